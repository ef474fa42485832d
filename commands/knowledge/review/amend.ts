/** A person's own wording of a proposal, before anything is decided. */
import { Effect } from "effect"
import { type AtomDraft, type Draft, type TaskDraft, type TopicDraft } from "../../../domain/knowledge/draft.ts"
import type { ActorId } from "../../../domain/ids.ts"
import type { Present } from "../../../domain/proposal/proposal.ts"
import { TopicRefused } from "../../../domain/topic/topic.ts"
import { AtomRefused } from "../../../domain/atom/atom.ts"
import { canonical } from "../../../streams/commit/identity.ts"
import type { Request } from "../../commandBus.ts"
import { NoSuchPerson } from "../../errors.ts"
import { Principals } from "../../principals.ts"
import { isNamed } from "../resolve.ts"
import { decide } from "./decide.ts"

/** A draft as a person writes it: the words are then theirs. */
export type Wording = Omit<TopicDraft, "wordsOf"> | Omit<AtomDraft, "wordsOf"> | Omit<TaskDraft, "wordsOf">

/** Whether a draft says just this, whoever's words it is made of. */
export const says = ({ wordsOf: _, ...draft }: Draft, wording: Wording): boolean =>
  canonical(draft) === canonical(wording)

/** `revision`: the draft that the person saw; the present one when left out. */
export const amend = (
  request: Request,
  id: string,
  { revision, draft }: { readonly revision?: number; readonly draft: Wording }
) =>
  decide(request, id, {
    own: (now) => ({
      _tag: "AmendProposal",
      revision: revision ?? now?.revision ?? 1,
      // What was left as it is stays whose it was, and is no edit.
      draft: now !== null && says(now.draft, draft) ? now.draft : { ...draft, wordsOf: request.actor }
    }),
    beside: (now) => Effect.as(sound(request.actor, now, draft), []),
    asked: { revision: revision ?? null, draft }
  })

/** Whom and what it names must be here, and for the one who names it to see. What the machine had named already may stay. */
const sound = Effect.fnUntraced(function* (actor: ActorId, { draft: was }: Present, draft: Wording) {
  yield* assignable(draft.kind === "task" ? draft.assignee : null)
  const known = new Set([...topicsIn(was), ...atomsIn(was)].map(String))
  for (const topic of topicsIn(draft))
    if (!known.has(topic) && !(yield* isNamed(actor, "topic", topic)))
      return yield* new TopicRefused({ because: "not-found" })
  for (const atom of atomsIn(draft))
    if (!known.has(atom) && !(yield* isNamed(actor, "atom", atom)))
      return yield* new AtomRefused({ because: "not-found" })
})

const assignable = Effect.fnUntraced(function* (assignee: ActorId | null) {
  if (assignee !== null && !(yield* Principals).isKnown(assignee)) return yield* new NoSuchPerson({ actor: assignee })
})

const topicsIn = (draft: Draft | Wording) =>
  draft.kind === "task" ? draft.topics : draft.kind === "atom" && draft.topic !== null ? [draft.topic] : []
const atomsIn = (draft: Draft | Wording) => (draft.kind === "task" ? draft.atoms : [])

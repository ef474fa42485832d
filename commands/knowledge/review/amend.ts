/** Stores a person's own wording of a proposal before the decision. */
import { Effect } from "effect"
import { type AtomDraft, type Draft, type TaskDraft, type TopicDraft } from "../../../domain/knowledge/draft.ts"
import type { ActorId } from "../../../domain/ids.ts"
import type { ProposalPresent } from "../../../domain/proposal/proposal.ts"
import { TopicRefused } from "../../../domain/topic/topic.ts"
import { AtomRefused } from "../../../domain/atom/atom.ts"
import { canonical } from "../../../streams/commit/identity.ts"
import type { Request } from "../../commandBus.ts"
import { requirePerson } from "../links.ts"
import { isNamed } from "../resolve.ts"
import { decide } from "./decide.ts"

/** A draft as a person writes it. The person becomes the owner of its words. */
export type AmendedWording = Omit<TopicDraft, "wordsOf"> | Omit<AtomDraft, "wordsOf"> | Omit<TaskDraft, "wordsOf">

/** True when a draft has this content. The owner of the words does not count. */
export const hasWording = ({ wordsOf: _, ...draft }: Draft, wording: AmendedWording): boolean =>
  canonical(draft) === canonical(wording)

/** `revision`: the revision of the draft that the person saw; the present one when left out. */
export const amend = (
  request: Request,
  id: string,
  { revision, draft }: { readonly revision?: number; readonly draft: AmendedWording }
) =>
  decide(request, id, {
    own: (now) => ({
      _tag: "AmendProposal",
      revision: revision ?? now?.revision ?? 1,
      // An unchanged draft keeps the owner of its words, and is not an edit.
      draft: now !== null && hasWording(now.draft, draft) ? now.draft : { ...draft, wordsOf: request.actor }
    }),
    beside: (now) => Effect.as(checkNames(request.actor, now, draft), []),
    asked: { revision: revision ?? null, draft }
  })

/** The actor must be able to see each topic and atom that it adds, and the assignee must be known. Names in the old draft may stay. */
const checkNames = Effect.fnUntraced(function* (
  actor: ActorId,
  { draft: was }: ProposalPresent,
  draft: AmendedWording
) {
  yield* requirePerson(newPersonIn(was, draft))
  if (draft.kind === "atom" && was.kind === "atom" && addsClaims(was, draft))
    return yield* new AtomRefused({ because: "not-found" })
  const known = new Set([...topicsIn(was), ...atomsIn(was)].map(String))
  for (const topic of topicsIn(draft))
    if (!known.has(topic) && !(yield* isNamed(actor, "topic", topic)))
      return yield* new TopicRefused({ because: "not-found" })
  for (const atom of atomsIn(draft))
    if (!known.has(atom) && !(yield* isNamed(actor, "atom", atom)))
      return yield* new AtomRefused({ because: "not-found" })
})

/** The owner that the machine found may be a person of the chat without a role. */
const newPersonIn = (was: Draft, draft: AmendedWording): ActorId | null => {
  if (draft.kind === "task") return draft.assignee
  if (draft.kind === "topic" || was.kind !== "atom") return null
  return draft.owner === was.owner ? null : (draft.owner ?? null)
}

/** The machine's claims about messages and other items may be removed, and none may be added: the evidence does not prove it. */
const addsClaims = (was: AtomDraft, now: Omit<AtomDraft, "wordsOf">): boolean => {
  const added = <A>(before: A | null | undefined, after: A | null | undefined) =>
    (after ?? null) !== null && after !== before
  const links = new Set((was.links ?? []).map(({ relation, to }) => `${relation} ${to}`))
  return (
    added(was.closedBy, now.closedBy) ||
    added(was.replacedBy, now.replacedBy) ||
    (now.links ?? []).some(({ relation, to }) => !links.has(`${relation} ${to}`))
  )
}

const topicsIn = (draft: Draft | AmendedWording) => {
  if (draft.kind === "task") return draft.topics
  return draft.kind === "atom" && draft.topic !== null ? [draft.topic] : []
}
const atomsIn = (draft: Draft | AmendedWording) => (draft.kind === "task" ? draft.atoms : [])

/** Makes a proposal real: the one way by which anything that a machine distilled becomes a topic, an atom or a task. */
import { Effect } from "effect"
import type { Present } from "../../../domain/proposal/proposal.ts"
import type { Request } from "../../commandBus.ts"
import { loadFromLog, requestFor, isRepeat } from "../loadFromLog.ts"
import { amend, says, type Wording } from "./amend.ts"
import { decide } from "./decide.ts"
import { make, settle } from "./outcome.ts"

/**
 * `revision`: the draft that the person saw, refused `changed-meanwhile` when it is another one now; the present one when
 * left out. `draft`: the person's own wording, stored first, in a commit of its own; what is approved is that or nothing.
 */
export const approve = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  { revision, draft }: { readonly revision?: number; readonly draft?: Wording }
) {
  const asked = { revision: revision ?? null, draft: draft ?? null }
  const beside = (now: Present) =>
    Effect.map(make(request.actor, id, now), (made) => [
      made,
      ...settle(now.origin, id, now.revision > 1 ? "edited" : "approved")
    ])
  const approving = (seen: (now: Present | null) => number) =>
    decide(request, id, {
      own: (now) => ({ _tag: "ApproveProposal", revision: seen(now), made: now?.made ?? id }),
      beside,
      asked
    })

  if (draft === undefined) return yield* approving((now) => revision ?? now?.revision ?? 1)
  const about = requestFor(request, id, "ApproveProposal")
  const done = isRepeat(yield* loadFromLog(request.actor, "proposal", id), about, "ApproveProposal")
  const both = { ...request, correlation: about.correlation }
  if (!done) yield* amend(both, id, { ...(revision === undefined ? {} : { revision }), draft })
  // Where somebody has changed the wording since, the revision before it is old: nobody approves what they did not see.
  return yield* approving((now) => (now !== null && says(now.draft, draft) ? now.revision : (revision ?? 1)))
})

/** Approves a proposal: the only way in which a machine's draft becomes a topic, an atom or a task. */
import { Effect } from "effect"
import type { ProposalPresent } from "../../../domain/proposal/proposal.ts"
import type { Request } from "../../commandBus.ts"
import { loadFromLog, requestFor, isRepeat } from "../loadFromLog.ts"
import { amend, hasWording, type AmendedWording } from "./amend.ts"
import { decide } from "./decide.ts"
import { make, settle } from "./outcome/outcome.ts"

/**
 * `revision`: the revision of the draft that the person saw; the present one when left out. Refused `changed-meanwhile`
 * when the draft has another revision now. `draft`: the person's own wording, stored first in a commit of its own.
 */
export const approve = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  { revision, draft }: { readonly revision?: number; readonly draft?: AmendedWording }
) {
  const asked = { revision: revision ?? null, draft: draft ?? null }
  const beside = (now: ProposalPresent) =>
    Effect.map(make(request.actor, id, now), (made) => [
      ...made,
      ...settle(now.origin, id, now.revision > 1 ? "edited" : "approved")
    ])
  const approving = (seen: (now: ProposalPresent | null) => number) =>
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
  // A person must not approve a wording that they did not see: after another edit, the revision that they sent is refused.
  return yield* approving((now) => (now !== null && hasWording(now.draft, draft) ? now.revision : (revision ?? 1)))
})

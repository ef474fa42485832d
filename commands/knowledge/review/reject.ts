/** Rejects a proposal, or puts it off. */
import { Clock, Effect } from "effect"
import { ProposalRefused } from "../../../domain/proposal/proposal.ts"
import type { Instant, RejectReason } from "../../../domain/values.ts"
import type { Request } from "../../commandBus.ts"
import { decide } from "./decide.ts"
import { settle } from "./outcome/outcome.ts"

export const reject = (request: Request, id: string, { reason }: { readonly reason: RejectReason | null }) =>
  decide(request, id, {
    own: () => ({ _tag: "RejectProposal", reason }),
    beside: (now) => Effect.succeed(settle(now.origin, id, "rejected")),
    asked: { reason }
  })

/** Hides the proposal from the queue until then. Refused `in-the-past` when that time has passed. */
export const snooze = (request: Request, id: string, { until }: { readonly until: Instant }) =>
  decide(request, id, {
    own: () => ({ _tag: "SnoozeProposal", until }),
    beside: () =>
      Effect.flatMap(Clock.currentTimeMillis, (now) =>
        Date.parse(until) > now ? Effect.succeed([]) : Effect.fail(new ProposalRefused({ because: "in-the-past" }))
      ),
    asked: { until }
  })

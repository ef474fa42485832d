/** Merges a proposal into an existing topic, atom or task: adds its evidence there and creates nothing. */
import { Effect } from "effect"
import { ProposalRefused } from "../../../domain/proposal/proposal.ts"
import type { Request } from "../../commandBus.ts"
import { loadFromLog } from "../loadFromLog.ts"
import { decide } from "./decide.ts"
import { addEvidence, settle } from "./outcome/outcome.ts"

/** `into`: an id of the draft's own kind, which the actor may see; refused `no-such-target` otherwise. */
export const merge = (request: Request, id: string, { into }: { readonly into: string }) =>
  decide(request, id, {
    own: () => ({ _tag: "MergeProposal", into }),
    beside: Effect.fnUntraced(function* (now) {
      const target = yield* loadFromLog(request.actor, now.draft.kind, into)
      if (target.now === null) return yield* new ProposalRefused({ because: "no-such-target" })
      return [...(yield* addEvidence(request.actor, id, now, into)), ...settle(now.origin, id, "merged")]
    }),
    asked: { into }
  })

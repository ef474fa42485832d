/** The proposal is known already: its quotes are put behind what is there, and nothing new is made. */
import { Effect } from "effect"
import type { Request } from "../../commandBus.ts"
import { decide } from "./decide.ts"
import { addEvidence, settle } from "./outcome.ts"

/** `into`: an id of the draft's own kind, which stands and which the asker may see. */
export const merge = (request: Request, id: string, { into }: { readonly into: string }) =>
  decide(request, id, {
    own: () => ({ _tag: "MergeProposal", into }),
    beside: (now) =>
      Effect.map(addEvidence(request.actor, id, now, into), (added) => [added, ...settle(now.origin, id, "merged")]),
    asked: { into }
  })

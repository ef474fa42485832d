/** Takes a decision back with a batch that undoes its consequences. Refused when they were used since. */
import { Effect } from "effect"
import { AtomRefused } from "../../../domain/atom/atom.ts"
import type { ActorId } from "../../../domain/ids.ts"
import type { DraftKind } from "../../../domain/knowledge/draft.ts"
import type { ProposalPresent } from "../../../domain/proposal/proposal.ts"
import { TaskRefused } from "../../../domain/task/rules/decision.ts"
import { TopicRefused } from "../../../domain/topic/topic.ts"
import type { Request } from "../../commandBus.ts"
import { Uses } from "../uses.ts"
import { decide } from "./decide.ts"
import { reopenLinked } from "./outcome/closings.ts"
import { settle, withdraw, withdrawEvidence } from "./outcome/outcome.ts"

/** Refused `used-since` when a person has changed what the approval made, or another item refers to it. */
export const reopen = (request: Request, id: string) =>
  decide(request, id, {
    own: () => ({ _tag: "ReopenProposal" }),
    beside: (now) => undone(request.actor, id, now),
    asked: {}
  })

const undone = Effect.fnUntraced(function* (actor: ActorId, id: string, now: ProposalPresent) {
  const { is, draft, made, into, origin } = now
  if (is === "rejected") return settle(origin, id, null)
  if (is === "merged" && into !== null) {
    const reopened = yield* reopenLinked(actor, id, draft, into)
    return [withdrawEvidence(draft.kind, into, id), ...reopened, ...settle(origin, id, null)]
  }
  if (is !== "approved" || made === null) return []
  if ((yield* (yield* Uses).of(draft.kind, made)) > 0) return yield* Effect.fail(usedSince(draft.kind))
  const reopened = yield* reopenLinked(actor, id, draft, made)
  return [withdraw(draft.kind, made, id), ...reopened, ...settle(origin, id, null)]
})

const usedSince = (kind: DraftKind) => {
  if (kind === "topic") return new TopicRefused({ because: "used-since" })
  if (kind === "atom") return new AtomRefused({ because: "used-since" })
  return new TaskRefused({ because: "used-since" })
}

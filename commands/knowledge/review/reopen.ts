/** Takes a decision back with a batch that undoes its consequences. Refused when they were used since. */
import { Effect } from "effect"
import { AtomRefused } from "../../../domain/atom/atom.ts"
import type { DraftKind } from "../../../domain/knowledge/draft.ts"
import type { ProposalPresent } from "../../../domain/proposal/proposal.ts"
import { TaskRefused } from "../../../domain/task/task.ts"
import { TopicRefused } from "../../../domain/topic/topic.ts"
import type { Request } from "../../commandBus.ts"
import { Uses } from "../uses.ts"
import { decide } from "./decide.ts"
import { settle, withdraw, withdrawEvidence } from "./outcome.ts"

/** Refused `used-since` when a person has changed what the approval made, or another item refers to it. */
export const reopen = (request: Request, id: string) =>
  decide(request, id, { own: () => ({ _tag: "ReopenProposal" }), beside: (now) => undone(id, now), asked: {} })

const undone = Effect.fnUntraced(function* (id: string, { is, draft: { kind }, made, into, origin }: ProposalPresent) {
  if (is === "rejected") return settle(origin, id, null)
  if (is === "merged" && into !== null) return [withdrawEvidence(kind, into, id), ...settle(origin, id, null)]
  if (is !== "approved" || made === null) return []
  if ((yield* (yield* Uses).of(kind, made)) > 0) return yield* Effect.fail(usedSince(kind))
  return [withdraw(kind, made, id), ...settle(origin, id, null)]
})

const usedSince = (kind: DraftKind) => {
  if (kind === "topic") return new TopicRefused({ because: "used-since" })
  if (kind === "atom") return new AtomRefused({ because: "used-since" })
  return new TaskRefused({ because: "used-since" })
}

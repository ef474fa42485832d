/** Takes a decision back by a batch that undoes what it did. What was used since stays, and the decision with it. */
import { Effect } from "effect"
import { AtomRefused } from "../../../domain/atom/atom.ts"
import type { DraftKind } from "../../../domain/knowledge/draft.ts"
import type { Present } from "../../../domain/proposal/proposal.ts"
import { TaskRefused } from "../../../domain/task/task.ts"
import { TopicRefused } from "../../../domain/topic/topic.ts"
import type { Request } from "../../commandBus.ts"
import { Uses } from "../uses.ts"
import { decide } from "./decide.ts"
import { settle, withdraw, withdrawEvidence } from "./outcome.ts"

/** Refused `used-since` when what was made has moved on, or when the reads show that something points at it. */
export const reopen = (request: Request, id: string) =>
  decide(request, id, { own: () => ({ _tag: "ReopenProposal" }), beside: (now) => undone(id, now), asked: {} })

const undone = Effect.fnUntraced(function* (id: string, { is, draft: { kind }, made, into, origin }: Present) {
  if (is === "rejected") return settle(origin, id, null)
  if (is === "merged" && into !== null) return [withdrawEvidence(kind, into, id), ...settle(origin, id, null)]
  if (is !== "approved" || made === null) return []
  if ((yield* (yield* Uses).of(kind, made)) > 0) return yield* Effect.fail(usedSince(kind))
  return [withdraw(kind, made, id), ...settle(origin, id, null)]
})

const usedSince = (kind: DraftKind) =>
  kind === "topic"
    ? new TopicRefused({ because: "used-since" })
    : kind === "atom"
      ? new AtomRefused({ because: "used-since" })
      : new TaskRefused({ because: "used-since" })

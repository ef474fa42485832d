/** Two topics that are one. Readers follow the one that was merged to the other, and what is filed under it. */
import { Effect } from "effect"
import { ProposalId, TopicId } from "../../domain/ids.ts"
import { TopicRefused } from "../../domain/topic/topic.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { CommandBus, type Request, type Step } from "../commandBus.ts"
import { loadFromLog, requestFor } from "./loadFromLog.ts"

/** Both must stand, and be the asker's to see. */
export const mergeTopic = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  { into }: { readonly into: string }
) {
  if (into === id) return yield* new TopicRefused({ because: "itself" })
  const { now } = yield* loadFromLog(request.actor, "topic", into)
  // Of a topic that is there, but not for the asker, as of one that is not there at all.
  if (now === null && (yield* loadFromLog(request.actor, "topic", id)).now !== null)
    return yield* new TopicRefused({ because: "no-such-target" })
  // A step that records nothing, since it has this evidence: but it is refused where the topic does not stand.
  const stands: Step = {
    subject: subjectOf("topic", into),
    command: { _tag: "AddTopicEvidence", proposal: now?.proposals[0] ?? ProposalId.make(into) }
  }
  const { seq } = yield* (yield* CommandBus).send(
    requestFor(request, id, "MergeTopic"),
    { subject: subjectOf("topic", id), command: { _tag: "MergeTopic", into: TopicId.make(into) } },
    stands
  )
  return { id, seq }
})

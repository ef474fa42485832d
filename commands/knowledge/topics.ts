/** Merges one topic into another. Readers then find the atoms and tasks of both under the other one. */
import { Effect } from "effect"
import { ProposalId, TopicId } from "../../domain/ids.ts"
import { TopicRefused } from "../../domain/topic/topic.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { admit } from "../admit.ts"
import { CommandBus, type Request, type Step } from "../commandBus.ts"
import { Principals } from "../principals.ts"
import { loadFromLog, requestFor } from "./loadFromLog.ts"

/** The actor must be able to see both topics, and neither may be archived or merged. */
export const mergeTopic = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  { into }: { readonly into: string }
) {
  const command = { _tag: "MergeTopic", into: TopicId.make(into) } as const
  yield* admit(yield* Principals, request.actor, command)
  if (into === id) return yield* new TopicRefused({ because: "itself" })
  const { now } = yield* loadFromLog(request.actor, "topic", into)
  // A target that the actor may not see is refused like one that is absent.
  if (now === null && (yield* loadFromLog(request.actor, "topic", id)).now !== null)
    return yield* new TopicRefused({ because: "no-such-target" })
  // This step records nothing, since the topic has this evidence already. It is refused when the topic is archived or merged.
  const targetIsActive: Step = {
    subject: subjectOf("topic", into),
    command: { _tag: "AddTopicEvidence", proposal: now?.proposals[0] ?? ProposalId.make(into) }
  }
  const { seq } = yield* (yield* CommandBus).send(
    requestFor(request, id, "MergeTopic"),
    { subject: subjectOf("topic", id), command },
    targetIsActive
  )
  return { id, seq }
})

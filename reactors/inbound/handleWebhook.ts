/** Turns one stored request of a source into a message or a task. The same request again is the same command. */
import { Effect, Result } from "effect"
import type { Step } from "../../commands/commandBus.ts"
import { makeSendOnce } from "../../commands/sendOnce.ts"
import { sourceActor } from "../../commands/sources/registerSource.ts"
import { type KnownSource, InboundSources } from "../../commands/sources/sources.ts"
import { makeTargetChat } from "../../commands/sources/targetChat.ts"
import { MessageId, reactorActor, TaskId } from "../../domain/ids.ts"
import type { WebhookWords } from "../../domain/source/sentences/worded.ts"
import { unhandled } from "../../domain/source/unhandled.ts"
import { parseBoundedJson } from "../../domain/text/json/jsonBounds.ts"
import { messageTextOf, sayWebhook, taskTextsOf } from "../../domain/source/sayWebhook.ts"
import { idFrom } from "../../streams/commit/identity.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { framesOf, isUnavailable } from "../../streams/errors.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { correlated } from "../../streams/trace/correlation.ts"
import { traced } from "../../streams/trace/tracing.ts"
import type { InboundRequest, StoredRequest } from "../../streams/inbox/sourceInbox.ts"

const robot = reactorActor("receive")

interface Target {
  readonly audience: KnownSource["now"]["audience"]
  readonly chat: KnownSource["now"]["chat"]
}

/**
 * The work on a stored request begins a trace. Each try of the request has the correlation of its delivery, which does not change
 * when the request is set aside at another position.
 */
export const withinWebhook =
  ({ position, request }: Pick<StoredRequest, "position" | "request">) =>
  <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    work.pipe(
      traced({ name: "handle webhook", kind: "consumer", mayBegin: true }),
      correlated(request?.correlation ?? `webhook@${position}`)
    )

/** The author is the source, and it is a machine: its words are context of the chat, and no evidence. */
const messageStep = (
  { id, now }: KnownSource,
  { key, at }: InboundRequest,
  said: WebhookWords,
  target: Target
): Step => ({
  subject: subjectOf("message", MessageId.make(idFrom("message", sourceActor(id), "ReceiveMessage", key))),
  command: {
    _tag: "ReceiveMessage",
    source: "webhook",
    ...target,
    author: sourceActor(id),
    text: messageTextOf(said),
    sentAt: at,
    replyTo: null,
    thread: target.chat === null ? null : now.thread,
    bot: true
  }
})

const taskStep = ({ id }: KnownSource, { key }: InboundRequest, said: WebhookWords, { audience }: Target): Step => ({
  subject: subjectOf("task", TaskId.make(idFrom("task", sourceActor(id), "CreateTask", key))),
  command: {
    _tag: "CreateTask",
    wordsOf: sourceActor(id),
    ...taskTextsOf(said),
    audience,
    message: null,
    source: "webhook",
    priority: null,
    category: null,
    assignee: null,
    due: null
  }
})

/** Fails while a part that every request needs is down; a retry is safe. Returns the reason when a person must look at it. */
export const makeHandleWebhook = Effect.gen(function* () {
  const sources = yield* InboundSources
  const sendOnce = yield* makeSendOnce
  const targetChat = yield* makeTargetChat
  const { lastSeq } = yield* EventStore

  const sourceOf = Effect.fnUntraced(function* (id: string) {
    if (sources.find(id) === null) yield* sources.current
    return sources.find(id)
  })
  const handle = Effect.fnUntraced(function* ({ source, request }: StoredRequest) {
    if (request === null) return unhandled("unopened")
    // Also of a source that was removed since: its sender was told that the webhook is accepted.
    const known = yield* sourceOf(source)
    if (known === null) return unhandled("no-source")
    const { now } = known
    const saying = sayWebhook(now, request.event, parseBoundedJson(request.body) ?? null)
    if (Result.isFailure(saying)) return unhandled("no-text", saying.failure.missing)
    const said = saying.success
    if (said === null) return null
    const target = now.chat === null ? { chat: null, audience: now.audience } : yield* targetChat(now.chat)
    if (target === null) return unhandled("not-in-chat")
    const message = messageStep(known, request, said, target)
    const task = taskStep(known, request, said, target)
    const [step, other] = now.makes === "message" ? [message, task] : [task, message]
    // The same webhook has become the other thing before its source was changed.
    if ((yield* lastSeq(other.subject)) > 0) return null
    yield* sendOnce({ actor: sourceActor(known.id), authority: robot, key: request.key }, step)
    return null
  })
  return (stored: StoredRequest) =>
    handle(stored).pipe(
      Effect.catchIf(
        (error) => !isUnavailable(error),
        ({ _tag }) => Effect.succeed(unhandled("refused", _tag))
      ),
      // A defect is a bug and would occur again.
      Effect.catchDefect((defect) =>
        Effect.as(
          Effect.logError("a webhook could not be handled", { position: stored.position, at: framesOf(defect) }),
          unhandled("defect")
        )
      )
    )
})
export type HandleWebhook = Effect.Success<typeof makeHandleWebhook>

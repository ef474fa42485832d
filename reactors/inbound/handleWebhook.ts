/** Turns one stored request of a source into a message or a task. The same request again is the same command. */
import { Effect, Result } from "effect"
import type { Step } from "../../commands/commandBus.ts"
import { makeSendOnce } from "../../commands/sendOnce.ts"
import { sourceActor } from "../../commands/sources/registerSource.ts"
import { type KnownSource, InboundSources } from "../../commands/sources/sources.ts"
import { makeTargetChat } from "../../commands/sources/targetChat.ts"
import { MessageId, reactorActor, TaskId } from "../../domain/ids.ts"
import type { WebhookWords } from "../../domain/source/sentences/worded.ts"
import { parseBoundedJson } from "../../domain/text/jsonBounds.ts"
import { messageTextOf, sayWebhook, taskTextsOf } from "../../domain/source/sayWebhook.ts"
import { idFrom } from "../../streams/commit/identity.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { framesOf, isUnavailable } from "../../streams/errors.ts"
import type { InboundRequest, StoredRequest } from "../../streams/inbox/sourceInbox.ts"

/** The request cannot be handled as it is: a person must look at it. Never a text of the sender. */
export interface Unhandled {
  readonly why: string
}

const robot = reactorActor("receive")
const unhandled = (why: string): Unhandled => ({ why })

interface Target {
  readonly audience: KnownSource["now"]["audience"]
  readonly chat: KnownSource["now"]["chat"]
}

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

  const sourceOf = Effect.fnUntraced(function* (id: string) {
    if (sources.find(id) === null) yield* sources.current
    return sources.find(id)
  })
  const handle = Effect.fnUntraced(function* ({ source, request }: StoredRequest) {
    if (request === null) return unhandled("the stored request cannot be opened")
    // Also of a source that was removed since: its sender was told that the webhook is accepted.
    const known = yield* sourceOf(source)
    if (known === null) return unhandled("there is no such incoming webhook")
    const { now } = known
    const saying = sayWebhook(now, request.event, parseBoundedJson(request.body) ?? null)
    if (Result.isFailure(saying)) return unhandled(`the webhook has no text at ${saying.failure.missing}`)
    const said = saying.success
    if (said === null) return null
    const target = now.chat === null ? { chat: null, audience: now.audience } : yield* targetChat(now.chat)
    if (target === null) return unhandled("the tracker is not in the chat any more")
    const step = { message: messageStep, task: taskStep }[now.makes](known, request, said, target)
    yield* sendOnce({ actor: sourceActor(known.id), authority: robot, key: request.key }, step)
    return null
  })
  return (stored: StoredRequest) =>
    handle(stored).pipe(
      Effect.catchIf(
        (error) => !isUnavailable(error),
        ({ _tag }) => Effect.succeed(unhandled(_tag))
      ),
      // A defect is a bug and would occur again.
      Effect.catchDefect((defect) =>
        Effect.as(
          Effect.logError("a webhook could not be handled", { position: stored.position, at: framesOf(defect) }),
          unhandled("a defect")
        )
      )
    )
})
export type HandleWebhook = Effect.Success<typeof makeHandleWebhook>

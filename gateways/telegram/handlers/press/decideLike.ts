/** The buttons Same and Different of a card that looks like another task. */
import { Effect } from "effect"
import type { Request } from "../../../../commands/commandBus.ts"
import { linkTask } from "../../../../commands/knowledge/links.ts"
import { loadFromLog } from "../../../../commands/knowledge/loadFromLog.ts"
import { sendOnce } from "../../../../commands/sendOnce.ts"
import { CommentId, type TaskId } from "../../../../domain/ids.ts"
import { proseFrom } from "../../../../domain/text/fit.ts"
import { commentLength } from "../../../../domain/text/limits.ts"
import { idFrom } from "../../../../streams/commit/identity.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { Outbox } from "../../cards/outbox.ts"
import type { Like, Post } from "../../cards/posts/post.ts"
import type { PressUpdate } from "../../inbox/update.ts"

/** The task that the pressed card asks about; null when the card asks nothing. */
export const likeAt = Effect.fnUntraced(function* ({ message }: PressUpdate, task: TaskId) {
  const posts = (yield* Outbox).following(task)
  const { what } = posts.find((post) => message !== undefined && isAt(post, message)) ?? { what: null }
  return what?.is === "card" ? (what.like ?? null) : null
})

const isAt = ({ chat, stage }: Post, message: NonNullable<PressUpdate["message"]>) =>
  chat === message.chat.id && stage.is === "standing" && stage.message === message.message_id

/** Remembers the answer on all cards of the task. */
export const answerLike = (task: TaskId, answer: NonNullable<Like["answer"]>) =>
  Effect.flatMap(Outbox, ({ amend }) =>
    amend(task, ({ what, ...post }): Post | null =>
      what.is === "card" && what.like !== undefined
        ? { ...post, what: { ...what, like: { ...what.like, answer } } }
        : null
    )
  )

/**
 * Adds the words of a task to another one as a comment of their author, links the two, and cancels the first one. Each step is
 * recorded once, so a press that a crash has interrupted is completed by its redelivery.
 */
export const mergeTasks = Effect.fnUntraced(function* (
  request: Request,
  { message }: PressUpdate,
  task: TaskId,
  into: TaskId
) {
  const outbox = yield* Outbox
  const { commits } = yield* loadFromLog(request.actor, "task", task)
  const created = commits.flatMap(({ events }) => events).find(({ _tag }) => _tag === "TaskCreated")
  if (created?._tag !== "TaskCreated") return
  const words = created.description.startsWith(created.title)
    ? created.description
    : [created.title, created.description].filter((part) => part !== "").join("\n")
  const isInChat = outbox.following(into).some(({ what, chat }) => what.is === "card" && chat === message?.chat.id)
  yield* sendOnce(
    { ...request, key: `${request.key}:comment` },
    {
      subject: subjectOf("task", into),
      command: {
        _tag: "CommentTask",
        wordsOf: created.wordsOf,
        comment: CommentId.make(idFrom("comment", "same", "CommentTask", task)),
        text: proseFrom(words, commentLength),
        ...(isInChat ? { via: "telegram" as const } : {})
      }
    }
    // Another person may have pressed the button at the same time.
  ).pipe(
    Effect.catchIf(
      (error) => error._tag === "TaskRefused" && error.because === "comment-exists",
      () => Effect.void
    )
  )
  yield* linkTask({ ...request, key: `${request.key}:link` }, task, {
    _tag: "LinkTask",
    relation: "duplicate",
    to: into
  })
  yield* sendOnce(request, { subject: subjectOf("task", task), command: { _tag: "CancelTask" } })
  yield* answerLike(task, "same")
})

/** The buttons Same and Different of a card whose task resembles another one. */
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
import type { Commit } from "../../../../streams/commit/envelope.ts"

/**
 * Adds the words of a task to another one as a comment of their author, links the two, and cancels the first one. Each step is
 * recorded once, so the redelivery of a press completes what a crash has interrupted.
 *
 * Returns false when the tasks no longer have the same audience, because the words would reach people who may not read them.
 */
export const mergeTasks = Effect.fnUntraced(function* (
  request: Request,
  { message }: PressUpdate,
  task: TaskId,
  into: TaskId
) {
  const outbox = yield* Outbox
  const { now, commits } = yield* loadFromLog(request.actor, "task", task)
  const other = yield* loadFromLog(request.actor, "task", into)
  const found = wordsIn(commits)
  if (found === null || now === null || now.audience !== other.now?.audience) return false
  const isInChat = outbox.following(into).some(({ what, chat }) => what.is === "card" && chat === message?.chat.id)
  yield* sendOnce(
    { ...request, key: `${request.key}:comment` },
    {
      subject: subjectOf("task", into),
      command: {
        _tag: "CommentTask",
        wordsOf: found.wordsOf,
        comment: CommentId.make(idFrom("comment", "same", "CommentTask", task)),
        text: proseFrom(found.words, commentLength),
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
  return true
})

/**
 * The present words of a task and their author; null for a task that does not exist. A comment has one author, so the description of
 * another person stays in the linked task.
 */
const wordsIn = (commits: ReadonlyArray<Commit>) => {
  const events = commits.flatMap((commit) => commit.events)
  const titled = events.findLast((event) => event._tag === "TaskCreated" || event._tag === "TaskRetitled")
  const described = events.findLast((event) => event._tag === "TaskCreated" || event._tag === "TaskDescribed")
  if (titled === undefined || described === undefined) return null
  const { title, wordsOf } = titled
  const description = described.wordsOf === wordsOf ? described.description : ""
  if (description.startsWith(title)) return { wordsOf, words: description }
  return { wordsOf, words: [title, description].filter((part) => part !== "").join("\n") }
}

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

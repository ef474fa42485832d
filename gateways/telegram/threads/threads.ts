/**
 * Sends comments that were written outside a group as replies to the card in the group. In a private chat, comments arrive as
 * notices.
 *
 * The audience of a group's task never changes, so the members of the group may read all of its comments.
 */
import { Clock, Context, Effect, Layer } from "effect"
import { LRUCache } from "lru-cache"
import type { TaskId } from "../../../domain/ids.ts"
import { type Bucket, Buckets } from "../../../streams/ports/bucket.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import type { AggregateParked, LogChanged, StreamUnavailable } from "../../../streams/errors.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { Outbox } from "../cards/outbox.ts"
import type { Post } from "../cards/posts/post.ts"
import { TaskView, type ViewUnavailable } from "../cards/task/taskView.ts"
import { mostPosition } from "../notices/readButton.ts"
import { lifeMillis, quietMillis, timeAfterItem } from "../rounds/bursts.ts"
import { changesComments, commentsIn, type ThreadComment } from "./commentLog.ts"

/** The end of the log when the bot first followed comments. Earlier comments are not sent. */
const beginEntry = "comments.begin"

/** Tasks whose position is remembered. The log of another task is read from its last message on. */
const mostTasks = 10_000

type Fault = StreamUnavailable | LogChanged | AggregateParked | ViewUnavailable

export class Threads extends Context.Service<
  Threads,
  {
    /** Requests the messages for the new comments of a task, and updates those whose comments have changed. Safe to repeat. */
    readonly follow: (task: TaskId) => Effect.Effect<void, Fault>
  }
>()("tracker/gateways/telegram/Threads") {
  static readonly layer: Layer.Layer<Threads, StreamUnavailable, Buckets | EventStore | Outbox | TaskView> =
    Layer.effect(
      Threads,
      Effect.gen(function* () {
        const bucket = yield* (yield* Buckets).open("OUTBOX")
        const { load } = yield* EventStore
        const view = yield* TaskView
        const outbox = yield* Outbox
        /** The position up to which the log of a task was read. */
        const read = new LRUCache<TaskId, number>({ max: mostTasks })
        let begin: number | null = null

        const beginning = Effect.gen(function* () {
          begin ??= yield* storedBegin(bucket, view)
          return begin
        })
        const follow = Effect.fnUntraced(function* (task: TaskId) {
          const posts = outbox.following(task)
          const cards = posts.filter(isCardOfGroup)
          if (cards.length === 0) return
          const first = yield* beginning
          const from = Math.max(read.get(task) ?? 0, Math.min(...cards.map(({ chat }) => postedIn(posts, chat, first))))
          const fresh = yield* load(subjectOf("task", task), from)
          // Changes of comments come before the ranges are extended below, so a crash in between repeats them.
          if (changesComments(fresh))
            for (const comment of commentsIn(yield* load(subjectOf("task", task))))
              if (comment.changed > from) yield* outbox.amend(task, (post) => withChange(post, comment))
          const comments = commentsIn(fresh).filter(({ isFromChat }) => !isFromChat)
          for (const card of cards) {
            const posted = postedIn(posts, card.chat, first)
            yield* request(
              outbox,
              task,
              card,
              comments.filter(({ position }) => position > posted)
            )
          }
          read.set(task, fresh.at(-1)?.seq ?? from)
        })
        return Threads.of({ follow })
      })
    )
}

const storedBegin = Effect.fnUntraced(function* (bucket: Bucket, { changedAfter }: TaskView["Service"]) {
  const stored = yield* bucket.get(beginEntry)
  if (stored !== null) return Number(Buffer.from(stored.value).toString())
  const { seq } = yield* changedAfter(mostPosition)
  yield* bucket.put(beginEntry, Buffer.from(String(seq)))
  return seq
})

const isCardOfGroup = ({ what, chat, stage }: Post) => what.is === "card" && chat < 0 && stage.is !== "given-up"

/** The position up to which the comments of a task have messages in a chat. */
const postedIn = (posts: ReadonlyArray<Post>, chat: number, begin: number): number =>
  Math.max(begin, ...posts.map(({ what, chat: own }) => (what.is === "comments" && own === chat ? what.upTo : 0)))

/** Marks the message of a changed comment for an edit; null for a message without this comment, and for a marked one. */
const withChange = (post: Post, { position, changed }: ThreadComment): Post | null => {
  const { what, stage } = post
  if (what.is !== "comments" || position <= what.after || position > what.upTo) return null
  if (changed === position || (what.changed ?? 0) >= changed) return null
  const shown: Post["stage"] = stage.is === "standing" ? { ...stage, shown: "" } : stage
  return { ...post, what: { ...what, changed }, stage: shown }
}

/** Adds comments to the message that waits below the card, or requests another message. */
const request = Effect.fnUntraced(function* (
  outbox: Outbox["Service"],
  task: TaskId,
  { chat, thread, language }: Post,
  comments: ReadonlyArray<ThreadComment>
) {
  const [first, last] = [comments[0]?.position, comments.at(-1)?.position]
  if (first === undefined || last === undefined) return
  const now = yield* Clock.currentTimeMillis
  if (yield* outbox.amend(task, (post) => (post.chat === chat ? extended(post, last, now) : null))) return
  yield* outbox.ensure(`comments:${chat}:${task}:${first}`, {
    chat,
    thread,
    replyTo: null,
    language,
    what: { is: "comments", task, after: first - 1, upTo: last },
    notBefore: now + quietMillis,
    until: now + lifeMillis
  })
})

const extended = ({ what, notBefore, ...post }: Post, upTo: number, now: number): Post | null => {
  if (what.is !== "comments" || post.stage.is !== "wanted") return null
  return {
    ...post,
    what: { ...what, upTo: Math.max(what.upTo, upTo) },
    notBefore: timeAfterItem(notBefore, post.at, now)
  }
}

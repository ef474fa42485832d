/** Desired bot messages, persisted and reconciled with Telegram. */
import { Clock, Context, Duration, Effect, Layer, Schema, Stream } from "effect"
import type { ProposalId, TaskId } from "../../../domain/ids.ts"
import { Buckets } from "../../../streams/ports/bucket.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import type { Keyring, KeysUnusable } from "../../../streams/sealing/keyring.ts"
import { BotApi } from "../api/bot.ts"
import { AddressBook } from "../people/book/addressBook.ts"
import { makeDeliver } from "./delivery/deliver.ts"
import { type ChatQueues, makeChatQueues, notShown } from "./delivery/chatQueues.ts"
import { makePace, type Pace } from "./delivery/limits/pace.ts"
import { makeSweep } from "./delivery/sweep.ts"
import { Renderers } from "./renderers/renderers.ts"
import { isLive, type Post, type Wanted } from "./posts/post.ts"
import { isUnfinished, makePostStore, type PostStore } from "./posts/postStore.ts"
import type { Picker } from "./task/press.ts"
import { TaskView } from "./task/taskView.ts"

/** Time between two reads for cards that wait, in case the announcement of a change was lost. */
const waitingInterval = Duration.minutes(1)
/** Time between two sweeps for changed cards, for the same case. */
const sweepInterval = Duration.minutes(10)
/** Time between two removals of old posts. */
const pruneInterval = Duration.days(1)

/** A message was sent just now and its number is not known yet. Safe to retry in a moment. */
export class Unsettled extends Schema.TaggedError<Unsettled>()("Unsettled", {}) {
  override get message() {
    return "the number of a message that was just sent is not known yet"
  }
}

/**
 * The meaning of a message of the bot for a person who replies to it. `card`: a reply is a comment on the task. `proposal`: a reply
 * changes the draft. `question`: the bot has asked what to do. `notices`: it has the notices of the person in a range of the log.
 */
export type Standing =
  | { readonly is: "card"; readonly task: TaskId }
  | { readonly is: "proposal"; readonly proposal: ProposalId }
  | { readonly is: "question" }
  | { readonly is: "notices"; readonly after: number; readonly upTo: number }

/** The meaning of a message with this content; null when it has none. */
export const standingOf = (what: Post["what"] | null): Standing | null => {
  if (what?.is === "card" || what?.is === "comments") return { is: "card", task: what.task }
  if (what?.is === "proposal") return { is: "proposal", proposal: what.proposal }
  if (what?.is === "bundle") return { is: "notices", after: what.after, upTo: what.upTo }
  return what?.is === "notice" && what.asks === "task" ? { is: "question" } : null
}

/** The card at this message, and the picker that it must show; null: its buttons. */
export interface CardPicker {
  readonly chat: number
  readonly message: number
  readonly picker: Picker | null
}

export class Outbox extends Context.Service<
  Outbox,
  {
    /**
     * Requests a message in a chat; a card follows its task from then on. A second request with the same `key` changes
     * nothing. On disk when this returns.
     */
    readonly ensure: (key: string, wanted: Wanted) => Effect.Effect<void, StreamUnavailable>
    /**
     * As `ensure`, but a second request with the same `key` replaces the content: a sent message is edited, at its place. A
     * message that a person has deleted, or that has ended, is not sent again. On disk when this returns.
     */
    readonly replace: (key: string, wanted: Wanted) => Effect.Effect<void, StreamUnavailable>
    /** The posts about a task or a person, also those that are sent. */
    readonly following: (thing: string) => ReadonlyArray<Post>
    /** Changes the posts about a thing; null leaves a post as it is. True when one was changed. On disk when this returns. */
    readonly amend: (thing: string, change: (post: Post) => Post | null) => Effect.Effect<boolean, StreamUnavailable>
    /** Notes an update from a chat: the chat accepts the bot, and a message of another author has this number. */
    readonly noteUpdate: (chat: number, message: number | null) => Effect.Effect<void>
    /** Resumes a chat where the bot may write again, and compares all of its cards. */
    readonly allow: (chat: number) => Effect.Effect<void>
    /** The messages that are not sent yet, and the end of the last pause that Telegram asked for: milliseconds since 1970, or 0. */
    readonly backlog: () => { readonly waiting: number; readonly floodedUntil: number }
    /** Compares the messages about a thing with its present state. */
    readonly look: (thing: string) => Effect.Effect<void>
    /** Edits the live messages about a thing, also when their text is right: their buttons may have the data of an earlier state. */
    readonly refresh: (thing: TaskId | ProposalId) => Effect.Effect<void, StreamUnavailable>
    /** Shows a picker on one card of a task for five minutes, or shows its buttons again. */
    readonly showPicker: (task: TaskId, shown: CardPicker) => Effect.Effect<void, StreamUnavailable>
    /**
     * The meaning of the bot's message with this number; null when it has none. Fails while that is not certain; a retry is safe.
     */
    readonly standingAt: (chat: number, message: number) => Effect.Effect<Standing | null, Unsettled>
  }
>()("tracker/gateways/telegram/Outbox") {
  /** Starts with every stored post: a post that a crash interrupted is found, or sent. */
  static readonly layer: Layer.Layer<
    Outbox,
    StreamUnavailable | KeysUnusable,
    AddressBook | BotApi | Renderers | TaskView | Buckets | Keyring
  > = Layer.effect(
    Outbox,
    Effect.gen(function* () {
      const view = yield* TaskView
      const posts = yield* makePostStore(yield* Clock.currentTimeMillis)
      const pace = yield* makePace()
      restoreFloods(posts, pace)
      const deliver = makeDeliver({ api: yield* BotApi, renderers: yield* Renderers, posts, pace })
      const { noteRefusal } = yield* AddressBook
      const queues = makeChatQueues({ posts, scope: yield* Effect.scope, pace, deliver, noteRefusal })
      const sweep = yield* makeSweep({ bucket: yield* (yield* Buckets).open("OUTBOX"), view, posts, queues })

      yield* follow({ view, posts, queues, sweep })
      const ofChat = (chat: number) => posts.all().flatMap(([key, post]) => (post.chat === chat ? [key] : []))
      const ensure = Effect.fnUntraced(function* (asked: string, wanted: Wanted) {
        const key = posts.keyOf(asked)
        const at = yield* Clock.currentTimeMillis
        const added = yield* posts.add(key, { ...wanted, at, stage: { is: "wanted" } })
        if (added !== "known") yield* queues.mark([key])
        return added
      })
      return Outbox.of({
        ensure: (asked, wanted) => Effect.asVoid(ensure(asked, wanted)),
        replace: Effect.fnUntraced(function* (asked, wanted) {
          if ((yield* ensure(asked, wanted)) === "added") return
          const key = posts.keyOf(asked)
          if (yield* posts.update(key, (now) => replaced(now, wanted))) yield* queues.mark([key])
        }),
        following: (thing) => posts.ofThing(thing).flatMap((key) => posts.get(key) ?? []),
        amend: Effect.fnUntraced(function* (thing, change) {
          const keys = yield* Effect.filter(posts.ofThing(thing), (key) => posts.update(key, change))
          yield* queues.mark(keys)
          return keys.length > 0
        }),
        noteUpdate: (chat, message) =>
          Effect.suspend(() => {
            if (message !== null) posts.noteNumber(chat, message)
            return queues.isClosed(chat) ? Effect.andThen(queues.allow(chat), queues.mark(ofChat(chat))) : Effect.void
          }),
        allow: (chat) =>
          Effect.andThen(
            queues.allow(chat),
            Effect.suspend(() => queues.mark(ofChat(chat)))
          ),
        backlog: () => backlogOf(posts.all().map(([, post]) => post)),
        look: (thing) => Effect.suspend(() => queues.mark(posts.ofThing(thing))),
        refresh: Effect.fnUntraced(function* (thing) {
          const isLiveAt = (post: Post | undefined) => post !== undefined && isLive(post.what)
          const keys = posts.ofThing(thing).filter((key) => isLiveAt(posts.get(key)))
          yield* Effect.forEach(keys, (key) => posts.update(key, notShown), { discard: true })
          yield* queues.mark(keys)
        }),
        showPicker: makeShowPicker(posts, queues),
        standingAt: (chat, message) =>
          Effect.suspend(() => {
            if (posts.isUnsettled(chat, message)) return Effect.fail(new Unsettled())
            return Effect.succeed(standingOf(posts.whatAt(chat, message)))
          })
      })
    })
  )
}

const backlogOf = (posts: ReadonlyArray<Post>) => ({
  waiting: posts.filter(({ stage }) => stage.is === "wanted" || stage.is === "sending").length,
  floodedUntil: posts.reduce((latest, { floodedUntil = 0 }) => Math.max(latest, floodedUntil), 0)
})

/** Time for which a card shows a picker. */
export const pickerTime = Duration.minutes(5)

/** See `Outbox.showPicker`. */
const makeShowPicker = (posts: PostStore, queues: ChatQueues) =>
  Effect.fnUntraced(function* (task: TaskId, shown: CardPicker) {
    const now = yield* Clock.currentTimeMillis
    const keys = posts.ofThing(task).filter((key) => isAt(posts.get(key), shown))
    yield* Effect.forEach(keys, (key) => posts.update(key, (post) => withPicker(post, shown.picker, now)), {
      discard: true
    })
    yield* queues.mark(keys)
  })

const isAt = (post: Post | undefined, { chat, message }: CardPicker) =>
  post?.chat === chat && post.stage.is === "standing" && post.stage.message === message

/** Null when the post is no card, or when it has no picker to close. */
const withPicker = (post: Post, picker: Picker | null, now: number): Post | null => {
  const { what } = post
  if (what.is !== "card") return null
  const { picker: before, ...card } = what
  if (picker !== null)
    return notShown({ ...post, what: { ...card, picker: { ...picker, until: now + Duration.toMillis(pickerTime) } } })
  return before === undefined ? null : notShown({ ...post, what: card })
}

/** The post with another content. A notice must be shown again, because its former text may be erased. */
const replaced = (
  { notBefore: _, until: __, loud: ___, priority: ____, ...post }: Post,
  wanted: Wanted
): Post | null => {
  const { stage, chat, thread, replyTo } = post
  if (stage.is === "given-up") return null
  const shown: Post["stage"] = stage.is === "standing" ? { ...stage, shown: "" } : stage
  return { ...post, ...wanted, chat, thread, replyTo, stage: shown }
}

interface Followed {
  readonly view: TaskView["Service"]
  readonly posts: PostStore
  readonly queues: ChatQueues
  readonly sweep: Effect.Effect<void>
}

/** Keeps the cards as their tasks are, and removes old posts, until the scope closes. */
const follow = Effect.fnUntraced(function* ({ view, posts, queues, sweep }: Followed) {
  yield* view.changes.pipe(
    Stream.runForEach(({ id }) => queues.mark(posts.ofThing(id))),
    Effect.forkScoped
  )
  yield* queues.markWaiting.pipe(Effect.delay(waitingInterval), Effect.forever, Effect.forkScoped)
  yield* queues.mark(posts.all().flatMap(([key, post]) => (isUnfinished(post) ? [key] : [])))
  yield* sweep.pipe(Effect.andThen(Effect.sleep(sweepInterval)), Effect.forever, Effect.forkScoped)
  yield* Effect.flatMap(Clock.currentTimeMillis, posts.prune).pipe(
    Effect.catch(({ message }) => Effect.logWarning("old posts were not removed", message)),
    Effect.delay(pruneInterval),
    Effect.forever,
    Effect.forkScoped
  )
})

/** Continues the waits that Telegram has asked for. */
const restoreFloods = (posts: PostStore, pace: Pace) => {
  for (const [, { chat, floodedUntil = 0 }] of posts.all()) if (floodedUntil > 0) pace.flood(chat, floodedUntil)
}

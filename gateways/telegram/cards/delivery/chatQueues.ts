/** One queue for each chat: its posts are delivered one after another, and a failure is retried with a pause. */
import { Clock, Duration, Effect, type Scope } from "effect"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import { ApiFault } from "../../api/apiFault.ts"
import type { Post } from "../posts/post.ts"
import type { PostStore } from "../posts/postStore.ts"
import type { ViewUnavailable } from "../task/taskView.ts"
import { makeAlarms } from "./alarms.ts"
import { makeBacklog } from "./backlog/backlog.ts"
import type { DeliveryOutcome } from "./deliver.ts"
import { makeWorkOfPosts } from "./workOfPosts.ts"
import type { Pace } from "./limits/pace.ts"

const firstRetry = Duration.seconds(1)
const lastRetry = Duration.seconds(30)
/** The time between two tries while the token is wrong. Only a person can replace it. */
const retryUnauthorized = Duration.minutes(1)
/** The time between two tries in a chat or a topic where the bot may not write. Telegram does not report every change of rights. */
const retryForbidden = Duration.minutes(5)

type Failure = ApiFault | ViewUnavailable | StreamUnavailable

type Done = Effect.fn.Return<void>

interface Parts {
  readonly posts: PostStore
  readonly scope: Scope.Scope
  readonly pace: Pace
  readonly deliver: (key: string) => Effect.Effect<DeliveryOutcome, Failure>
  /** Notes that a chat does not accept the bot, with Telegram's sentence. */
  readonly noteRefusal: (chat: number, sentence: string) => Effect.Effect<void, StreamUnavailable>
}

export interface ChatQueues {
  /** Queues posts that may differ from their messages. */
  readonly mark: (keys: Iterable<string>) => Effect.Effect<void>
  /** Queues the posts that wait for the read model. */
  readonly markWaiting: Effect.Effect<void>
  /** True for a chat that has blocked the bot. False where the bot is only forbidden to write: an update from there is no sign of new rights. */
  readonly isClosed: (chat: number) => boolean
  /** Resumes the delivery to a chat where the bot may write again. */
  readonly allow: (chat: number) => Effect.Effect<void>
  /** True while a post of a chat that accepts the bot is not delivered. */
  readonly isBusy: () => boolean
}

/**
 * The queues of all chats. Each runs in `scope` while it has posts. A failed delivery is logged and retried; it never fails the
 * caller.
 */
export const makeChatQueues = ({ deliver, ...parts }: Parts): ChatQueues => {
  const { posts, scope } = parts
  const backlog = makeBacklog(posts)
  const running = new Set<number>()
  /** Cards whose task is not in the read model yet, or not classified. */
  const waiting = new Set<string>()
  const barred = makeBarred()
  const work = makeWorkOfPosts(posts)

  const drain = Effect.fnUntraced(function* (chat: number): Done {
    for (let failures = 0; ;) {
      const key = barred.isBarred(chat) ? undefined : backlog.take(chat)
      if (key === undefined) return void running.delete(chat)
      const failure = yield* deliver(key).pipe(
        Effect.tap((outcome) => afterOutcome(key, outcome)),
        Effect.as(null),
        Effect.catch((failed: Failure) => afterFailure(chat, key, failed).pipe(Effect.as(failed))),
        work.within(key)
      )
      failures = failure === null ? 0 : failures + 1
      if (failure !== null && !barred.isBarred(chat)) yield* Effect.sleep(pauseOf(failure, failures))
    }
  })

  const afterOutcome = (key: string, outcome: DeliveryOutcome): Effect.Effect<void> => {
    if (outcome === "waiting") waiting.add(key)
    else waiting.delete(key)
    if (outcome === "searching") backlog.add([key])
    return outcome === "early" ? setAlarm(key) : Effect.void
  }

  const afterFailure = Effect.fnUntraced(function* (chat: number, key: string, failure: Failure): Done {
    yield* Effect.logDebug("a message waits", { why: failure.message })
    const post = posts.get(key)
    if (failure instanceof ApiFault && post !== undefined) yield* afterFault(chat, key, post, failure)
    if (!barred.isAside(chat, key)) yield* mark([key])
  })

  const afterFault = makeAfterFault(parts, barred, (chat) => allow(chat))

  const mark = (keys: Iterable<string>): Effect.Effect<void> =>
    Effect.flatMap(work.noted(keys), (noted) => Effect.forEach(backlog.add(noted), start, { discard: true }))

  const setAlarm = makeAlarms({ posts, scope, wake: (key) => mark([key]) })

  const start = (chat: number): Effect.Effect<void> =>
    Effect.suspend(() => {
      if (running.has(chat) || barred.isBarred(chat)) return Effect.void
      running.add(chat)
      return drain(chat).pipe(Effect.forkIn(scope), Effect.asVoid)
    })

  /** Resumes the delivery to a chat, and queues its posts that were set aside. */
  const allow = (chat: number) => Effect.suspend(() => Effect.andThen(mark(barred.allow(chat)), start(chat)))

  const isBusy = () => running.size > 0 || backlog.chats().some((chat) => !barred.isBarred(chat))

  return { mark, markWaiting: Effect.suspend(() => mark([...waiting])), isClosed: barred.isClosed, allow, isBusy }
}

/** Applies a refusal to the chat, to the topic or to the rate limit. */
const makeAfterFault = (
  { posts, scope, pace, noteRefusal }: Omit<Parts, "deliver">,
  barred: ReturnType<typeof makeBarred>,
  allow: (chat: number) => Effect.Effect<void>
) =>
  Effect.fnUntraced(function* (chat: number, key: string, post: Post, fault: ApiFault) {
    const { kind } = fault
    if (kind === "closed" || kind === "no-right") barred.bar(chat, kind)
    if (kind === "closed") yield* Effect.ignore(noteRefusal(chat, fault.description))
    if (kind === "topic-closed") barred.setAside(chat, key)
    if (isRefusal(kind) && post.stage.is === "standing" && post.stage.shown !== "")
      yield* Effect.ignore(posts.update(key, notShown))
    if ((kind === "no-right" || kind === "topic-closed") && barred.startTimer(chat))
      yield* Effect.sleep(retryForbidden).pipe(
        Effect.andThen(Effect.suspend(() => (barred.endTimer(chat), allow(chat)))),
        Effect.forkIn(scope)
      )
    if (kind === "migrated") yield* Effect.ignore(posts.update(key, (now) => movedTo(now, fault.to ?? chat)))
    if (kind !== "flooded") return
    const until = (yield* Clock.currentTimeMillis) + (fault.retryAfter ?? 1) * 1000
    pace.flood(chat, until)
    yield* Effect.ignore(posts.update(key, (now) => ({ ...now, floodedUntil: until })))
  })

/** The chats and topics that refuse the bot. */
const makeBarred = () => {
  const chats = new Map<number, "closed" | "no-right">()
  const aside = new Map<number, Set<string>>()
  const timers = new Set<number>()
  return {
    isBarred: (chat: number) => chats.has(chat),
    isClosed: (chat: number) => chats.get(chat) === "closed",
    isAside: (chat: number, key: string) => aside.get(chat)?.has(key) === true,
    bar: (chat: number, why: "closed" | "no-right") => void chats.set(chat, why),
    setAside: (chat: number, key: string) => void aside.set(chat, (aside.get(chat) ?? new Set()).add(key)),
    /** Returns the posts that were set aside. */
    allow: (chat: number): ReadonlyArray<string> => {
      const keys = [...(aside.get(chat) ?? [])]
      chats.delete(chat)
      aside.delete(chat)
      return keys
    },
    /** False when a timer of the chat runs already. */
    startTimer: (chat: number): boolean => {
      if (timers.has(chat)) return false
      timers.add(chat)
      return true
    },
    endTimer: (chat: number) => timers.delete(chat)
  }
}

/** Marks a sent message for an edit; null when it is not sent. */
export const notShown = (post: Post): Post | null =>
  post.stage.is === "standing" ? { ...post, stage: { ...post.stage, shown: "" } } : null

/** A refusal that ends when the chat or the rights of the bot change. */
const isRefusal = (kind: ApiFault["kind"]) => kind === "closed" || kind === "no-right" || kind === "topic-closed"

/** The supergroup has none of the group's messages, so the post is sent again. */
const movedTo = ({ lost: _, ...post }: Post, chat: number): Post => ({
  ...post,
  chat,
  thread: null,
  replyTo: null,
  stage: { is: "wanted" }
})

const pauseOf = (failure: Failure, failures: number): Duration.Duration => {
  if (failure instanceof ApiFault) {
    if (failure.kind === "flooded") return Duration.seconds(failure.retryAfter ?? 1)
    if (failure.kind === "migrated" || failure.kind === "topic-closed") return Duration.zero
    if (failure.kind === "unauthorized") return retryUnauthorized
  }
  return Duration.min(lastRetry, Duration.times(firstRetry, 2 ** Math.min(failures - 1, 10)))
}

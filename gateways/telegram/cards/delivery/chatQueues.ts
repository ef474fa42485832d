/** One queue for each chat: its posts are delivered one after another, and a failure is retried with a pause. */
import { Duration, Effect, type Scope } from "effect"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import { ApiFault } from "../../api/apiFault.ts"
import type { ViewUnavailable } from "../taskView.ts"
import type { DeliveryOutcome } from "./deliver.ts"
import type { Post } from "../posts/post.ts"
import type { PostStore } from "../posts/postStore.ts"

const firstRetry = Duration.seconds(1)
const lastRetry = Duration.seconds(30)
/** The time between two tries while the token is wrong. Only a person can replace it. */
const retryUnauthorized = Duration.minutes(1)

type Failure = ApiFault | ViewUnavailable | StreamUnavailable

interface Parts {
  readonly posts: PostStore
  readonly scope: Scope.Scope
  readonly deliver: (key: string) => Effect.Effect<DeliveryOutcome, Failure>
}

/** The posts that may differ from their messages, by chat. */
const makeBacklog = (posts: PostStore) => {
  const keysOf = new Map<number, Set<string>>()

  /**
   * First a post without a known outcome, because no other post may be sent to the chat until it is found; then the
   * oldest post.
   */
  const nextOf = (chat: number): string | undefined => {
    let next: { readonly key: string; readonly order: number } | undefined
    for (const key of keysOf.get(chat) ?? []) {
      const post = posts.get(key)
      const order = post === undefined || post.stage.is === "sending" ? 0 : post.at
      if (next === undefined || order < next.order) next = { key, order }
    }
    return next?.key
  }

  return {
    /** Returns the chats of the posts. */
    add: (keys: Iterable<string>): ReadonlySet<number> => {
      const chats = new Set<number>()
      for (const key of keys) {
        const chat = posts.get(key)?.chat
        if (chat === undefined) continue
        keysOf.set(chat, (keysOf.get(chat) ?? new Set()).add(key))
        chats.add(chat)
      }
      return chats
    },
    /** Removes the next post of a chat. */
    take: (chat: number): string | undefined => {
      const key = nextOf(chat)
      if (key !== undefined) keysOf.get(chat)?.delete(key)
      return key
    }
  }
}

export const makeChatQueues = ({ posts, scope, deliver }: Parts) => {
  const backlog = makeBacklog(posts)
  const running = new Set<number>()
  /** Chats that refuse the bot. */
  const closed = new Set<number>()
  /** Cards whose task is not in the read model yet, or not classified. */
  const waiting = new Set<string>()

  const drain = Effect.fnUntraced(function* (chat: number): Effect.fn.Return<void> {
    for (let failures = 0; ;) {
      const key = closed.has(chat) ? undefined : backlog.take(chat)
      if (key === undefined) return void running.delete(chat)
      const failure = yield* deliver(key).pipe(
        Effect.map((outcome) => {
          if (outcome === "waiting") waiting.add(key)
          else waiting.delete(key)
          return null
        }),
        Effect.catch((failed: Failure) => afterFailure(chat, key, failed).pipe(Effect.as(failed)))
      )
      failures = failure === null ? 0 : failures + 1
      if (failure !== null && !closed.has(chat)) yield* Effect.sleep(pauseOf(failure, failures))
    }
  })

  const afterFailure = Effect.fnUntraced(function* (
    chat: number,
    key: string,
    failure: Failure
  ): Effect.fn.Return<void> {
    yield* Effect.logDebug("a message waits", { why: failure.message })
    const post = posts.get(key)
    if (failure instanceof ApiFault && failure.kind === "closed") closed.add(chat)
    if (failure instanceof ApiFault && failure.kind === "migrated" && post !== undefined)
      yield* Effect.ignore(posts.save(key, movedTo(post, failure.to ?? chat)))
    yield* mark([key])
  })

  const mark = (keys: Iterable<string>): Effect.Effect<void> =>
    Effect.suspend(() => Effect.forEach(backlog.add(keys), start, { discard: true }))

  const start = (chat: number): Effect.Effect<void> =>
    Effect.suspend(() => {
      if (running.has(chat) || closed.has(chat)) return Effect.void
      running.add(chat)
      return drain(chat).pipe(Effect.forkIn(scope), Effect.asVoid)
    })

  return {
    /** Queues posts that may differ from their messages. */
    mark,
    /** Queues the posts that wait for the read model. */
    markWaiting: Effect.suspend(() => mark([...waiting])),
    /** Resumes a chat that accepts the bot again. */
    reopen: (chat: number): Effect.Effect<void> =>
      Effect.suspend(() => (closed.delete(chat) ? start(chat) : Effect.void))
  }
}

/** The supergroup has none of the group's messages, so the post is sent again. */
const movedTo = (post: Post, chat: number): Post => ({
  ...post,
  chat,
  thread: null,
  replyTo: null,
  stage: { is: "wanted" }
})

const pauseOf = (failure: Failure, failures: number): Duration.Duration => {
  if (failure instanceof ApiFault && failure.kind === "flooded") return Duration.seconds(failure.retryAfter ?? 1)
  if (failure instanceof ApiFault && failure.kind === "migrated") return Duration.zero
  if (failure instanceof ApiFault && failure.kind === "unauthorized") return retryUnauthorized
  return Duration.min(lastRetry, Duration.times(firstRetry, 2 ** Math.min(failures - 1, 10)))
}

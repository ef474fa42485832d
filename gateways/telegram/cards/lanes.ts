/** One lane a chat: its posts are brought about one after another, and what fails is tried again, later. */
import { Duration, Effect, type Scope } from "effect"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import { ApiFault } from "../api/apiFault.ts"
import type { ViewUnavailable } from "./taskView.ts"
import type { Outcome } from "./deliver.ts"
import type { Shelf } from "./shelf.ts"

const firstRetry = Duration.seconds(1)
const lastRetry = Duration.seconds(30)
/** A wrong token is mended by a person. */
const retryUnauthorized = Duration.minutes(1)

type Failure = ApiFault | ViewUnavailable | StreamUnavailable

export const makeLanes = ({
  shelf,
  scope,
  deliver
}: {
  readonly shelf: Shelf
  readonly scope: Scope.Scope
  readonly deliver: (key: string) => Effect.Effect<Outcome, Failure>
}) => {
  /** What may differ from what should stand, by chat. */
  const dirty = new Map<number, Set<string>>()
  const running = new Set<number>()
  /** Chats that do not let us in. */
  const closed = new Set<number>()
  /** Cards whose task is not in the read model yet, or not classified. */
  const waiting = new Set<string>()

  /** What stands half-sent goes first: until it is found, nothing else may be sent there. Then the oldest. */
  const nextOf = (chat: number): string | undefined => {
    let next: { readonly key: string; readonly turn: number } | undefined
    for (const key of dirty.get(chat) ?? []) {
      const post = shelf.get(key)
      const turn = post === undefined || post.stage.is === "sending" ? 0 : post.at
      if (next === undefined || turn < next.turn) next = { key, turn }
    }
    return next?.key
  }

  const lane = Effect.fnUntraced(function* (chat: number): Effect.fn.Return<void> {
    for (let failures = 0; ;) {
      const key = closed.has(chat) ? undefined : nextOf(chat)
      if (key === undefined) return void running.delete(chat)
      dirty.get(chat)?.delete(key)
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
    const post = shelf.get(key)
    if (failure instanceof ApiFault && failure.kind === "closed") closed.add(chat)
    if (failure instanceof ApiFault && failure.kind === "migrated" && post !== undefined) {
      // The supergroup has none of the group's messages: what should stand in the chat is put there anew.
      const moved = { ...post, chat: failure.to ?? chat, thread: null, replyTo: null, stage: { is: "wanted" } } as const
      yield* Effect.ignore(shelf.save(key, moved))
    }
    yield* mark([key])
  })

  const mark = (keys: Iterable<string>): Effect.Effect<void> =>
    Effect.suspend(() => {
      const chats = new Set<number>()
      for (const key of keys) {
        const chat = shelf.get(key)?.chat
        if (chat === undefined) continue
        dirty.set(chat, (dirty.get(chat) ?? new Set()).add(key))
        chats.add(chat)
      }
      return Effect.forEach(chats, start, { discard: true })
    })

  const start = (chat: number): Effect.Effect<void> =>
    Effect.suspend(() => {
      if (running.has(chat) || closed.has(chat)) return Effect.void
      running.add(chat)
      return lane(chat).pipe(Effect.forkIn(scope), Effect.asVoid)
    })

  return {
    /** These posts may not be what they should: looks at each, soon. */
    mark,
    /** Looks again at what waits for the read model. */
    markWaiting: Effect.suspend(() => mark([...waiting])),
    /** The chat lets us in again. */
    reopen: (chat: number): Effect.Effect<void> =>
      Effect.suspend(() => (closed.delete(chat) ? start(chat) : Effect.void))
  }
}

const pauseOf = (failure: Failure, failures: number): Duration.Duration => {
  if (failure instanceof ApiFault && failure.kind === "flooded") return Duration.seconds(failure.retryAfter ?? 1)
  if (failure instanceof ApiFault && failure.kind === "migrated") return Duration.zero
  if (failure instanceof ApiFault && failure.kind === "unauthorized") return retryUnauthorized
  return Duration.min(lastRetry, Duration.times(firstRetry, 2 ** Math.min(failures - 1, 10)))
}

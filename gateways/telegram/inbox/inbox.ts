/**
 * Updates are stored before they are confirmed to Telegram, are handled from the store, and are then deleted. No update
 * is lost, and each chat keeps its order.
 */
import { Context, Duration, Effect, Layer, Queue, Schedule, Schema, Semaphore, Stream } from "effect"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { witnessOf } from "../../../streams/commit/identity.ts"
import { framesOf } from "../../../streams/errors.ts"
import type { StreamFull, StreamUnavailable } from "../../../streams/errors.ts"
import { Keyring, type KeysUnusable } from "../../../streams/sealing/keyring.ts"
import { seal, unseal } from "../../../streams/cipher/sealing.ts"
import { makeCheckpoint } from "./checkpoint.ts"
import { makeKeyedQueue } from "./keyedQueue.ts"
import { makePendingQueues } from "./pendingQueues.ts"
import { type StoredUpdate, UpdateLog } from "./updateLog.ts"

/** The update cannot be handled now, because a part that it needs is unavailable. It is retried. */
export class NotNow extends Schema.TaggedError<NotNow>()("NotNow", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

export interface Handling {
  /** Updates with the same key are handled one after another. */
  readonly queueKeyOf: (raw: string) => string
  /** Must accept an update that it has handled before. A defect is logged, and its update is skipped. */
  readonly handle: (raw: string) => Effect.Effect<void, NotNow>
}

interface UpdateToStore {
  readonly id: string
  readonly raw: string
  /** The key of its queue. */
  readonly key: string
}

export class Inbox extends Context.Service<
  Inbox,
  {
    /** On disk when it returns; the same `id` again is not stored twice. */
    readonly put: (update: UpdateToStore) => Effect.Effect<void, StreamUnavailable | StreamFull>
    /** True while a queue has stored updates that are not handled yet. They may change the rights of later ones. */
    readonly isPending: (key: string) => boolean
    /** Handles each update at least once, in the order of arrival for each key, from the last checkpoint. Never ends. */
    readonly run: (handling: Handling) => Effect.Effect<never>
  }
>()("tracker/gateways/telegram/Inbox") {
  static readonly layer: Layer.Layer<Inbox, KeysUnusable, UpdateLog | Buckets | Keyring> = Layer.effect(
    Inbox,
    Effect.suspend(() => make)
  )
}

/** Part of the seal: an update can be unsealed for the inbox only. */
const sealedFor = "inbox.telegram"
/** Updates in memory at once. */
const mostPending = 200
const retrySchedule = Schedule.min([Schedule.exponential(Duration.millis(200)), Schedule.spaced(Duration.seconds(10))])

/** Retries until the update is handled. A defect ends it: the update is logged and skipped. */
const handleWithRetry = (handling: Effect.Effect<void, NotNow>, position: number) =>
  handling.pipe(
    Effect.tapError(({ why }) => Effect.logWarning("an update has to wait", { position, why })),
    Effect.retry(retrySchedule),
    Effect.catchDefect((defect) =>
      Effect.logError("an update could not be handled and is skipped", { position, at: framesOf(defect) })
    ),
    Effect.orDie
  )

const make = Effect.gen(function* () {
  const log = yield* UpdateLog
  const bucket = yield* (yield* Buckets).open("OUTBOX")
  const secret = yield* (yield* Keyring).keyOf("installation:telegram")
  const queues = makePendingQueues()
  const open = (data: Uint8Array) =>
    Effect.try({ try: () => unseal(secret, data, sealedFor).toString(), catch: () => null }).pipe(
      Effect.catch(() => Effect.as(Effect.logError("an update of the inbox was sealed with another key"), null))
    )
  /** The position of the last update that a run has taken from the log. */
  const taken = { position: 0 }
  return Inbox.of({
    put: ({ id, raw, key }) =>
      Effect.map(log.put(id, seal(secret, Buffer.from(raw), sealedFor)), (position) => {
        // `run` adds the updates that it takes from the log itself.
        if (position !== null && position > taken.position) queues.add(position, key)
      }),
    isPending: queues.isPending,
    run: runWith({ log, checkpoint: makeCheckpoint(bucket), queues, open, taken })
  })
})

interface Parts {
  readonly log: UpdateLog["Service"]
  readonly checkpoint: ReturnType<typeof makeCheckpoint>
  readonly queues: ReturnType<typeof makePendingQueues>
  /** Null for an update that cannot be unsealed. */
  readonly open: (data: Uint8Array) => Effect.Effect<string | null>
  readonly taken: { position: number }
}

const runWith = ({ log, checkpoint, queues, open, taken }: Parts) =>
  Effect.fnUntraced(
    function* ({ queueKeyOf, handle }: Handling) {
      const enqueue = makeKeyedQueue(yield* Effect.scope)
      const room = yield* Semaphore.make(mostPending)
      const moved = yield* Queue.sliding<"moved">(1)
      const pending = new Set<number>()
      let { position: read, witness } = yield* checkpoint.read.pipe(Effect.retry(retrySchedule))

      const done = (position: number) =>
        Effect.suspend(() => {
          pending.delete(position)
          queues.remove(position)
          return Effect.andThen(room.release(1), Effect.asVoid(Queue.offer(moved, "moved")))
        })
      const accept = Effect.fnUntraced(function* ({ position, data }: StoredUpdate) {
        yield* room.take(1)
        read = position
        taken.position = position
        witness = witnessOf(data)
        pending.add(position)
        const raw = yield* open(data)
        if (raw === null) return yield* done(position)
        const key = queueKeyOf(raw)
        queues.add(position, key)
        yield* enqueue(key, Effect.andThen(handleWithRetry(handle(raw), position), done(position)))
      })

      // The next run begins at the lowest update that is not handled yet.
      const keep = Effect.suspend(() => {
        const [oldest] = pending
        return oldest === undefined
          ? Effect.as(checkpoint.save({ position: read, witness }), read)
          : Effect.as(checkpoint.savePosition(oldest - 1), oldest - 1)
      }).pipe(
        // The last handled update stays: its digest shows whether the log was replaced.
        Effect.tap((position) => Effect.ignore(log.removeBefore(position)))
      )
      yield* Effect.addFinalizer(() => Effect.ignore(keep))
      yield* Queue.take(moved).pipe(
        Effect.andThen(Effect.retry(keep, retrySchedule)),
        Effect.forever,
        Effect.forkScoped
      )

      return yield* Stream.suspend(() => log.after(read, witness)).pipe(
        Stream.runForEach(accept),
        Effect.retry(retrySchedule),
        Effect.forever
      )
    },
    Effect.scoped,
    Effect.orDie
  )

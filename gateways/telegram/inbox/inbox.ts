/**
 * Updates are stored before they are confirmed to Telegram, are handled from the store, and are then deleted. No update
 * is lost, and each chat keeps its order.
 */
import { Context, Duration, Effect, Layer, Queue, Semaphore, Stream } from "effect"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { witnessOf } from "../../../streams/commit/identity.ts"
import type { StreamFull, StreamUnavailable } from "../../../streams/errors.ts"
import { Keyring, type KeysUnusable } from "../../../streams/sealing/keyring.ts"
import { seal, unseal } from "../../../streams/cipher/sealing.ts"
import { updateRetries } from "./waiting/attempts.ts"
import { type InboxCheckpoint, makeCheckpoint } from "./checkpoint.ts"
import { type DeadUpdates, makeDeadUpdates } from "./waiting/deadUpdates.ts"
import { makeKeyedQueue } from "./waiting/keyedQueue.ts"
import { makePendingQueues } from "./waiting/pendingQueues.ts"
import { type Handling, makeAttempt, makeTurn, wholly } from "./turn.ts"
import { type StoredUpdate, UpdateLog } from "./updateLog.ts"
import { botKey } from "../token/botKey.ts"

export { NotNow } from "./waiting/attempts.ts"
export type { Rest } from "./turn.ts"

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
/** Updates of one lane whose content is in memory. The content of the others is read again when their turn comes. */
const roomInLane = 20
/**
 * The checkpoint costs three writes to the disk, which the answers to people wait for. After a crash, the updates since the last
 * checkpoint are handled again, which changes nothing.
 */
const checkpointPause = Duration.millis(200)
/** Positions in memory at once, about 100 bytes each. */
const mostPending = 100_000

const make = Effect.gen(function* () {
  const log = yield* UpdateLog
  const bucket = yield* (yield* Buckets).open("OUTBOX")
  const secret = yield* (yield* Keyring).keyOf(botKey)
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
    run: runWith({ log, checkpoint: makeCheckpoint(bucket), queues, open, taken, dead: yield* makeDeadUpdates(bucket) })
  })
})

interface Parts {
  readonly log: UpdateLog["Service"]
  readonly checkpoint: ReturnType<typeof makeCheckpoint>
  readonly queues: ReturnType<typeof makePendingQueues>
  /** Null for an update that cannot be unsealed. */
  readonly open: (data: Uint8Array) => Effect.Effect<string | null>
  readonly taken: { position: number }
  readonly dead: DeadUpdates
}

const runWith = (parts: Parts) =>
  Effect.fnUntraced(
    function* (handling: Handling) {
      const { log, checkpoint, queues, open, taken, dead } = parts
      const scope = yield* Effect.scope
      const enqueue = makeKeyedQueue(scope)
      const room = yield* Semaphore.make(mostPending)
      const attempt = yield* makeAttempt(handling)
      const moved = yield* Queue.sliding<"moved">(1)
      const pending = new Set<number>()
      let { position: read, witness } = yield* checkpoint.read.pipe(Effect.retry(updateRetries))

      const done = (position: number) =>
        Effect.suspend(() => {
          pending.delete(position)
          queues.remove(position)
          return Effect.andThen(room.release(1), Effect.asVoid(Queue.offer(moved, "moved")))
        })
      const inTurn = makeTurn(parts, attempt, (position, rest) =>
        rest === null ? done(position) : Effect.asVoid(Effect.forkIn(Effect.andThen(rest, done(position)), scope))
      )
      const accept = Effect.fnUntraced(function* ({ position, data }: StoredUpdate) {
        yield* room.take(1)
        read = position
        taken.position = position
        witness = witnessOf(data)
        pending.add(position)
        const raw = yield* open(data)
        if (raw === null) return yield* done(position)
        const key = queues.keyAt(position) ?? handling.queueKeyOf(raw)
        queues.add(position, key)
        yield* enqueue(key, inTurn(position, key, queues.count(key) > roomInLane ? null : { data, raw }))
      })

      const keep = keepAt(parts, pending, () => ({ position: read, witness }))
      yield* Effect.addFinalizer(() => Effect.ignore(keep))
      yield* Queue.take(moved).pipe(
        Effect.andThen(Effect.sleep(checkpointPause)),
        Effect.andThen(Effect.retry(keep, updateRetries)),
        Effect.forever,
        Effect.forkScoped
      )
      yield* Effect.forkScoped(Effect.retry(dead.watch(wholly(parts, attempt, handling)), updateRetries))

      return yield* Stream.suspend(() => log.after(read, witness)).pipe(
        Stream.runForEach(accept),
        Effect.retry(updateRetries),
        Effect.forever
      )
    },
    Effect.scoped,
    Effect.orDie
  )

/** Stores the position at which the next run begins: at the lowest update that is not handled yet. */
const keepAt = ({ log, checkpoint }: Parts, pending: ReadonlySet<number>, reached: () => InboxCheckpoint) =>
  Effect.suspend(() => {
    const [oldest] = pending
    return oldest === undefined
      ? Effect.as(checkpoint.save(reached()), reached().position)
      : Effect.as(checkpoint.savePosition(oldest - 1), oldest - 1)
  }).pipe(
    // The last handled update stays: its digest shows whether the log was replaced.
    Effect.tap((position) => Effect.ignore(log.removeBefore(position)))
  )

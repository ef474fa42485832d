/** Updates are kept before they are confirmed to Telegram, and handled from there: none is lost, and each lane keeps its order. */
import { Context, Duration, Effect, Layer, Queue, Schedule, Schema, Semaphore, Stream } from "effect"
import { Buckets } from "../../../streams/bucket.ts"
import { framesOf } from "../../../streams/errors.ts"
import type { StreamFull, StreamUnavailable } from "../../../streams/errors.ts"
import { Keyring, type WrongMasterKey } from "../../../streams/sealing/keyring.ts"
import { seal, unseal } from "../../../streams/sealing/sealing.ts"
import { makeTurns } from "./turns.ts"
import { type Stored, UpdateLog } from "./updateLog.ts"

/** The update cannot be handled now: something that it needs is away. It is tried again. */
export class NotNow extends Schema.TaggedError<NotNow>()("NotNow", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

export interface Handling {
  /** Updates of one lane are handled one after another. */
  readonly laneOf: (raw: string) => string
  /** May be given an update again that was handled before. What dies is logged and left behind. */
  readonly handle: (raw: string) => Effect.Effect<void, NotNow>
}

interface UpdateToKeep {
  readonly id: string
  readonly raw: string
}

export class Inbox extends Context.Service<
  Inbox,
  {
    /** On disk when it returns; the same `id` again is not kept twice. */
    readonly put: (update: UpdateToKeep) => Effect.Effect<void, StreamUnavailable | StreamFull>
    /** Hands over each update at least once, each lane in the order of arrival, from where the last run came to. Never ends. */
    readonly run: (handling: Handling) => Effect.Effect<never>
  }
>()("tracker/gateways/telegram/Inbox") {
  static readonly layer: Layer.Layer<Inbox, StreamUnavailable | WrongMasterKey, UpdateLog | Buckets | Keyring> =
    Layer.effect(
      Inbox,
      Effect.suspend(() => make)
    )
}

const checkpointKey = "inbox.checkpoint"
/** Bound into the seal: what was sealed for the inbox opens nowhere else. */
const sealedFor = "inbox.telegram"
/** As many updates are in memory at once. */
const mostPending = 200
const again = Schedule.min([Schedule.exponential(Duration.millis(200)), Schedule.spaced(Duration.seconds(10))])

const make = Effect.gen(function* () {
  const log = yield* UpdateLog
  const bucket = yield* (yield* Buckets).open("OUTBOX")
  const secret = yield* (yield* Keyring).keyOf("installation:telegram")
  const checkpoint = bucket
    .get(checkpointKey)
    .pipe(Effect.map((entry) => (entry === null ? 0 : Number(Buffer.from(entry.value).toString()))))

  const open = (data: Uint8Array) =>
    Effect.try({ try: () => unseal(secret, data, sealedFor).toString(), catch: () => null }).pipe(
      Effect.catch(() => Effect.as(Effect.logError("an update of the inbox was sealed with another key"), null))
    )

  const run = Effect.fnUntraced(
    function* ({ laneOf, handle }: Handling) {
      const inTurn = makeTurns(yield* Effect.scope)
      const room = yield* Semaphore.make(mostPending)
      const moved = yield* Queue.sliding<"moved">(1)
      const pending = new Set<number>()
      let read = yield* checkpoint.pipe(Effect.retry(again))

      const handled = (raw: string, position: number) =>
        handle(raw).pipe(
          Effect.tapError(({ why }) => Effect.logWarning("an update has to wait", { position, why })),
          Effect.retry(again),
          Effect.catchDefect((defect) =>
            Effect.logError("an update could not be handled, and is left behind", { position, at: framesOf(defect) })
          ),
          Effect.orDie
        )
      const done = (position: number) =>
        Effect.suspend(() => {
          pending.delete(position)
          return Effect.andThen(room.release(1), Effect.asVoid(Queue.offer(moved, "moved")))
        })
      const accept = Effect.fnUntraced(function* ({ position, data }: Stored) {
        yield* room.take(1)
        read = position
        pending.add(position)
        const raw = yield* open(data)
        yield* raw === null
          ? done(position)
          : inTurn(laneOf(raw), Effect.andThen(handled(raw, position), done(position)))
      })

      // The lowest that is still at work decides where the next run begins.
      const keep = Effect.suspend(() => {
        const [oldest] = pending
        return bucket.put(checkpointKey, Buffer.from(String(oldest === undefined ? read : oldest - 1)))
      })
      yield* Effect.addFinalizer(() => Effect.ignore(keep))
      yield* Queue.take(moved).pipe(Effect.andThen(Effect.retry(keep, again)), Effect.forever, Effect.forkScoped)

      return yield* Stream.suspend(() => log.after(read)).pipe(
        Stream.runForEach(accept),
        Effect.retry(again),
        Effect.forever
      )
    },
    Effect.scoped,
    Effect.orDie
  )

  return Inbox.of({ put: ({ id, raw }) => log.put(id, seal(secret, Buffer.from(raw), sealedFor)), run })
})

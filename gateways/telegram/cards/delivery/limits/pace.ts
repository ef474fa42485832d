/** The pace of the calls to Telegram. A call is stored before it is made, so the next process counts it also after a crash. */
import { Clock, Effect, Schema } from "effect"
import { createHmac } from "node:crypto"
import { seal, type SealingKey, unseal } from "../../../../../streams/cipher/sealing.ts"
import { hash } from "../../../../../streams/commit/identity.ts"
import type { StreamUnavailable } from "../../../../../streams/errors.ts"
import { type Bucket, Buckets } from "../../../../../streams/ports/bucket.ts"
import { Keyring } from "../../../../../streams/sealing/keyring.ts"
import { botKey } from "../../../token/botKey.ts"
import { makeCallQueue } from "./callQueue.ts"
import { makeRateLimit, minuteMs, type PacedKind, type SpentCall } from "./rateLimit.ts"

/** The name of an entry is a keyed hash of the chat, and no entry contains the id of one, so nothing must be erased with a person. */
const prefix = "pace1."
/** Longest time from the start of a call to its answer. The gate ends a call after 15 seconds. */
const longestCallMs = 20_000
/** Entries that are read at the same time. */
const readAtOnce = 16

const Stored = Schema.fromJsonString(
  Schema.Array(
    Schema.Struct({
      at: Schema.Int,
      kind: Schema.Literals(["send", "edit", "react"]),
      isOpen: Schema.optionalKey(Schema.Literal(true))
    })
  )
)
const decode = Schema.decodeUnknownSync(Stored)

export interface Pace {
  /**
   * Waits until the limits allow a call to the chat, stores it, and runs `work`, which makes at most one such call. The calls of one
   * chat must come one after another. Fails when the call cannot be stored; then `work` does not run.
   */
  readonly within: <A, E, R>(
    chat: number,
    kind: PacedKind,
    work: Effect.Effect<A, E, R>
  ) => Effect.Effect<A, E | StreamUnavailable, R>
  /** As `within`, but `work` runs `stored`, which stores the call, and makes the call after it. */
  readonly storedWithin: <A, E, R>(
    chat: number,
    kind: PacedKind,
    work: (stored: Effect.Effect<void, StreamUnavailable>) => Effect.Effect<A, E, R>
  ) => Effect.Effect<A, E, R>
  /** Telegram has told this chat to wait. Milliseconds since 1970. */
  readonly flood: (chat: number, until: number) => void
}

/** Continues the pace of the process before. */
export const makePace = Effect.fnUntraced(function* () {
  const bucket = yield* (yield* Buckets).open("OUTBOX")
  const secret = yield* (yield* Keyring).keyOf(botKey)
  const start = yield* Clock.currentTimeMillis
  const limit = makeRateLimit()
  const former = yield* readFormer(bucket, secret, start)
  for (const calls of former.values()) limit.restoreForAll(calls, start)
  const entries = new Map<number, string>()
  /** The entry of a chat. At its first use, the calls of the process before are counted. */
  const entryOf = (chat: number): string => {
    const known = entries.get(chat)
    if (known !== undefined) return known
    const entry = entryNameOf(secret, chat)
    entries.set(chat, entry)
    limit.restore(chat, former.get(entry) ?? [])
    former.delete(entry)
    return entry
  }
  const store = Effect.fnUntraced(function* (chat: number) {
    const entry = entryOf(chat)
    const calls = limit.callsOf(chat, yield* Clock.currentTimeMillis)
    yield* bucket.put(entry, seal(secret, Buffer.from(JSON.stringify(calls)), entry))
  })
  const waitForTurn = makeCallQueue(limit)
  const storedWithin: Pace["storedWithin"] = (chat, kind, work) =>
    Effect.suspend(() => {
      entryOf(chat)
      return Effect.flatMap(waitForTurn(chat, kind), (call) =>
        work(store(chat)).pipe(Effect.ensuring(Effect.map(Clock.currentTimeMillis, (now) => limit.end(call, now))))
      )
    })
  const pace: Pace = {
    within: (chat, kind, work) => storedWithin(chat, kind, (stored) => Effect.andThen(stored, work)),
    storedWithin,
    flood: limit.flood
  }
  return pace
})

const entryNameOf = (secret: SealingKey, chat: number) =>
  `${prefix}${hash(20, createHmac("sha256", secret).update(`pace ${chat}`).digest("hex"))}`

/** The calls that count at the start, by entry, oldest first. Erases the entries without one. */
const readFormer = Effect.fnUntraced(function* (bucket: Bucket, secret: SealingKey, start: number) {
  const former = new Map<string, ReadonlyArray<SpentCall>>()
  const names = (yield* bucket.keys).filter((key) => key.startsWith(prefix))
  yield* Effect.forEach(
    names,
    Effect.fnUntraced(function* (entry) {
      const found = yield* bucket.get(entry)
      const calls = found === null ? [] : countedAt(start, opened(secret, entry, found.value))
      if (calls.length > 0) former.set(entry, calls)
      else yield* bucket.erase(entry)
    }),
    { concurrency: readAtOnce, discard: true }
  )
  return former
})

/**
 * An open call has perhaps reached Telegram only now. A call with a time in the future, by another clock, counts as made now as
 * well.
 */
const countedAt = (start: number, calls: ReadonlyArray<SpentCall>): ReadonlyArray<SpentCall> =>
  calls.flatMap(({ at, kind, isOpen }) => {
    if (start - at >= (isOpen === true ? minuteMs + longestCallMs : minuteMs)) return []
    return [{ at: isOpen === true ? start : Math.min(at, start), kind }]
  })

/** Empty for an entry that cannot be opened: its calls are then not counted. */
const opened = (secret: SealingKey, entry: string, value: Uint8Array): ReadonlyArray<SpentCall> => {
  try {
    return decode(unseal(secret, value, entry).toString())
  } catch {
    return []
  }
}

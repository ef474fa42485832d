/** The log of deliveries on a stream of bytes, which is a JetStream stream or a list in memory. */
import { Effect, Layer } from "effect"
import type { OwnersKeys } from "../cipher/ownersKey.ts"
import { type StreamFull, StreamUnavailable } from "../errors.ts"
import { DeliveryLog } from "./deliveryLog.ts"
import { Keyring } from "../sealing/keyring.ts"
import type { WrongMasterKey } from "../sealing/wrongMasterKey.ts"
import { whileStarting } from "../sealing/whileStarting.ts"
import { decodeAttempts, decodeOutcomes, deliveryOwner, encodeAttempt } from "./attemptCodec.ts"

interface StoredAttempt {
  readonly seq: number
  readonly data: Uint8Array
}

export interface DeliveryStream {
  readonly append: (endpoint: string, data: Uint8Array) => Effect.Effect<number, StreamFull | StreamUnavailable>
  /** The messages of one endpoint from a position on, in order; at most 1000. */
  readonly from: (endpoint: string, position: number) => Effect.Effect<ReadonlyArray<StoredAttempt>, StreamUnavailable>
  /** The last position of an endpoint; 0 when it has none. */
  readonly last: (endpoint: string) => Effect.Effect<number, StreamUnavailable>
}

/** A page is looked for in this many positions first, then in four times as many, because endpoints share the positions. */
const firstStretch = 256

const unavailable = (cause: WrongMasterKey) => Effect.fail(new StreamUnavailable({ what: "OUTBOX", cause }))

export const deliveryLogOn = <R>(stream: Effect.Effect<DeliveryStream, never, R>) =>
  Layer.effect(
    DeliveryLog,
    Effect.gen(function* () {
      const { append, from, last } = yield* stream
      const keyring = yield* Keyring
      const keys: OwnersKeys = {
        common: yield* whileStarting(keyring.keyOf(deliveryOwner)).pipe(Effect.catchTag("WrongMasterKey", Effect.die)),
        peek: keyring.peek
      }
      const read = (messages: ReadonlyArray<StoredAttempt>) =>
        Effect.catchTag(decodeAttempts(keyring, keys, messages), "WrongMasterKey", unavailable)

      /** The last `most` messages before a position. Reads each message of the stretch once. */
      const lastBefore = Effect.fnUntraced(function* (endpoint: string, end: number, most: number) {
        for (let stretch = Math.max(firstStretch, most); ; stretch *= 4) {
          const start = Math.max(1, end - stretch)
          let found: ReadonlyArray<StoredAttempt> = []
          for (let at = start; at < end;) {
            const piece: ReadonlyArray<StoredAttempt> = yield* from(endpoint, at)
            found = [...found, ...piece.filter(({ seq }) => seq < end)].slice(-most)
            at = (piece.at(-1)?.seq ?? end) + 1
          }
          if (found.length === most || start === 1) return found
        }
      })

      const at = Effect.fnUntraced(function* (endpoint: string, position: number) {
        const [message] = yield* from(endpoint, position)
        if (message?.seq !== position) return null
        return (yield* read([message]))[0] ?? null
      })

      return DeliveryLog.of({
        record: (attempt, answer) =>
          Effect.catchTag(keyring.fetch(answer.owners), "WrongMasterKey", unavailable).pipe(
            Effect.andThen(Effect.suspend(() => append(attempt.endpoint, encodeAttempt(keys, attempt, answer))))
          ),
        page: Effect.fnUntraced(function* (endpoint, { before, most }) {
          const end = before ?? (yield* last(endpoint)) + 1
          const found = yield* lastBefore(endpoint, end, most)
          const oldest = found[0]?.seq ?? 1
          return {
            attempts: (yield* read(found)).toReversed(),
            next: found.length < most || oldest <= 1 ? null : oldest
          }
        }),
        after: (endpoint, position) => Effect.flatMap(from(endpoint, position + 1), read),
        outcomes: (endpoint, position) => Effect.map(from(endpoint, position + 1), decodeOutcomes),
        last: Effect.fnUntraced(function* (endpoint) {
          const position = yield* last(endpoint)
          return position === 0 ? null : yield* at(endpoint, position)
        }),
        at
      })
    })
  )

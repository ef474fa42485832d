/** The inbox of sources on a stream of bytes, which is a JetStream stream or a list in memory. */
import { Effect, Layer, Option, Schema } from "effect"
import { promisify } from "node:util"
import { constants, deflateRaw, inflateRaw } from "node:zlib"
import { seal, type SealingKey, unseal } from "../cipher/sealing.ts"
import { type CommitTooLarge, type StreamFull, StreamUnavailable } from "../errors.ts"
import { Keyring } from "../sealing/keyring.ts"
import { whileStarting } from "../sealing/whileStarting.ts"
import { InboundRequest, setAsidePrefix, SourceInbox, type StoredRequest, waitingPrefix } from "./sourceInbox.ts"

export interface StoredBytes {
  readonly seq: number
  readonly subject: string
  readonly data: Uint8Array
}

export interface InboxStream {
  /** `id`: a second message with it is not stored. Returns the position, of the first message for a repeat. */
  readonly append: (
    subject: string,
    id: string,
    data: Uint8Array
  ) => Effect.Effect<number, StreamFull | StreamUnavailable | CommitTooLarge>
  /** The first message at or after a position whose subject has this prefix. */
  readonly next: (from: number, prefix: string) => Effect.Effect<StoredBytes | null, StreamUnavailable>
  readonly remove: (position: number) => Effect.Effect<void, StreamUnavailable>
  /** Fails when half of the stream is in use. */
  readonly checkRoom: Effect.Effect<void, StreamFull | StreamUnavailable>
}

/** The owner, in the keyring, of the key that seals requests until they are handled. */
const inboundKey = "installation:sources"
const mostBodyBytes = 4 * 1024 * 1024

const encode = Schema.encodeSync(Schema.fromJsonString(InboundRequest))
const decode = Schema.decodeUnknownOption(Schema.fromJsonString(InboundRequest))
const deflated = promisify(deflateRaw)
const inflated = promisify(inflateRaw)
const unavailable = (cause: unknown) => new StreamUnavailable({ what: "INBOX", cause })

/** A body of 1 MiB is larger than a message of the server may be, so it is compressed. Zlib works outside the event loop. */
const sealed = (key: SealingKey, request: InboundRequest) =>
  Effect.map(
    Effect.promise(() => deflated(encode(request), { level: constants.Z_BEST_SPEED })),
    (data) => seal(key, data, inboundKey)
  )
const opened = (key: SealingKey, data: Uint8Array) =>
  Effect.tryPromise(async () => inflated(unseal(key, data, inboundKey), { maxOutputLength: mostBodyBytes })).pipe(
    Effect.map((text) => Option.getOrNull(decode(text.toString()))),
    Effect.orElseSucceed(() => null)
  )

export const sourceInboxOn = <R>(stream: Effect.Effect<InboxStream, never, R>) =>
  Layer.effect(
    SourceInbox,
    Effect.gen(function* () {
      const { append, next, remove, checkRoom } = yield* stream
      const keyring = yield* Keyring
      const key = yield* whileStarting(keyring.keyOf(inboundKey)).pipe(Effect.catchTag("WrongMasterKey", Effect.die))

      const nextAt = Effect.fnUntraced(function* (after: number, prefix: string) {
        const found = yield* next(after + 1, prefix)
        if (found === null) return null
        const stored: StoredRequest = {
          position: found.seq,
          source: found.subject.slice(prefix.length),
          request: yield* opened(key, found.data)
        }
        return stored
      })

      return SourceInbox.of({
        put: Effect.fnUntraced(function* (source, id, request) {
          yield* checkRoom
          yield* append(`${waitingPrefix}${source}`, `source:${source}:${id}`, yield* sealed(key, request))
        }),
        next: (after) => nextAt(after, waitingPrefix),
        nextSetAside: (after) => nextAt(after, setAsidePrefix),
        setAside: Effect.fnUntraced(function* ({ position, source }) {
          const found = yield* next(position, waitingPrefix)
          if (found?.seq !== position) return null
          return yield* append(`${setAsidePrefix}${source}`, `failed:${position}`, found.data).pipe(
            // The stream has accepted the same bytes before.
            Effect.catchTag("CommitTooLarge", (error) => Effect.fail(unavailable(error)))
          )
        }),
        remove
      })
    })
  )

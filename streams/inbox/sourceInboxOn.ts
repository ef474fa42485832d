/** The inbox of sources on a stream of bytes, which is a JetStream stream or a list in memory. */
import { Effect, Layer, Option, Schema } from "effect"
import { promisify } from "node:util"
import { constants, deflateRaw, inflateRaw } from "node:zlib"
import { seal, type SealingKey, unseal } from "../cipher/sealing.ts"
import { SourceShareFull, StreamUnavailable } from "../errors.ts"
import { Keyring } from "../sealing/keyring.ts"
import { whileStarting } from "../sealing/whileStarting.ts"
import type { InboxStream } from "./inboxStream.ts"
import { countedBytes, leastBytes, sizeClassOf } from "./share.ts"
import { makeShares } from "./shares.ts"
import { InboundRequest, setAsidePrefix, SourceInbox, type StoredRequest, waitingPrefix } from "./sourceInbox.ts"

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

/** Requests of early versions have no size in their subjects. */
const sourceIn = (subject: string, prefix: string) => subject.slice(prefix.length).split(".", 1)[0] ?? ""

export const sourceInboxOn = <R>(stream: Effect.Effect<InboxStream, never, R>) =>
  Layer.effect(
    SourceInbox,
    Effect.gen(function* () {
      const inbox = yield* stream
      const { append, next, remove } = inbox
      const { kept, leftOf, count } = yield* makeShares(inbox)
      const keyring = yield* Keyring
      const key = yield* whileStarting(keyring.keyOf(inboundKey)).pipe(Effect.catchTag("WrongMasterKey", Effect.die))

      const nextAt = Effect.fnUntraced(function* (after: number, prefix: string) {
        const found = yield* next(after + 1, prefix)
        if (found === null) return null
        const stored: StoredRequest = {
          position: found.seq,
          source: sourceIn(found.subject, prefix),
          request: yield* opened(key, found.data)
        }
        return stored
      })

      return SourceInbox.of({
        put: Effect.fnUntraced(function* (source, id, request) {
          // First, so that a flood of one source costs no compression.
          if (leastBytes > (yield* leftOf(source))) return yield* new SourceShareFull({ source })
          const data = yield* sealed(key, request)
          const size = data.byteLength
          if (countedBytes(size) > (yield* leftOf(source))) return yield* new SourceShareFull({ source })
          count(source, size)
          yield* append(`${waitingPrefix}${source}.${sizeClassOf(size)}`, `source:${source}:${id}`, data)
        }),
        kept,
        next: (after) => nextAt(after, waitingPrefix),
        nextSetAside: (after) => nextAt(after, setAsidePrefix),
        setAside: Effect.fnUntraced(function* ({ position, source }) {
          const found = yield* next(position, waitingPrefix)
          if (found?.seq !== position) return null
          const subject = `${setAsidePrefix}${source}.${sizeClassOf(found.data.byteLength)}`
          return yield* append(subject, `failed:${position}`, found.data).pipe(
            // The stream has accepted the same bytes before.
            Effect.catchTag("CommitTooLarge", (error) => Effect.fail(unavailable(error)))
          )
        }),
        remove
      })
    })
  )

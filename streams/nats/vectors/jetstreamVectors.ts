/** Stream `VEC` on JetStream: one subject for each text and model, with its last vector, sealed. */
import { Effect, Layer, Stream } from "effect"
import { StreamFull, StreamUnavailable } from "../../errors.ts"
import { hash } from "../../commit/identity.ts"
import { VectorLog } from "../../ports/vectors.ts"
import { Keyring } from "../../sealing/keyring.ts"
import { whileStarting } from "../../sealing/whileStarting.ts"
import { type Incoming, Nats, type NatsFault } from "../client/nats.ts"
import { afterReconnect } from "../client/servers.ts"
import type { OwnersKeys } from "../../cipher/ownersKey.ts"
import { openEntry, ownersOfEntry, sealEntry } from "./vectorEntries.ts"

const vec = "VEC"
const root = "vec.sealed."
/** Replaces the model's name in the subject of a forgotten text. */
const forgottenModel = "gone"
const publishMillis = 5000
/** The owner of entries without an author. Its key is also part of the key of every other entry. */
const commonOwner = "installation:vectors"

const unavailable = (cause: unknown) => new StreamUnavailable({ what: vec, cause })
const mapped = <A>(effect: Effect.Effect<A, NatsFault>) =>
  Effect.mapError(effect, (fault) => (fault.kind === "full" ? new StreamFull({ what: vec }) : unavailable(fault)))

export const jetstreamVectors = Layer.effect(
  VectorLog,
  Effect.gen(function* () {
    const nats = yield* Nats
    const keyring = yield* Keyring
    const keys: OwnersKeys = {
      common: yield* whileStarting(keyring.keyOf(commonOwner)).pipe(Effect.catchTag("WrongMasterKey", Effect.die)),
      peek: keyring.peek
    }
    const fetchKeys = (owners: Iterable<string>) =>
      Effect.catchTag(keyring.fetch(owners), "WrongMasterKey", (wrong) => Effect.fail(unavailable(wrong)))
    const publish = (subject: string, data: Uint8Array) =>
      mapped(Effect.map(nats.publish({ subject, data }, publishMillis), ({ seq }) => seq))
    const messages = (after: number) =>
      Stream.suspend(() => Stream.fromAsyncIterable(nats.follow(vec, after + 1, [`${root}>`]), unavailable))

    yield* dropPlain(nats)
    return VectorLog.of({
      put: (embedding) =>
        Effect.andThen(
          fetchKeys(embedding.owners),
          Effect.suspend(() =>
            publish(`${root}${embedding.subject}.${hash(12, embedding.model)}`, sealEntry(keys, embedding))
          )
        ),
      forget: (subject) =>
        Effect.andThen(
          mapped(nats.purge(vec, `${root}${subject}.*`)),
          publish(`${root}${subject}.${forgottenModel}`, new Uint8Array())
        ),
      ofOwner: (owner) =>
        Effect.flatMap(Effect.mapError(nats.last(vec, `${root}>`), unavailable), (last) =>
          last === null
            ? Effect.succeed([])
            : messages(0).pipe(
                Stream.flattenIterable,
                Stream.takeUntil(({ seq }) => seq >= last.seq),
                Stream.filter(({ data }) => ownersOfEntry(data).includes(owner)),
                Stream.runCollect,
                Effect.map((found) => [...new Set(found.map(({ subject }) => textOf(subject)))])
              )
        ),
      witnessAt: (seq) =>
        Effect.mapBoth(nats.at(vec, seq), {
          onSuccess: (found) => (found === null ? null : witnessOf(found)),
          onFailure: unavailable
        }),
      entries: (after) =>
        messages(after).pipe(
          Stream.concat(Stream.fail(unavailable("the consumer ended"))),
          Stream.tap((batch) => fetchKeys(new Set(batch.flatMap(({ data }) => ownersOfEntry(data))))),
          Stream.flattenIterable,
          Stream.map((message) => {
            const subject = textOf(message.subject)
            const embedding = message.data.byteLength === 0 ? null : openEntry(keys, subject, message.data)
            return { subject, seq: message.seq, witness: witnessOf(message), embedding }
          })
        )
    })
  })
)

/** The text that an entry's subject names. */
const textOf = (subject: string) => subject.slice(root.length, subject.lastIndexOf("."))
const witnessOf = ({ subject, data }: Incoming) => hash(26, subject, Buffer.from(data).toString("base64"))

/**
 * Deletes the vectors of earlier versions, which were not sealed. The whole stream is emptied, because its server keeps the
 * bytes of single messages that it deletes. The index then has no vectors, and `reembed` makes them again.
 */
const dropPlain = Effect.fnUntraced(
  function* (nats: Nats["Service"]) {
    // Sealed entries have one part more in their subject.
    if ((yield* nats.next(vec, 1, "vec.*.*.*")) === null) return
    yield* nats.purge(vec, ">")
    yield* Effect.logInfo(
      "the vectors of an earlier version were not sealed and are deleted; the texts are embedded again in the background"
    )
  },
  (effect) =>
    afterReconnect(vec, effect).pipe(
      Effect.catch((error) => Effect.logWarning("unsealed vectors were not looked for", error.message))
    )
)

/** Stream `VEC` on JetStream: one subject for each text and model, with its last vector. */
import { Effect, Layer, Stream } from "effect"
import { StreamFull, StreamUnavailable } from "../errors.ts"
import { hash } from "../commit/identity.ts"
import { type Embedding, VectorLog } from "../ports/vectors.ts"
import { type Incoming, Nats, type NatsFault } from "./client/nats.ts"

const vec = "VEC"
/** Replaces the model's name in the subject of a forgotten text. */
const forgottenModel = "gone"
const publishMillis = 5000

export const jetstreamVectors = Layer.effect(
  VectorLog,
  Effect.gen(function* () {
    const nats = yield* Nats
    const unavailable = (cause: unknown) => new StreamUnavailable({ what: vec, cause })
    const mapped = <A>(effect: Effect.Effect<A, NatsFault>) =>
      Effect.mapError(effect, (fault) => (fault.kind === "full" ? new StreamFull({ what: vec }) : unavailable(fault)))
    const publish = (subject: string, data: Uint8Array) =>
      mapped(Effect.map(nats.publish({ subject, data }, publishMillis), ({ seq }) => seq))
    return VectorLog.of({
      put: ({ subject, ...embedding }) => publish(`vec.${subject}.${hash(12, embedding.model)}`, encode(embedding)),
      forget: (subject) =>
        Effect.andThen(
          mapped(nats.purge(vec, `vec.${subject}.*`)),
          publish(`vec.${subject}.${forgottenModel}`, new Uint8Array())
        ),
      witnessAt: (seq) =>
        Effect.mapBoth(nats.at(vec, seq), {
          onSuccess: (found) => (found === null ? null : witnessOf(found)),
          onFailure: unavailable
        }),
      entries: (after) =>
        Stream.suspend(() => Stream.fromAsyncIterable(nats.follow(vec, after + 1), unavailable)).pipe(
          Stream.concat(Stream.fail(unavailable("the consumer ended"))),
          Stream.flattenIterable,
          Stream.map((message) => {
            const { subject, seq, data } = message
            const text = subject.slice("vec.".length, subject.lastIndexOf("."))
            const embedding = data.byteLength === 0 ? null : { subject: text, ...decode(data) }
            return { subject: text, seq, witness: witnessOf(message), embedding }
          })
        )
    })
  })
)

const witnessOf = ({ subject, data }: Incoming) => hash(26, subject, Buffer.from(data).toString("base64"))

// A line of JSON, then the raw floats of the vector.
const encode = ({ vector, ...head }: Omit<Embedding, "subject">): Uint8Array =>
  Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
  ])

const decode = (data: Uint8Array): Omit<Embedding, "subject"> => {
  const at = data.indexOf(10)
  const head: { readonly model: string; readonly textDigest: string } = JSON.parse(
    Buffer.from(data.subarray(0, at)).toString()
  )
  return {
    model: head.model,
    textDigest: head.textDigest,
    vector: new Float32Array(Uint8Array.from(data.subarray(at + 1)).buffer)
  }
}

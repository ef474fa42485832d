/** Encodes and decodes commits: versions, upcasts, and personal fields, which are sealed in the stored bytes. */
import { Context, Effect, Layer, Schema } from "effect"
import { forgotten } from "../../domain/text/personal.ts"
import { decodeOnce, type Opened, type Witnessed } from "./decodeOnce.ts"
import { type Commit, Envelope, type Stored } from "../commit/envelope.ts"
import { type StreamUnavailable, Undecodable } from "../errors.ts"
import { eventsOf, type EventTag, type TrackerEvent } from "../commit/events.ts"
import type { Pending } from "../eventStore.ts"
import { Keyring } from "../sealing/keyring.ts"
import { personalFields } from "../sealing/personalFields.ts"
import { seal, unseal } from "../sealing/sealing.ts"
import { type Kind, kinds, parseSubject, partsOf, type Subject } from "../commit/subjects.ts"
import { upcast, versionOf } from "./upcasts.ts"

export class Codec extends Context.Service<
  Codec,
  {
    /** The bytes to store. Sealing is random, so encode once and send the same bytes again after a timeout. */
    readonly encode: (commit: Pending) => Effect.Effect<Uint8Array, StreamUnavailable>
    /** The commits of these messages, in order. Messages of unknown kinds are left out. */
    readonly decode: (
      stored: ReadonlyArray<Stored>
    ) => Effect.Effect<ReadonlyArray<Commit>, StreamUnavailable | Undecodable>
  }
>()("tracker/streams/Codec") {
  static readonly layer = Layer.effect(
    Codec,
    Effect.gen(function* () {
      const keyring = yield* Keyring

      const encode = Effect.fnUntraced(function* ({ subject, expected: _, events, ...head }: Pending) {
        const { kind } = partsOf(subject)
        const owners = new Set<string>()
        const plain = events.map((event) => encoders[kind](event))
        for (const data of plain) walks[kind](String(data["_tag"]))(data, (value, owner) => (owners.add(owner), value))
        for (const owner of owners) yield* keyring.keyOf(owner).pipe(Effect.catchTag("WrongMasterKey", Effect.die))
        const sealed = plain.map((data) => ({
          v: versionOf(data["_tag"] as EventTag),
          data: walks[kind](String(data["_tag"]))(data, (value, owner) => {
            const key = keyring.peek(owner)
            // An empty text is no secret. Most tasks have no description.
            return key === null || value === ""
              ? value
              : { sealed: seal(key, Buffer.from(String(value)), bound(subject, owner)).toString("base64") }
          })
        }))
        return Buffer.from(JSON.stringify({ ...head, events: sealed }))
      })

      const open = (subject: Subject) => (value: unknown, owner: string) => {
        if (!isSealed(value)) return value
        const key = keyring.peek(owner)
        return key === null
          ? forgotten
          : unseal(key, Buffer.from(value.sealed, "base64"), bound(subject, owner)).toString()
      }
      const decode = Effect.fnUntraced(function* (stored: ReadonlyArray<Witnessed>) {
        const read = yield* Effect.try({
          try: () => stored.flatMap(parse),
          catch: (cause) =>
            cause instanceof Undecodable ? cause : new Undecodable({ subject: "?", seq: 0, why: String(cause) })
        })
        yield* keyring
          .fetch(new Set(read.flatMap(({ owners }) => owners)))
          .pipe(Effect.catchTag("WrongMasterKey", Effect.die))
        return yield* Effect.forEach(read, ({ kind, owners, envelope, ...position }) =>
          Effect.try({
            try: (): Opened => {
              const events = envelope.events.map(({ v, data }) => {
                const tag = String(data["_tag"]) as EventTag
                return decoders[kind](upcast(tag, v, walks[kind](tag)(data, open(position.subject))))
              })
              return { owners, commit: { ...envelope, ...position, events } }
            },
            catch: (cause) =>
              new Undecodable({
                subject: position.subject,
                seq: position.seq,
                why: cause instanceof Error ? cause.message : String(cause)
              })
          })
        )
      })
      return Codec.of({ encode, decode: decodeOnce(decode, keyring.peek) })
    })
  )
}

type Data = Readonly<Record<string, unknown>>
const perKind = <A>(make: (kind: Kind) => A) =>
  Object.fromEntries(kinds.map((kind) => [kind, make(kind)])) as Record<Kind, A>
// The schema of a kind decodes the events of that kind, which the type of a record cannot say.
const schemaOf = (kind: Kind) => eventsOf[kind] as unknown as Schema.Codec<TrackerEvent, Data>
const decoders = perKind((kind) => Schema.decodeUnknownSync(schemaOf(kind)))
const encoders = perKind((kind) => Schema.encodeSync(schemaOf(kind)))
const walks = perKind((kind) => personalFields(eventsOf[kind]))
const decodeEnvelope = Schema.decodeUnknownSync(Envelope)

const bound = (subject: string, owner: string) => `${subject} ${owner}`
const isSealed = (value: unknown): value is { readonly sealed: string } =>
  typeof value === "object" && value !== null && "sealed" in value && typeof value.sealed === "string"

const parse = ({ subject, seq, data, continues, witness }: Witnessed) => {
  const kind = parseSubject(subject)?.kind
  if (kind === undefined) return []
  try {
    const envelope = decodeEnvelope(JSON.parse(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString()))
    const owners = new Set<string>()
    for (const { data: event } of envelope.events)
      walks[kind](String(event["_tag"]))(event, (value, owner) => (owners.add(owner), value))
    return [{ kind, subject: subject as Subject, seq, envelope, owners: [...owners], witness, continues }]
  } catch (cause) {
    throw new Undecodable({ subject, seq, why: cause instanceof Error ? cause.message : String(cause) })
  }
}

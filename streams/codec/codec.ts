/** Encodes and decodes commits: versions, upcasts, and personal fields, which are sealed in the stored bytes. */
import { Context, Effect, Layer, Schema } from "effect"
import { forgotten } from "../../domain/text/personal.ts"
import { bound, type Encoded, makeEncode } from "./encode.ts"
import { decodeOnce, type Opened, type Witnessed } from "./decodeOnce.ts"
import { isReadable, type Recorded, type Stored } from "../commit/envelope.ts"
import type { KeysLost, StreamUnavailable } from "../errors.ts"
import type { EventTag } from "../commit/events.ts"
import type { Pending } from "../ports/eventStore.ts"
import { Keyring } from "../sealing/keyring.ts"
import { noteRedactions, withoutRedacted } from "../redaction/withoutRedacted.ts"
import { unseal } from "../cipher/sealing.ts"
import type { Subject } from "../commit/subjects.ts"
import { type StoredFields, type Parsed, parse, perKind, schemaOf, unreadable, walks, wrongFields } from "./parse.ts"
import { upcast } from "./upcasts.ts"

export class Codec extends Context.Service<
  Codec,
  {
    /** The bytes to store. Sealing is random, so encode once and send the same bytes again after a timeout. */
    readonly encode: (commit: Pending) => Effect.Effect<Uint8Array, StreamUnavailable | KeysLost>
    /**
     * Call this after encoded bytes were stored at position `seq`. Later commits then need not name the keys that these bytes
     * name, and this process need not decode them.
     */
    readonly noteStored: (data: Uint8Array, seq: number) => void
    /** Returns one value for each message, in order. A message that this version cannot read never fails the others. */
    readonly decode: (stored: ReadonlyArray<Stored>) => Effect.Effect<ReadonlyArray<Recorded>, StreamUnavailable>
  }
>()("tracker/streams/Codec") {
  static readonly layer = Layer.effect(
    Codec,
    Effect.gen(function* () {
      const keyring = yield* Keyring
      const encode = makeEncode(keyring)
      const once = decodeOnce(makeDecode(keyring), keyring.peek)
      /** The encoded commits that are not stored yet, by their bytes. */
      const encoded = new WeakMap<Uint8Array, Encoded>()
      return Codec.of({
        encode: (commit) =>
          Effect.map(encode(commit), (made) => {
            encoded.set(made.bytes, made)
            return made.bytes
          }),
        noteStored: (data, seq) => {
          const made = encoded.get(data)
          if (made === undefined) return
          keyring.note(made.named)
          once.remember({ seq, data, keys: made.sealedWith, commitOf: made.commitOf })
        },
        decode: (stored) =>
          Effect.map(once.decode(stored), (all) => {
            noteForgotten(keyring, all)
            const { redactions } = keyring
            for (const each of all) noteRedactions(redactions, each)
            return redactions.size() === 0 ? all : all.map((each) => withoutRedacted(redactions, each))
          })
      })
    })
  )
}

/** Every process reads the commits of people, so each one stops using the key of a forgotten person. */
const noteForgotten = (keyring: Keyring["Service"], all: ReadonlyArray<Recorded>) => {
  for (const recorded of all) {
    if (!recorded.subject.startsWith(ofPeople) || !isReadable(recorded)) continue
    if (recorded.events.some(({ _tag }) => _tag === "PersonForgotten"))
      keyring.noteForgotten(`person:${recorded.subject.slice(ofPeople.length)}`)
  }
}
const ofPeople = "evt.person."

const makeDecode = (keyring: Keyring["Service"]) =>
  Effect.fnUntraced(function* (stored: ReadonlyArray<Witnessed>) {
    const parsed = stored.map(parse)
    const owners = new Set(parsed.flatMap((each) => each.owners))
    const lost = yield* fetchKeys(keyring, owners)
    return parsed.map((each): Opened => {
      if (each.is === "unreadable") return { owners: [], recorded: each.unreadable }
      if (each.envelope.keys !== undefined) keyring.note(each.envelope.keys)
      const unopened = each.owners.find((owner) => lost.has(owner))
      if (unopened !== undefined)
        return {
          owners: [],
          recorded: unreadable(each.message, "sealed", `the key of ${unopened} cannot be opened`, each.envelope)
        }
      return { owners: each.owners, recorded: open(keyring, each) }
    })
  })

/** Loads the keys of these owners. Answers the owners whose stored key the master key does not open. */
const fetchKeys = (keyring: Keyring["Service"], owners: ReadonlySet<string>) =>
  Effect.map(
    Effect.forEach(
      owners,
      (owner) =>
        Effect.as(keyring.fetch([owner]), null).pipe(Effect.catchTag("WrongMasterKey", () => Effect.succeed(owner))),
      { concurrency: 16 }
    ),
    (found) => new Set(found.filter((owner) => owner !== null))
  )

const decoders = perKind((kind) => Schema.decodeUnknownSync(schemaOf(kind)))

const isSealed = (value: unknown): value is { readonly sealed: string } =>
  typeof value === "object" && value !== null && "sealed" in value && typeof value.sealed === "string"

/** Opens the personal fields, and brings each event to its present shape. */
const open = (keyring: Keyring["Service"], { kind, message, envelope, owners }: Parsed): Recorded => {
  const { seq, witness, continues } = message
  // `parse` has checked the kind of the subject.
  const subject = message.subject as Subject
  const opened = (value: unknown, owner: string) => {
    if (!isSealed(value)) return value
    const key = keyring.peek(owner)
    if (key !== null) return unseal(key, Buffer.from(value.sealed, "base64"), bound(subject, owner)).toString()
    // A missing key is no proof: only the log can say that a person was forgotten.
    if (keyring.isForgotten(owner)) return forgotten
    throw new Error(`the key of ${owner} is missing`)
  }
  let plain: ReadonlyArray<{ readonly tag: EventTag; readonly v: number; readonly data: StoredFields }>
  try {
    plain = envelope.events.map(({ v, data }) => {
      const tag = String(data["_tag"]) as EventTag
      return { tag, v, data: walks[kind](tag)(data, opened) }
    })
  } catch {
    const missing = owners.filter((owner) => keyring.peek(owner) === null && !keyring.isForgotten(owner))
    const why =
      missing.length === 0 ? "a personal text in it cannot be opened" : `the key of ${missing.join(", ")} is missing`
    return unreadable(message, "sealed", why, envelope)
  }
  try {
    const events = plain.map(({ tag, v, data }) => decoders[kind](upcast(tag, v, data)))
    return { ...envelope, subject, seq, witness, continues, events }
  } catch {
    // The error of the schema repeats the value, which may be a personal text.
    return unreadable(message, "damaged", wrongFields, envelope)
  }
}

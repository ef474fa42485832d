/** Encodes commits: each event with its version, and each personal text sealed with its person's key. */
import { Effect, Schema } from "effect"
import { forgotten } from "../../domain/text/personal.ts"
import type { Commit } from "../commit/envelope.ts"
import type { EventTag } from "../commit/events.ts"
import { isBoundedHead, isStorable, isWellFormedSubject } from "../commit/foreign.ts"
import { type Kind, partsOf } from "../commit/subjects.ts"
import type { KeysLost, StreamUnavailable } from "../errors.ts"
import { ofAnotherLog } from "../keys/keysLost.ts"
import type { Pending } from "../ports/eventStore.ts"
import type { Keyring } from "../sealing/keyring.ts"
import { seal, type SealingKey } from "../cipher/sealing.ts"
import { type StoredFields, perKind, schemaOf, walks } from "./parse.ts"
import { versionOf } from "./upcasts.ts"

export interface Encoded {
  readonly bytes: Uint8Array
  /** The commit that the bytes are decoded to, without its position; null when a reader would refuse them. */
  readonly commitOf: () => Omit<Commit, "seq" | "witness" | "continues"> | null
  /** The keys that its personal texts are sealed with, by owner. */
  readonly sealedWith: ReadonlyArray<readonly [owner: string, key: SealingKey | null]>
  /** The ids of the keys that it names, by owner. */
  readonly named: Readonly<Record<string, string>>
}

const encoders = perKind((kind) => Schema.encodeSync(schemaOf(kind)))

/** The bytes of a sealed text are bound to its subject and owner. */
export const bound = (subject: string, owner: string) => `${subject} ${owner}`

export const makeEncode = (keyring: Keyring["Service"]) => {
  const loadKey = (owner: string) =>
    keyring.keyOf(owner).pipe(
      Effect.catchTags({
        WrongMasterKey: () => ofAnotherLog([owner]),
        // The placeholder is stored in the place of the text.
        OwnerForgotten: () => Effect.void
      })
    )

  return (pending: Pending): Effect.Effect<Encoded, StreamUnavailable | KeysLost> =>
    Effect.suspend(() => {
      const { kind } = partsOf(pending.subject)
      const plain = pending.events.map((event) => encoders[kind](event))
      const owners = ownersIn(kind, plain)
      const [owner, another] = owners
      if (owner === undefined) return Effect.succeed(sealed(keyring, pending, plain, owners))
      const loaded = another === undefined ? loadKey(owner) : Effect.forEach(owners, loadKey, { discard: true })
      return Effect.map(loaded, () => sealed(keyring, pending, plain, owners))
    })
}

const ownersIn = (kind: Kind, events: ReadonlyArray<StoredFields>): ReadonlyArray<string> => {
  const owners = new Set<string>()
  for (const data of events) walks[kind](String(data["_tag"]))(data, (value, owner) => (owners.add(owner), value))
  return [...owners]
}

const sealed = (
  keyring: Keyring["Service"],
  { expected: _, subject, events, ...head }: Pending,
  plain: ReadonlyArray<StoredFields>,
  owners: ReadonlyArray<string>
): Encoded => {
  const { kind } = partsOf(subject)
  const keys = keyring.unnamed(owners)
  const sealText = (value: unknown, owner: string) => {
    const key = keyring.peek(owner)
    // An empty text is not a secret, so it is not sealed. Most tasks have no description.
    if (value === "") return value
    if (key === null && keyring.isForgotten(owner)) return forgotten
    return key === null
      ? value
      : { sealed: seal(key, Buffer.from(String(value)), bound(subject, owner)).toString("base64") }
  }
  const envelope = {
    ...head,
    ...(keys === null ? {} : { keys }),
    events: plain.map((data) => ({
      v: versionOf(data["_tag"] as EventTag),
      data: walks[kind](String(data["_tag"]))(data, sealText)
    }))
  }
  const json = JSON.stringify(envelope)
  // The same conditions as in `parse`. The owners need no check, because the schema of the events has checked them.
  const isReadable = () => isStorable(json, envelope) && isBoundedHead(head) && isWellFormedSubject(subject)
  /** True when the bytes hold a placeholder, so that they are not decoded to these events. */
  const lacksTexts = owners.some(keyring.isForgotten)
  return {
    bytes: bytesOf(json),
    commitOf: () =>
      isReadable() && !lacksTexts ? { ...head, ...(keys === null ? {} : { keys }), subject, events } : null,
    sealedWith: owners.map((owner) => [owner, keyring.peek(owner)]),
    named: keys ?? {}
  }
}

/** Bytes outside of the pool of buffers. A small buffer of the pool would keep all 64 kB of it in memory until its commit is read. */
const bytesOf = (json: string): Uint8Array => {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(json))
  bytes.write(json)
  return bytes
}

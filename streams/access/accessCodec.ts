/** Encodes the entries of the access log. The address is sealed with the key of its person, so it ends with the person. */
import { Effect, Option, Schema } from "effect"
import { type ActorId, personOf } from "../../domain/ids.ts"
import { Instant } from "../../domain/values.ts"
import type { Keyring } from "../sealing/keyring.ts"
import { seal, unseal } from "../cipher/sealing.ts"
import { type AccessEntry, AccessEvent, Agent, type RequestOrigin } from "../ports/accessLog.ts"

/** The owner of addresses that belong to no known person. */
export const strangers = "installation:access"

const Stored = Schema.fromJsonString(
  Schema.Struct({
    v: Schema.Literal(1),
    at: Instant,
    event: AccessEvent,
    agent: Agent,
    /** `iv | tag | ciphertext`, base64; null without an address. */
    address: Schema.NullOr(Schema.String)
  })
)
const decode = Schema.decodeUnknownOption(Stored)
const encodeStored = Schema.encodeSync(Stored)

const ownerOf = ({ actor }: { readonly actor: ActorId | null }) =>
  actor !== null && personOf(actor) !== null ? actor : strangers
const boundTo = (owner: string) => `the address of ${owner}`
const longestAddress = 64

export const encodeEntry = Effect.fnUntraced(function* (
  keyring: Keyring["Service"],
  at: Instant,
  event: AccessEvent,
  origin: RequestOrigin
) {
  const owner = ownerOf(event)
  const address = origin.address?.slice(0, longestAddress) ?? null
  const sealed =
    address === null ? null : seal(yield* keyring.keyOf(owner), Buffer.from(address), boundTo(owner)).toString("base64")
  return Buffer.from(encodeStored({ v: 1, at, event, agent: origin.agent, address: sealed }))
})

/** An entry of a newer version is left out. */
export const decodeEntries = Effect.fnUntraced(function* (
  keyring: Keyring["Service"],
  messages: ReadonlyArray<{ readonly seq: number; readonly data: Uint8Array }>
) {
  const found = messages.flatMap(({ seq, data }) => {
    const stored = decode(Buffer.from(data).toString())
    return Option.isNone(stored) ? [] : [{ seq, ...stored.value }]
  })
  yield* keyring.fetch(new Set(found.map(({ event }) => ownerOf(event))))
  return found.map(({ seq, at, event, agent, address }): AccessEntry => ({
    seq,
    at,
    event,
    agent,
    address: address === null ? null : opened(keyring, ownerOf(event), address)
  }))
})

const opened = (keyring: Keyring["Service"], owner: string, address: string) => {
  const key = keyring.peek(owner)
  if (key === null) return null
  try {
    return unseal(key, Buffer.from(address, "base64"), boundTo(owner)).toString()
  } catch {
    // It was sealed with another key, or a byte was changed.
    return null
  }
}

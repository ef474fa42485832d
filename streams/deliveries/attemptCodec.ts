/** Encodes the tries of deliveries. The answer is sealed, so it ends with the people whose words it may repeat. */
import { Effect, Option, Schema, Struct } from "effect"
import { type OwnersKeys, ownersKey } from "../cipher/ownersKey.ts"
import { seal, unseal } from "../cipher/sealing.ts"
import { DeliveryAttempt, type KeptAttempt, type TryOutcome } from "./deliveryLog.ts"
import type { Keyring } from "../sealing/keyring.ts"

/** The owner of answers without words of a person. Its key is also part of the key of every other answer. */
export const deliveryOwner = "installation:deliveries"

const Stored = Schema.fromJsonString(
  Schema.Struct({
    v: Schema.Literal(1),
    ...DeliveryAttempt.fields,
    owners: Schema.Array(Schema.String),
    /** `iv | tag | ciphertext`, base64; empty without an answer. */
    answer: Schema.String
  })
)
const decode = Schema.decodeUnknownOption(Stored)
const encode = Schema.encodeSync(Stored)

const boundTo = ({ webhook, tries }: Pick<DeliveryAttempt, "webhook" | "tries">) => `the answer to ${webhook} ${tries}`

export const encodeAttempt = (
  keys: OwnersKeys,
  attempt: DeliveryAttempt,
  { text, owners }: { readonly text: string; readonly owners: ReadonlyArray<string> }
): Uint8Array => {
  const sorted = [...new Set(owners)].toSorted()
  const answer =
    text === "" ? "" : seal(ownersKey(keys, sorted), Buffer.from(text), boundTo(attempt)).toString("base64")
  return Buffer.from(encode({ v: 1, ...attempt, owners: sorted, answer }))
}

interface StoredMessage {
  readonly seq: number
  readonly data: Uint8Array
}

/** An entry of a newer version is left out. */
export const decodeAttempts = Effect.fnUntraced(function* (
  keyring: Pick<Keyring["Service"], "fetch">,
  keys: OwnersKeys,
  messages: ReadonlyArray<StoredMessage>
) {
  const found = messages.flatMap(({ seq, data }) => {
    const stored = decode(Buffer.from(data).toString())
    return Option.isNone(stored) ? [] : [{ seq, stored: stored.value }]
  })
  yield* keyring.fetch(new Set(found.flatMap(({ stored }) => stored.owners)))
  return found.map(({ seq, stored: { v: _, owners, answer, ...attempt } }): KeptAttempt => ({
    ...attempt,
    seq,
    answer: answer === "" ? "" : opened(keys, owners, answer, boundTo(attempt))
  }))
})

const decodeOutcome = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct(Struct.pick(DeliveryAttempt.fields, ["at", "type", "outcome"])))
)

/** An entry of a newer version is left out. */
export const decodeOutcomes = (messages: ReadonlyArray<StoredMessage>): ReadonlyArray<TryOutcome> =>
  messages.flatMap(({ seq, data }) => {
    const stored = decodeOutcome(Buffer.from(data).toString())
    return Option.isNone(stored) ? [] : [{ seq, ...stored.value }]
  })

const opened = (keys: OwnersKeys, owners: ReadonlyArray<string>, sealed: string, bound: string) => {
  try {
    return unseal(ownersKey(keys, owners), Buffer.from(sealed, "base64"), bound).toString()
  } catch {
    // A person of the event was forgotten since, or a byte was changed.
    return ""
  }
}

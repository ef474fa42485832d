/**
 * The chats that the bot knows: their ids, which the log has as keyed hashes only, and the facts of Telegram's updates. The entries are sealed in bucket `OUTBOX`,
 * and an erasure removes those of forgotten people.
 */
import { Clock, Context, Effect, Layer, Schema } from "effect"
import { createHmac } from "node:crypto"
import { seal, type SealingKey, unseal } from "../../../../streams/cipher/sealing.ts"
import { hash } from "../../../../streams/commit/identity.ts"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { Keyring, type KeysUnusable } from "../../../../streams/sealing/keyring.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import { BotLanguage } from "../../words/words.ts"
import { botKey } from "../../token/botKey.ts"

const prefix = "address1."

/**
 * Why the bot cannot write in a chat: the person blocked it, or deleted the account, or has never written to it; the group removed
 * it; Telegram gives another reason.
 */
const Unreachable = Schema.Struct({
  because: Schema.Literals(["blocked", "deactivated", "not-started", "removed", "refused"]),
  /** Milliseconds since 1970. */
  since: Schema.Int
})
export type Unreachable = typeof Unreachable.Type

export const Address = Schema.Struct({
  /** A positive id is a user's, and of the private chat with the user; a negative one is a group's. */
  id: Schema.Int,
  /** The title of a group. */
  title: Schema.optionalKey(Schema.String),
  /** The language of a user's Telegram; of a group, that of the first user who was seen in it. */
  language: Schema.optionalKey(BotLanguage),
  /** The user has written to the bot, which may write only then. */
  hasChat: Schema.optionalKey(Schema.Literal(true)),
  /** `addressed`: because of privacy mode, the bot gets only commands and replies to its messages in the group. */
  sees: Schema.optionalKey(Schema.Literals(["all", "addressed"])),
  /** `owner`: the private chat offers the commands of owners. */
  commands: Schema.optionalKey(Schema.Literal("owner")),
  /** Telegram has confirmed the members of a group to this bot. `at`: milliseconds since 1970. */
  confirmed: Schema.optionalKey(Schema.Struct({ at: Schema.Int, bot: Schema.Int })),
  unreachable: Schema.optionalKey(Unreachable)
})
export type Address = typeof Address.Type
const decode = Schema.decodeUnknownSync(Address)

const entryOf = (secret: SealingKey, id: number) =>
  `${prefix}${hash(20, createHmac("sha256", secret).update(`address ${id}`).digest("hex"))}`

/** Null when the entry is not an address, or cannot be opened. */
export const openAddress = (secret: SealingKey, entry: string, value: Uint8Array): Address | null => {
  if (!entry.startsWith(prefix)) return null
  try {
    return decode(JSON.parse(unseal(secret, value, entry).toString()))
  } catch {
    return null
  }
}

export class AddressBook extends Context.Service<
  AddressBook,
  {
    readonly get: (id: number) => Address | undefined
    readonly all: () => ReadonlyArray<Address>
    /** The address of a user, by the keyed hash of the user's id as the log has it. */
    readonly ofAccount: (key: string) => Address | undefined
    /** Adds or changes an address. Writes only what differs. On disk when this returns. */
    readonly note: (address: Address) => Effect.Effect<void, StreamUnavailable>
    /** Changes a stored address. Does nothing when the address was erased. On disk when this returns. */
    readonly amend: (id: number, change: (before: Address) => Address) => Effect.Effect<void, StreamUnavailable>
    /** Notes the refusal of a chat with Telegram's sentence. An address that was erased is not made again. */
    readonly noteRefusal: (id: number, sentence: string) => Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/gateways/telegram/AddressBook") {
  static readonly layer: Layer.Layer<AddressBook, StreamUnavailable | KeysUnusable, Buckets | Keyring | NaturalKeys> =
    Layer.effect(
      AddressBook,
      Effect.gen(function* () {
        const bucket = yield* (yield* Buckets).open("OUTBOX")
        const secret = yield* (yield* Keyring).keyOf(botKey)
        const { idFor } = yield* NaturalKeys
        const known = new Map<number, Address>()
        /** The ids of users, by their keyed hashes. */
        const ids = new Map<string, number>()
        const keep = (address: Address) => {
          if (address.id > 0 && !known.has(address.id)) ids.set(idFor("telegram-user", String(address.id)), address.id)
          known.set(address.id, address)
        }
        for (const { key, value } of yield* bucket.entries) {
          const address = openAddress(secret, key, value)
          if (address !== null) keep(address)
        }
        const sealed = (entry: string, address: Address) => seal(secret, Buffer.from(JSON.stringify(address)), entry)
        const amend = Effect.fnUntraced(function* (id: number, change: (before: Address) => Address) {
          const entry = entryOf(secret, id)
          for (let before = known.get(id); before !== undefined; before = known.get(id)) {
            const address = change(before)
            if (isSameAddress(before, address)) return
            const found = yield* bucket.get(entry)
            // An erasure has removed it.
            if (found === null) return void known.delete(id)
            // An update of the chat may have changed it during the read.
            if (known.get(id) !== before) continue
            if (yield* bucket.update(entry, sealed(entry, address), found.revision)) return keep(address)
          }
        })
        return AddressBook.of({
          get: (id) => known.get(id),
          all: () => [...known.values()],
          ofAccount: (key) => known.get(ids.get(key) ?? 0),
          note: Effect.fnUntraced(function* (address) {
            const before = known.get(address.id)
            if (before !== undefined && isSameAddress(before, address)) return
            const entry = entryOf(secret, address.id)
            yield* bucket.put(entry, sealed(entry, address))
            keep(address)
          }),
          amend,
          noteRefusal: Effect.fnUntraced(function* (id, sentence) {
            const unreachable = { because: reasonIn(sentence), since: yield* Clock.currentTimeMillis }
            yield* amend(id, (before) => ({ ...before, unreachable }))
          })
        })
      })
    )
}

const isSameAddress = (a: Address, b: Address) =>
  a.title === b.title &&
  a.language === b.language &&
  a.hasChat === b.hasChat &&
  a.sees === b.sees &&
  a.commands === b.commands &&
  a.confirmed?.at === b.confirmed?.at &&
  a.confirmed?.bot === b.confirmed?.bot &&
  a.unreachable?.because === b.unreachable?.because

// Source: github.com/tdlib/telegram-bot-api, Client.cpp: the sentences of error 403.
const reasonIn = (sentence: string): Unreachable["because"] => {
  if (/blocked/u.test(sentence)) return "blocked"
  if (/deactivated/u.test(sentence)) return "deactivated"
  if (/initiate/u.test(sentence)) return "not-started"
  return /kicked|not a member/u.test(sentence) ? "removed" : "refused"
}

/**
 * The ids of users and groups at Telegram, without which the bot can ask nothing about them: the log has only keyed hashes.
 * They are learnt from updates, and stored sealed in bucket `OUTBOX`. An erasure removes those of forgotten people.
 */
import { Context, Effect, Layer, Schema } from "effect"
import { createHmac } from "node:crypto"
import { Principals } from "../../../commands/principals.ts"
import { type PersonId, personActor } from "../../../domain/ids.ts"
import { seal, type SealingKey, unseal } from "../../../streams/cipher/sealing.ts"
import { hash } from "../../../streams/commit/identity.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { Keyring, type KeysUnusable } from "../../../streams/sealing/keyring.ts"
import type { TelegramChat, User } from "../inbox/update.ts"
import { Authors } from "./authors.ts"

const prefix = "address1."

/** A positive id is a user's, a negative one a group's. */
const Address = Schema.Struct({ id: Schema.Int })
const decode = Schema.decodeUnknownSync(Address)

const entryOf = (secret: SealingKey, id: number) =>
  `${prefix}${hash(20, createHmac("sha256", secret).update(`address ${id}`).digest("hex"))}`

/** Null when the entry is not an address, or cannot be opened. */
export const openAddress = (secret: SealingKey, entry: string, value: Uint8Array): number | null => {
  if (!entry.startsWith(prefix)) return null
  try {
    return decode(JSON.parse(unseal(secret, value, entry).toString())).id
  } catch {
    return null
  }
}

export class Addresses extends Context.Service<
  Addresses,
  {
    /** Remembers the group and the user of an update. On disk when this returns. */
    readonly note: (chat: TelegramChat | null, user: User | null) => Effect.Effect<void, StreamUnavailable>
    /** The Telegram accounts of a person, also under ids that were merged. Empty until the person was seen. */
    readonly usersOf: (person: PersonId) => ReadonlyArray<number>
    readonly groups: () => ReadonlyArray<number>
  }
>()("tracker/gateways/telegram/Addresses") {
  static readonly layer: Layer.Layer<
    Addresses,
    StreamUnavailable | KeysUnusable,
    Authors | Buckets | Keyring | Principals
  > = Layer.effect(
    Addresses,
    Effect.gen(function* () {
      const bucket = yield* (yield* Buckets).open("OUTBOX")
      const secret = yield* (yield* Keyring).keyOf("installation:telegram")
      const principals = yield* Principals
      const authors = yield* Authors
      const known = new Set<number>()
      for (const { key, value } of yield* bucket.entries) {
        const id = openAddress(secret, key, value)
        if (id !== null) known.add(id)
      }
      const isForgotten = (id: number) =>
        authors.namesOf({ id }).some((each) => principals.isForgotten(personActor(each)))
      const add = Effect.fnUntraced(function* (id: number) {
        if (known.has(id) || (id > 0 && isForgotten(id))) return
        const entry = entryOf(secret, id)
        yield* bucket.put(entry, seal(secret, Buffer.from(JSON.stringify({ id })), entry))
        known.add(id)
      })
      return Addresses.of({
        note: Effect.fnUntraced(function* (chat, user) {
          if (chat !== null && chat.id < 0 && chat.type !== "channel") yield* add(chat.id)
          if (user !== null && !user.is_bot) yield* add(user.id)
        }),
        usersOf: (person) =>
          [...known].filter((id) => id > 0 && !isForgotten(id) && authors.namesOf({ id }).includes(person)),
        groups: () => [...known].filter((id) => id < 0)
      })
    })
  )
}

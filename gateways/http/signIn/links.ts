/** Secrets that a person uses once to sign in, or to link a Telegram account. The bucket has only their hashes. */
import { Clock, Effect, Option, Schema } from "effect"
import { ActorId } from "../../../domain/ids.ts"
import type { Bucket, Entry } from "../../../streams/ports/bucket.ts"
import { hashOf, newSecret } from "./secrets.ts"

const kinds = ["link", "code"] as const
type Kind = (typeof kinds)[number]

/** Entries of earlier versions have no `until`: their secrets lived for a day. */
const Stored = Schema.fromJsonString(
  Schema.Struct({ actor: ActorId, at: Schema.Int, until: Schema.optionalKey(Schema.Int) })
)
const decode = Schema.decodeUnknownOption(Stored)
const encode = Schema.encodeSync(Stored)
const dayMillis = 24 * 3600 * 1000

/** The letters of a secret of each kind. A person may type a code, so it is short: 132 bits. */
const lengths: { readonly [K in Kind]: number } = { link: 43, code: 22 }

const entryOf = (kind: Kind, secret: string) => `${kind}.${hashOf(secret)}`
/** The entry that names the newest secret of an actor. Older ones are refused. */
const newestOf = (kind: Kind, actor: ActorId) => `newest-${kind}.${actor.replace(":", ".")}`

const storedIn = ({ value }: Entry) => Option.getOrNull(decode(Buffer.from(value).toString()))

export const makeLinks = (bucket: Bucket) => ({
  /** The actor that an unused secret was issued for. It stays usable. */
  peek: Effect.fnUntraced(function* (kind: Kind, secret: string) {
    const entry = yield* bucket.get(entryOf(kind, secret))
    return entry === null ? null : (storedIn(entry)?.actor ?? null)
  }),
  /** The secret of a new link or code. It ends the earlier ones of this actor. `lifetime`: milliseconds. */
  issue: Effect.fnUntraced(function* (kind: Kind, actor: ActorId, lifetime: number) {
    const secret = newSecret().slice(0, lengths[kind])
    const at = yield* Clock.currentTimeMillis
    yield* bucket.put(entryOf(kind, secret), Buffer.from(encode({ actor, at, until: at + lifetime })))
    yield* bucket.put(newestOf(kind, actor), Buffer.from(hashOf(secret)))
    return secret
  }),
  /** Ends every unused link and code of an actor: the newest secret is then one that was never issued. */
  endAll: (actor: ActorId) =>
    Effect.forEach(kinds, (kind) => bucket.put(newestOf(kind, actor), Buffer.from(hashOf(newSecret()))), {
      discard: true
    }),
  /** The actor that the secret was issued for; null when it was used or replaced, is too old, or does not exist. */
  use: Effect.fnUntraced(function* (kind: Kind, secret: string) {
    const key = entryOf(kind, secret)
    const entry = yield* bucket.get(key)
    // Of two uses at the same moment only one succeeds, because only one can remove the entry.
    if (entry === null || !(yield* bucket.remove(key, entry.revision))) return null
    const stored = storedIn(entry)
    if (stored === null) return null
    const { actor, at, until = at + dayMillis } = stored
    if ((yield* Clock.currentTimeMillis) > until) return null
    const newest = yield* bucket.get(newestOf(kind, actor))
    return newest === null || Buffer.from(newest.value).toString() === hashOf(secret) ? actor : null
  })
})

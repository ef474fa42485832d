/**
 * The token that an owner entered in the page, sealed in bucket `OUTBOX`, and the mark that the environment of the process with
 * the bot has a token. The log never has a token, and no answer has one.
 */
import { Effect, Option, Redacted, Schema } from "effect"
import { ActorId } from "../../../domain/ids.ts"
import { seal, unseal } from "../../../streams/cipher/sealing.ts"
import { Buckets } from "../../../streams/ports/bucket.ts"
import { Keyring } from "../../../streams/sealing/keyring.ts"
import { botKey } from "./botKey.ts"

const bucketName = "OUTBOX"
const entry = "bot.token"
const fixedEntry = "bot.token.fixed"

const Stored = Schema.fromJsonString(
  Schema.Struct({
    token: Schema.String,
    bot: Schema.Struct({ id: Schema.Int, username: Schema.String, name: Schema.String }),
    by: ActorId,
    /** ISO 8601, UTC. */
    at: Schema.String
  })
)
const decode = Schema.decodeUnknownOption(Stored)
const encode = Schema.encodeSync(Stored)

export interface StoredToken {
  readonly token: Redacted.Redacted
  readonly bot: { readonly id: number; readonly username: string; readonly name: string }
  /** The owner who entered it. */
  readonly by: ActorId
  readonly at: string
  /** The revision of the entry: it rises with each write. */
  readonly revision: number
}

export const openTokenStore = Effect.gen(function* () {
  const buckets = yield* Buckets
  const keyring = yield* Keyring
  const bucket = buckets.open(bucketName)
  const found = Effect.fnUntraced(function* (key: string) {
    return (yield* buckets.exists(bucketName)) ? yield* (yield* bucket).get(key) : null
  })
  return {
    /** Null without a token. An entry that cannot be opened counts as none: its key was lost, or it was changed. */
    read: Effect.gen(function* () {
      const stored = yield* found(entry)
      if (stored === null) return null
      const key = yield* keyring.find(botKey)
      const opened = key === null ? Option.none() : Option.flatMap(openedBy(key, stored.value), decode)
      if (Option.isNone(opened))
        return yield* Effect.as(Effect.logWarning("the stored token of the bot cannot be opened"), null)
      const { token, ...rest } = opened.value
      return { ...rest, token: Redacted.make(token), revision: stored.revision } satisfies StoredToken
    }),
    /** Null without an entry. Rises with each write, also when the entry cannot be opened. */
    revision: Effect.map(found(entry), (stored) => stored?.revision ?? null),
    /** False when the entry has changed since `revision`; then nothing was written. On disk when this returns. */
    write: Effect.fnUntraced(function* ({ token, ...rest }: Omit<StoredToken, "revision">, revision: number | null) {
      const key = yield* keyring.keyOf(botKey)
      const text = encode({ ...rest, token: Redacted.value(token) })
      const sealed = seal(key, Buffer.from(text), entry)
      const into = yield* bucket
      return yield* revision === null ? into.create(entry, sealed) : into.update(entry, sealed, revision)
    }),
    /** Leaves no trace in the bucket. */
    erase: Effect.gen(function* () {
      if (yield* buckets.exists(bucketName)) yield* (yield* bucket).erase(entry)
    }),
    /** True when the process that runs the bot has a token in its environment. */
    isFixed: Effect.map(found(fixedEntry), (mark) => mark !== null),
    noteFixed: Effect.fnUntraced(function* (isFixed: boolean) {
      if (isFixed) yield* (yield* bucket).put(fixedEntry, Buffer.from("1"))
      else if (yield* buckets.exists(bucketName)) yield* (yield* bucket).erase(fixedEntry)
    })
  }
})

const openedBy = (key: Parameters<typeof unseal>[0], value: Uint8Array): Option.Option<string> => {
  try {
    return Option.some(unseal(key, value, entry).toString())
  } catch {
    return Option.none()
  }
}

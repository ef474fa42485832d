import { Clock, Context, Effect, Layer } from "effect"
import { LRUCache } from "lru-cache"
import type { ActorId } from "../../../domain/ids.ts"
import { Buckets, buckets } from "../../../streams/ports/bucket.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import { randomBytes } from "node:crypto"
import { sha256 } from "../../../streams/commit/identity.ts"

/** A secret that is shown once and stored as a hash only: 256 bits, base64url. */
export const newSecret = (): string => randomBytes(32).toString("base64url")
export const hashOf = (secret: string): string => sha256(secret)

export const sessionSeconds = buckets.SESSIONS.ttlMillis / 1000
/** Time for which a session is accepted after another process has ended it. */
const sessionCacheMillis = 2_000
const mostCachedSessions = 10_000
/** Lifetime of an unused link. */
const linkMillis = 24 * 3600 * 1000

/** Sign-in links and sessions, in bucket `SESSIONS`. They survive a rebuild of the tables; only hashes are stored. */
export class SignIn extends Context.Service<
  SignIn,
  {
    /** The secret of a new link for a person. It can be used once, for a day. */
    readonly issueLink: (actor: ActorId) => Effect.Effect<string, StreamUnavailable>
    /** Exchanges a link's secret for a session's secret; null when the link was used, is too old, or does not exist. */
    readonly useLink: (
      secret: string
    ) => Effect.Effect<{ readonly actor: ActorId; readonly session: string } | null, StreamUnavailable>
    /** A code that links a person's Telegram account: 22 characters. It can be used once, for a day. */
    readonly issueCode: (actor: ActorId) => Effect.Effect<string, StreamUnavailable>
    /** The person that the code was issued for; null when it was used, is too old, or does not exist. */
    readonly useCode: (code: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    /** The actor of a session; null when there is no such session. */
    readonly actorOf: (session: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    readonly end: (session: string) => Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/gateways/http/SignIn") {
  static readonly layer = Layer.effect(
    SignIn,
    Effect.gen(function* () {
      const bucket = yield* (yield* Buckets).open("SESSIONS")
      const sessions = new LRUCache<string, { readonly actor: ActorId; readonly at: number }>({
        maxSize: mostCachedSessions
      })
      const put = (key: string, actor: ActorId) =>
        Effect.flatMap(Clock.currentTimeMillis, (at) => bucket.put(key, Buffer.from(JSON.stringify({ actor, at }))))
      const read = (value: Uint8Array): { readonly actor: ActorId; readonly at: number } =>
        JSON.parse(Buffer.from(value).toString())

      const issue = Effect.fnUntraced(function* (kind: "link" | "code", secret: string, actor: ActorId) {
        yield* put(`${kind}.${hashOf(secret)}`, actor)
        return secret
      })
      const use = Effect.fnUntraced(function* (kind: "link" | "code", secret: string) {
        const key = `${kind}.${hashOf(secret)}`
        const entry = yield* bucket.get(key)
        // Of two uses at the same moment only one succeeds, because only one can remove the entry.
        if (entry === null || !(yield* bucket.remove(key, entry.revision))) return null
        const { actor, at } = read(entry.value)
        return (yield* Clock.currentTimeMillis) - at > linkMillis ? null : actor
      })

      return SignIn.of({
        issueLink: (actor) => issue("link", newSecret(), actor),
        useLink: Effect.fnUntraced(function* (secret) {
          const actor = yield* use("link", secret)
          if (actor === null) return null
          const session = newSecret()
          yield* put(sessionKey(session), actor)
          return { actor, session }
        }),
        issueCode: (actor) => issue("code", newSecret().slice(0, 22), actor),
        useCode: (code) => use("code", code),
        actorOf: Effect.fnUntraced(function* (session) {
          const key = sessionKey(session)
          const now = yield* Clock.currentTimeMillis
          const known = sessions.get(key)
          if (known !== undefined && now - known.at < sessionCacheMillis && now >= known.at) return known.actor
          const entry = yield* bucket.get(key)
          if (entry === null) {
            sessions.delete(key)
            return null
          }
          const { actor } = read(entry.value)
          sessions.set(key, { actor, at: now }, { size: 1 })
          return actor
        }),
        end: (session) =>
          bucket
            .remove(sessionKey(session))
            .pipe(Effect.ensuring(Effect.sync(() => sessions.delete(sessionKey(session)))), Effect.asVoid)
      })
    })
  )
}

const sessionKey = (session: string) => `session.${hashOf(session)}`

import { Context, Effect, Layer } from "effect"
import type { ActorId } from "../../../domain/ids.ts"
import { Buckets } from "../../../streams/bucket.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import { hashOf, newSecret } from "./secrets.ts"

const sessionDays = 30
export const sessionSeconds = sessionDays * 24 * 3600
/** How long a printed link waits to be used. */
const linkMillis = 24 * 3600 * 1000

/** Sign-in links and sessions, in bucket `SESSIONS`: they outlive the tables, and only hashes are kept. */
export class SignIn extends Context.Service<
  SignIn,
  {
    /** The secret of a fresh link for a person: good once, for a day. */
    readonly issueLink: (actor: ActorId) => Effect.Effect<string, StreamUnavailable>
    /** Trades a link's secret for a session's; null when it was used, is too old, or never was. */
    readonly useLink: (
      secret: string
    ) => Effect.Effect<{ readonly actor: ActorId; readonly session: string } | null, StreamUnavailable>
    /** A code that links a person's Telegram account: 22 characters, good once, for a day. */
    readonly issueCode: (actor: ActorId) => Effect.Effect<string, StreamUnavailable>
    /** Who the code was printed for; null when it was used, is too old, or never was. */
    readonly useCode: (code: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    readonly whoHas: (session: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    readonly end: (session: string) => Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/gateways/http/SignIn") {
  static readonly layer = Layer.effect(
    SignIn,
    Effect.gen(function* () {
      const bucket = yield* (yield* Buckets).open("SESSIONS", { ttlMillis: sessionSeconds * 1000 })
      const put = (key: string, actor: ActorId) =>
        bucket.put(key, Buffer.from(JSON.stringify({ actor, at: Date.now() })))
      const read = (value: Uint8Array): { readonly actor: ActorId; readonly at: number } =>
        JSON.parse(Buffer.from(value).toString())

      const issue = Effect.fnUntraced(function* (kind: "link" | "code", secret: string, actor: ActorId) {
        yield* put(`${kind}.${hashOf(secret)}`, actor)
        return secret
      })
      const use = Effect.fnUntraced(function* (kind: "link" | "code", secret: string) {
        const key = `${kind}.${hashOf(secret)}`
        const entry = yield* bucket.get(key)
        // Two who use it at the same moment: the removal lets one of them through.
        if (entry === null || !(yield* bucket.remove(key, entry.revision))) return null
        const { actor, at } = read(entry.value)
        return Date.now() - at > linkMillis ? null : actor
      })

      return SignIn.of({
        issueLink: (actor) => issue("link", newSecret(), actor),
        useLink: Effect.fnUntraced(function* (secret) {
          const actor = yield* use("link", secret)
          if (actor === null) return null
          const session = newSecret()
          yield* put(`session.${hashOf(session)}`, actor)
          return { actor, session }
        }),
        issueCode: (actor) => issue("code", newSecret().slice(0, 22), actor),
        useCode: (code) => use("code", code),
        whoHas: (session) =>
          bucket
            .get(`session.${hashOf(session)}`)
            .pipe(Effect.map((entry) => (entry === null ? null : read(entry.value).actor))),
        end: (session) => Effect.asVoid(bucket.remove(`session.${hashOf(session)}`))
      })
    })
  )
}

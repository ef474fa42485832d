import { Context, Effect, Layer } from "effect"
import type { ActorId } from "../../../domain/ids.ts"
import { Buckets } from "../../../streams/ports/bucket.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import { makeLinks } from "./links.ts"
import { makeTokenUses } from "./tokenUses.ts"
import { makeSessions, type OpenSession } from "./sessions.ts"

/** Sign-in links and sessions, in bucket `SESSIONS`. They survive a rebuild of the tables; only hashes are stored. */
export class SignIn extends Context.Service<
  SignIn,
  {
    /** The secret of a new link for a person. It can be used once, and ends the earlier links. `lifetime`: milliseconds. */
    readonly issueLink: (actor: ActorId, lifetime?: number) => Effect.Effect<string, StreamUnavailable>
    /** The person that the link was issued for; null when it was used or replaced, is too old, or does not exist. */
    readonly useLink: (secret: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    /** The person that an unused link was issued for; null when there is no such link. The link stays usable. */
    readonly peekLink: (secret: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    /** A code that links a person's Telegram account: 22 characters. It can be used once, for a day. */
    readonly issueCode: (actor: ActorId) => Effect.Effect<string, StreamUnavailable>
    /** The person that the code was issued for; null when it was used, is too old, or does not exist. */
    readonly useCode: (code: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    /** Ends the unused links and codes of a person. */
    readonly endLinks: (actor: ActorId) => Effect.Effect<void, StreamUnavailable>
    /** The secret of a new session: `secret`, or a random one. */
    readonly open: (actor: ActorId, agent: string, secret?: string) => Effect.Effect<string, StreamUnavailable>
    /** The actor of a session; null when there is no such session. */
    readonly actorOf: (session: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    readonly end: (session: string) => Effect.Effect<void, StreamUnavailable>
    /** The open sessions of an actor, or of all (null). */
    readonly sessions: (actor: ActorId | null) => Effect.Effect<ReadonlyArray<OpenSession>, StreamUnavailable>
    /** Writes the last use of a token, once an hour at most. */
    readonly noteTokenUse: (token: ActorId) => Effect.Effect<void, StreamUnavailable>
    /** The last use of each token in the last 30 days, to the hour. Milliseconds of Unix time. */
    readonly tokenUses: Effect.Effect<ReadonlyMap<string, number>, StreamUnavailable>
    /** Ends the open sessions that `which` selects. Returns their number. */
    readonly endThose: (which: (session: OpenSession) => boolean) => Effect.Effect<number, StreamUnavailable>
  }
>()("tracker/gateways/http/SignIn") {
  static readonly layer = Layer.effect(
    SignIn,
    Effect.gen(function* () {
      const bucket = yield* (yield* Buckets).open("SESSIONS")
      const links = makeLinks(bucket)
      const { list, ...sessions } = makeSessions(bucket)
      return SignIn.of({
        ...sessions,
        ...makeTokenUses(bucket),
        sessions: list,
        issueLink: (actor, lifetime = dayMillis) => links.issue("link", actor, lifetime),
        peekLink: (secret) => links.peek("link", secret),
        useLink: (secret) => links.use("link", secret),
        issueCode: (actor) => links.issue("code", actor, dayMillis),
        endLinks: links.endAll,
        useCode: (code) => links.use("code", code)
      })
    })
  )
}

const dayMillis = 24 * 3600 * 1000

import { Context, Effect, Layer } from "effect"
import type { ActorId } from "../../../domain/ids.ts"
import { personOfTelegram } from "../../../commands/people/ways/personOfTelegram.ts"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { AccessLog } from "../../../streams/ports/accessLog.ts"
import { Buckets } from "../../../streams/ports/bucket.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import { foundInLog } from "../../../commands/foundInLog.ts"
import { makeLinks } from "./links.ts"
import { makeLastUses } from "./lastUses.ts"
import { makeSessions, type OpenSession, type SessionHolder } from "./sessions.ts"

/**
 * Sign-in links and sessions, in bucket `SESSIONS`. They survive a rebuild of the tables; only hashes are stored. The access
 * log has each new link, each refused link or code, and each end of a session; `beginSession` records the sign-ins.
 */
export class SignIn extends Context.Service<
  SignIn,
  {
    /**
     * The secret of a new link, which the operator sends to a person. It can be used once, and ends the earlier links.
     * `lifetime`: milliseconds.
     */
    readonly issueLink: (actor: ActorId, lifetime?: number) => Effect.Effect<string, StreamUnavailable>
    /** The person that the link was issued for; null when it was used or replaced, is too old, or does not exist. */
    readonly useLink: (secret: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    /** The person that an unused link was issued for; null when there is no such link. The link stays usable. */
    readonly peekLink: (secret: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    /** A code that links a person's Telegram account: 22 characters. It can be used once, for a day. */
    readonly issueCode: (actor: ActorId) => Effect.Effect<string, StreamUnavailable>
    /** The person that an unused code was issued for; null when there is no such code. The code stays usable. */
    readonly peekCode: (code: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    /** The person that the code was issued for; null when it was used, is too old, or does not exist. */
    readonly useCode: (code: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    /** Ends the unused links and codes of a person. */
    readonly endLinks: (actor: ActorId) => Effect.Effect<void, StreamUnavailable>
    /** Opens a session and returns its secret: `secret`, or a random one. `telegram`: the keyed hash of the user of the Mini App. */
    readonly open: (
      actor: ActorId,
      agent: string,
      secret?: string,
      telegram?: string | null
    ) => Effect.Effect<string, StreamUnavailable>
    /** The actor of a session; null when there is no such session. */
    readonly actorOf: (session: string) => Effect.Effect<ActorId | null, StreamUnavailable>
    /** Ends a session of this actor. */
    readonly end: (session: string, actor: ActorId) => Effect.Effect<void, StreamUnavailable>
    /** The open sessions of an actor, or of all (null). */
    readonly sessions: (actor: ActorId | null) => Effect.Effect<ReadonlyArray<OpenSession>, StreamUnavailable>
    /** Writes the last use by a person or a token, once an hour at most. */
    readonly noteUse: (actor: ActorId) => Effect.Effect<void, StreamUnavailable>
    /** The last use by each person and token in the last 30 days, to the hour. Milliseconds of Unix time. */
    readonly lastUses: Effect.Effect<ReadonlyMap<string, number>, StreamUnavailable>
    /** Ends the open sessions that `which` selects, on behalf of `by`. Returns their number. */
    readonly endThose: (
      which: (session: OpenSession) => boolean,
      by: ActorId
    ) => Effect.Effect<number, StreamUnavailable>
  }
>()("tracker/gateways/http/SignIn") {
  static readonly layer = Layer.effect(
    SignIn,
    Effect.gen(function* () {
      const bucket = yield* (yield* Buckets).open("SESSIONS")
      const { record } = yield* AccessLog
      const principals = yield* Principals
      const { survivorOf } = principals
      const links = makeLinks(bucket)
      const { list, end, endThose, holderOf, open } = makeSessions(bucket)
      /**
       * Removes the unused links and codes of a merged person, and the sessions that must not act as the survivor. They are
       * refused from the commit of the merge on, also if the process ends before it removes their entries.
       */
      const unmerged = (actor: ActorId | null) => (actor === null || survivorOf(actor) !== actor ? null : actor)
      const presentActorOf = presentActorIn(principals)
      const shown = (session: OpenSession): OpenSession => ({ ...session, actor: survivorOf(session.actor) })
      const issue = (kind: "link" | "code", actor: ActorId, lifetime: number) =>
        Effect.tap(links.issue(kind, survivorOf(actor), lifetime), () =>
          record({ _tag: "LinkMade", actor: operator, way: kind, forActor: actor })
        )
      const use = (kind: "link" | "code", secret: string) =>
        links.use(kind, secret).pipe(
          Effect.map(unmerged),
          Effect.tap((actor) =>
            actor === null
              ? record({ _tag: "SignInRefused", actor: null, way: kind, because: "not-valid", count: 1 })
              : Effect.void
          )
        )
      return SignIn.of({
        open,
        ...makeLastUses(bucket),
        actorOf: (session) =>
          Effect.flatMap(holderOf(session), (holder) =>
            holder === null ? Effect.succeed(null) : foundInLog(principals, () => presentActorOf(holder))
          ),
        sessions: (actor) =>
          Effect.map(list(null), (all) =>
            all
              .filter((each) => presentActorOf(each) !== null)
              .map(shown)
              .filter((each) => actor === null || each.actor === actor)
          ),
        issueLink: (actor, lifetime = dayMillis) => issue("link", actor, lifetime),
        peekLink: (secret) => Effect.map(links.peek("link", secret), unmerged),
        useLink: (secret) => use("link", secret),
        issueCode: (actor) => issue("code", actor, dayMillis),
        endLinks: links.endAll,
        peekCode: (code) => Effect.map(links.peek("code", code), unmerged),
        useCode: (code) => use("code", code),
        end: (session, actor) =>
          Effect.andThen(end(session), record({ _tag: "SessionEnded", actor, ofActor: actor, count: 1 })),
        endThose: Effect.fnUntraced(function* (which, by) {
          const ended = yield* endThose((session) => which(shown(session)))
          for (const [actor, count] of countsOf(ended))
            yield* record({ _tag: "SessionEnded", actor: by, ofActor: actor, count })
          return ended.length
        })
      })
    })
  )
}

/** The person for whom a session acts now. A session of the Mini App also ends when its Telegram account is unlinked. */
const presentActorIn =
  (principals: Principals["Service"]) =>
  ({ actor, telegram }: SessionHolder): ActorId | null => {
    const present = principals.sessionActorOf(actor)
    return telegram === null || personOfTelegram(principals, telegram) === present ? present : null
  }

/** The number of sessions of each actor. */
const countsOf = (sessions: ReadonlyArray<OpenSession>) => {
  const counts = new Map<ActorId, number>()
  for (const { actor } of sessions) counts.set(actor, (counts.get(actor) ?? 0) + 1)
  return counts
}

const dayMillis = 24 * 3600 * 1000

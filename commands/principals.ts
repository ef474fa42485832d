import { Clock, Context, Effect, Layer } from "effect"
import type { ActorId, PersonId } from "../domain/ids.ts"
import { effectiveRole } from "./rights/effectiveRole.ts"
import { type Audience, type Role, team } from "../domain/values.ts"
import type { StreamUnavailable } from "../streams/errors.ts"
import type { Buckets } from "../streams/ports/bucket.ts"
import type { Feed } from "../streams/ports/feed.ts"
import type { Keyring, KeysUnusable } from "../streams/sealing/keyring.ts"
import { follower } from "../streams/following/follower.ts"
import { type Kind, subjectOf } from "../streams/commit/subjects.ts"
import {
  absorbedBy,
  audiencesOfMember,
  emptyDirectory,
  follow,
  hasJoined,
  isSuspended,
  park,
  repair,
  sessionActorOf,
  survivorOf
} from "./rights/directory.ts"
import { operator } from "./rights/operator.ts"
import { savedDirectory } from "./rights/savedDirectory.ts"

const isPerson = (actor: ActorId) => actor.startsWith("person:")

/** The kinds of aggregates that roles, tokens, memberships and consent come from. */
export const kindsFollowed: ReadonlyArray<Kind> = ["person", "chat", "access"]

/** Each accepted log starts its own range of versions. The range is larger than any count of changes, so no two logs share a version. */
const versionsOfOneLog = 2 ** 32

/** Roles, tokens, Telegram accounts and chat memberships, folded from the log in memory. */
export class Principals extends Context.Service<
  Principals,
  {
    /** Null: the actor is unknown, or no longer has a role. */
    readonly roleOf: (actor: ActorId) => Role | null
    /** The actor itself, or the person that it was merged into. */
    readonly survivorOf: (actor: ActorId) => ActorId
    /**
     * The person for whom the sessions of an actor act: the actor, or the survivor of its merge. Null when the survivor had a
     * higher role, because such a merge ends the sessions.
     */
    readonly sessionActorOf: (actor: ActorId) => ActorId | null
    /** An actor and the people who were merged into it. Stored rows may have any of these ids. */
    readonly namesOf: (actor: ActorId) => ReadonlyArray<ActorId>
    /** The number of people who were merged into others. Zero means that no id has to be resolved. */
    readonly merges: () => number
    /** The audiences that an actor is part of: itself, and with any role the team and the chats of which it is a member. */
    readonly audiencesOf: (actor: ActorId) => ReadonlyArray<Audience>
    /** The service behind a token, by the SHA-256 of its secret; null when it is unknown, revoked or expired at `now` (milliseconds). */
    readonly serviceOf: (secretHash: string, now: number) => ActorId | null
    /** The person linked to a Telegram user, by keyed hash. */
    readonly personByTelegram: (key: string) => PersonId | null
    /** The keyed hashes of the Telegram users that are linked to a person. */
    readonly telegramOf: (person: PersonId) => ReadonlyArray<string>
    /** The people with the role `owner`, without those that a damaged commit has parked. */
    readonly owners: () => ReadonlyArray<ActorId>
    /** True when the log has forgotten the person: nothing of theirs may be stored. */
    readonly isForgotten: (actor: ActorId) => boolean
    /** The forgotten people whose texts are not erased everywhere yet, by the position of the commit that forgot them. */
    readonly erasing: () => ReadonlyMap<ActorId, number>
    /** True once the person has signed in. */
    readonly isActivated: (actor: ActorId) => boolean
    /** True when tasks can be assigned to this actor: also to a person who is known only from a chat or an import. */
    readonly isKnown: (actor: ActorId) => boolean
    readonly hasConsent: (chat: string) => boolean
    /** Rises when rights or memberships change. Readers must then check their audiences again. */
    readonly rightsVersion: () => number
    /** The actors whose rights or memberships changed after a version; null when any may have changed. */
    readonly rightsChangedSince: (version: number) => ReadonlySet<ActorId> | null
    /** The last commit that was folded in. */
    readonly position: () => number
    /** Returns once the commit at `seq`, of a person, chat or access aggregate, was folded in. */
    readonly waitFor: (seq: number) => Effect.Effect<void>
    /** Returns once every change of rights that the log has now was folded in. */
    readonly current: Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/commands/Principals") {
  /** Ready once it has caught up with the log. */
  static readonly layer: Layer.Layer<Principals, KeysUnusable, Feed | Buckets | Keyring> = Layer.effect(
    Principals,
    Effect.gen(function* () {
      const { state, acceptances, position, waitFor, current } = yield* follower({
        name: "the directory of people",
        subjects: kindsFollowed.map((kind) => `evt.${kind}.>`),
        fresh: emptyDirectory,
        fold: follow,
        park,
        repair,
        saved: yield* savedDirectory
      })

      /** A directory that was made again may have changed the rights of every actor. */
      const firstVersion = () => acceptances() * versionsOfOneLog
      const clock = yield* Clock.Clock
      const roleOf = (actor: ActorId) =>
        actor === operator ? "owner" : effectiveRole(state(), actor, clock.currentTimeMillisUnsafe())
      const hasRights = (chat: string) => !state().suspended.has(subjectOf("chat", chat))
      return Principals.of({
        roleOf,
        survivorOf: (actor) => survivorOf(state(), actor),
        sessionActorOf: (actor) => sessionActorOf(state(), actor),
        namesOf: (actor) => {
          const survivor = survivorOf(state(), actor)
          return [survivor, ...absorbedBy(state(), survivor)]
        },
        merges: () => state().merged.size,
        audiencesOf: (who) => {
          const actor = survivorOf(state(), who)
          if (isSuspended(state(), actor)) return []
          const own = actor.startsWith("person:") || actor.startsWith("service:") ? [actor] : []
          const isOnTeam = roleOf(actor) !== null
          return [
            ...(isOnTeam ? [team] : []),
            ...([...own, ...absorbedBy(state(), actor, true)] as ReadonlyArray<string> as ReadonlyArray<Audience>),
            ...(isOnTeam ? audiencesOfMember(state(), actor) : [])
          ]
        },
        serviceOf: (secretHash, now) => {
          const actor = state().tokens.get(secretHash)?.actor
          return actor === undefined || effectiveRole(state(), actor, now) === null ? null : actor
        },
        personByTelegram: (key) => state().telegram.people.get(key) ?? null,
        telegramOf: (person) => [...(state().telegram.keys.get(person) ?? [])],
        owners: () => [...state().roles.keys()].filter((actor) => isPerson(actor) && roleOf(actor) === "owner"),
        isForgotten: (actor) => state().forgotten.has(actor),
        erasing: () => state().erasing,
        isActivated: (actor) => state().activated.has(actor),
        isKnown: (actor) => roleOf(actor) !== null || hasJoined(state(), actor),
        hasConsent: (chat) => state().consent.has(chat) && hasRights(chat),
        rightsVersion: () => firstVersion() + state().rights.version(),
        rightsChangedSince: (version) =>
          version < firstVersion() ? null : state().rights.since(version - firstVersion()),
        position,
        waitFor,
        current
      })
    })
  )
}

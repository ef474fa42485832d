import { Context, Effect, Layer } from "effect"
import type { ActorId, PersonId } from "../domain/ids.ts"
import { type Audience, type Role, team } from "../domain/values.ts"
import type { StreamUnavailable } from "../streams/errors.ts"
import type { Feed } from "../streams/feed.ts"
import { follower } from "../streams/following/follower.ts"
import type { Kind } from "../streams/commit/subjects.ts"
import { emptyDirectory, follow } from "./directory.ts"

/** The operator at the machine itself, who can read the data folder and so owns everything in it. */
export const operator = "service:operator" as ActorId

/** The kinds of aggregates that roles, tokens, memberships and consent come from. */
export const kindsFollowed: ReadonlyArray<Kind> = ["person", "chat", "access"]

/** Who is who, as the log has it now: roles, tokens, Telegram links, chat members. Follows the log; nothing is stored. */
export class Principals extends Context.Service<
  Principals,
  {
    /** Null: nobody, or somebody who may do nothing here. */
    readonly roleOf: (actor: ActorId) => Role | null
    /** What an actor may see: the team's (with any role), its own, and those of the chats it is a member of. */
    readonly audiencesOf: (actor: ActorId) => ReadonlyArray<Audience>
    /** The service behind a token, by the SHA-256 of its secret; null when it is unknown, revoked or expired at `now` (milliseconds). */
    readonly serviceOf: (secretHash: string, now: number) => ActorId | null
    /** The person linked to a Telegram user, by keyed hash. */
    readonly personByTelegram: (key: string) => PersonId | null
    /** Whether tasks can be given to this actor. */
    readonly isKnown: (actor: ActorId) => boolean
    readonly hasConsent: (chat: string) => boolean
    /** Rises when anybody's rights or memberships change: readers then start anew. */
    readonly rightsVersion: () => number
    /** How far of the log the directory has taken in. */
    readonly position: () => number
    /** Returns once the directory has taken in position `seq` of a person, chat or access aggregate. */
    readonly waitFor: (seq: number) => Effect.Effect<void>
  }
>()("tracker/commands/Principals") {
  /** Ready once it has caught up with the log. Goes on following; a lost connection is retried from where it was. */
  static readonly layer: Layer.Layer<Principals, StreamUnavailable, Feed> = Layer.effect(
    Principals,
    Effect.gen(function* () {
      const directory = emptyDirectory()
      const { position, waitFor } = yield* follower({
        name: "the directory of people",
        subjects: kindsFollowed.map((kind) => `evt.${kind}.>`),
        fold: (commit) => follow(directory, commit)
      })

      const roleOf = (actor: ActorId) => (actor === operator ? "owner" : (directory.roles.get(actor) ?? null))
      return Principals.of({
        roleOf,
        audiencesOf: (actor) => [
          ...(roleOf(actor) === null ? [] : [team]),
          ...(actor.startsWith("person:") || actor.startsWith("service:") ? [actor as string as Audience] : []),
          ...(directory.chats.get(actor) ?? [])
        ],
        serviceOf: (secretHash, now) => {
          const token = directory.tokens.get(secretHash)
          return token === undefined || (token.expires !== null && token.expires <= now) ? null : token.actor
        },
        personByTelegram: (key) => directory.telegram.get(key) ?? null,
        isKnown: (actor) => roleOf(actor) !== null,
        hasConsent: (chat) => directory.consent.has(chat),
        rightsVersion: () => directory.rightsVersion,
        position,
        waitFor
      })
    })
  )
}

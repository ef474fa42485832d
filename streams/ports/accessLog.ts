import { Context, type Effect, Schema } from "effect"
import { ActorId } from "../../domain/ids.ts"
import { Instant, Role } from "../../domain/values.ts"
import type { StreamUnavailable } from "../errors.ts"

/** The sign-in method of a person or a service. */
export const Way = Schema.Literals(["link", "invitation", "oidc", "telegram", "mini-app", "passkey", "code", "token"])
export type Way = typeof Way.Type

/** The reason of a refusal, such as `expired`. It holds no text of a person. */
const Because = Schema.String.check(Schema.isPattern(/^[a-z][a-z0-9-]{0,39}$/, { message: "must be kebab-case" }))
/** The exported or read thing, such as `audit`. */
const What = Because
/** The time range of an export; null: no bound. */
const Bound = Schema.NullOr(Schema.String.check(Schema.isMaxLength(40)))
const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))

// These names and shapes are the stored format: add fields as optional, never rename. No field may hold a secret or a name.
export const AccessEvent = Schema.TaggedUnion({
  SignedIn: { actor: ActorId, way: Way },
  /** `actor`: the person of the credential; null when it is unknown. `count`: refusals of one address, at most those of a minute. */
  SignInRefused: { actor: Schema.NullOr(ActorId), way: Way, because: Because, count: Count },
  /** `forActor`: the person whom the link signs in; null for an invitation of a new person. */
  LinkMade: { actor: ActorId, way: Way, forActor: Schema.NullOr(ActorId) },
  TokenIssued: { actor: ActorId, token: ActorId, role: Role },
  TokenRevoked: { actor: ActorId, token: ActorId },
  /** `ofActor`: the person whose sessions ended. */
  SessionEnded: { actor: ActorId, ofActor: ActorId, count: Count },
  Exported: { actor: ActorId, what: What, from: Bound, to: Bound },
  AuditRead: { actor: ActorId, what: What },
  /** The bot of the installation was connected, replaced or disconnected. */
  BotConnected: { actor: ActorId },
  BotDisconnected: { actor: ActorId }
})
export type AccessEvent = typeof AccessEvent.Type

const agents = ["firefox", "chrome", "safari", "edge", "script", "command-line", "other", "none"] as const
/** The family of the program that sent the request. The full name could identify a person. */
export const Agent = Schema.Literals(agents)
export type Agent = typeof Agent.Type

/** The origin of a request. `address` is personal, so the log has it only in sealed form. */
export interface RequestOrigin {
  readonly address: string | null
  readonly agent: Agent
}

/** The origin of the present request. A gateway provides it; without one the operator acts on the machine itself. */
export const AccessOrigin = Context.Reference<() => RequestOrigin>("tracker/streams/AccessOrigin", {
  defaultValue: () => () => ({ address: null, agent: "command-line" })
})

/** An entry as readers get it. */
export interface AccessEntry {
  /** The position in the access log. */
  readonly seq: number
  readonly at: Instant
  readonly event: AccessEvent
  readonly agent: Agent
  /** Null when it is unknown, or when the person was forgotten. */
  readonly address: string | null
}

/**
 * Stream `ACCESS`: sign-ins, refusals, links, tokens and exports of the last year. It is not part of the log of events, and
 * no table is derived from it.
 */
export class AccessLog extends Context.Service<
  AccessLog,
  {
    /**
     * Never fails, and returns within 2 s: an entry that cannot be stored is logged, and the sign-in continues. The origin is
     * that of `AccessOrigin`. Further refusals of one address in one minute become one entry with their count.
     */
    readonly record: (event: AccessEvent) => Effect.Effect<void>
    /** At most `most` entries before a position, newest first. `next`: the position for the next page; null at the end. */
    readonly page: (options: {
      readonly before: number | null
      readonly most: number
    }) => Effect.Effect<
      { readonly entries: ReadonlyArray<AccessEntry>; readonly next: number | null },
      StreamUnavailable
    >
    /** The entries after a position, oldest first; at most 1000. Empty at the end. `last`: the position to continue after. */
    readonly after: (
      position: number
    ) => Effect.Effect<
      { readonly entries: ReadonlyArray<AccessEntry>; readonly last: number | null },
      StreamUnavailable
    >
  }
>()("tracker/streams/AccessLog") {}

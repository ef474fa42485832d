/**
 * The lease of the one process that polls, handles and sends. Two processes would each know only their own posts, and an answer to
 * a message of the other one would become a task. A port: `ops/parts/bot/telegram.ts` holds it by a session of the database.
 */
import { Context, Effect, Schema, type Scope } from "effect"

/** The lease cannot be taken now. Safe to retry. */
export class LeaseUnavailable extends Schema.TaggedError<LeaseUnavailable>()("LeaseUnavailable", {
  cause: Schema.Defect()
}) {
  override get message() {
    return "the lease of the bot cannot be taken: the database does not answer"
  }
}

export interface HeldLease {
  /** Returns when another process may hold the lease. */
  readonly lost: Effect.Effect<void>
  /**
   * Returns while this process holds the lease, and never returns afterwards. A process that was suspended asks before it
   * touches a chat, because it has not noticed the loss yet.
   */
  readonly confirmed: Effect.Effect<void>
}

export interface Leases {
  /** Waits until no other process holds the lease, and holds it until the scope closes. `whenBusy` runs while another one holds it. */
  readonly take: (whenBusy: Effect.Effect<void>) => Effect.Effect<HeldLease, LeaseUnavailable, Scope.Scope>
}

/** @default the only process */
export const BotLease = Context.Reference<Leases>("tracker/gateways/telegram/BotLease", {
  defaultValue: () => ({ take: () => Effect.succeed({ lost: Effect.never, confirmed: Effect.void }) })
})

/** Implements the lease of the bot by a lock of the database. */
import { Effect, Layer } from "effect"
import { BotLease, type Leases, LeaseUnavailable } from "../../../gateways/telegram/botLease.ts"
import { Database } from "../../../projections/database/database.ts"

/** An embedded database has one process, which needs no confirmation. */
export const databaseLease = Layer.effect(
  BotLease,
  Effect.map(Database, ({ kind, locks }): Leases => ({
    take: (whenBusy) =>
      locks.bot(whenBusy).pipe(
        Effect.map(({ query, lost }) => ({
          lost,
          confirmed:
            kind === "pglite"
              ? Effect.void
              : query((sql) => sql`select 1`).pipe(
                  Effect.asVoid,
                  Effect.catch(() => Effect.never)
                )
        })),
        Effect.mapError((cause) => new LeaseUnavailable({ cause }))
      )
  }))
)

/** Brings the settings of streams and buckets to those that this version declares. */
import { Effect, Schema, Stream } from "effect"
import { Nats } from "../../../streams/nats/client/nats.ts"
import { onceReady } from "../../../streams/nats/client/servers.ts"
import { planMigration, runMigrationStep, type MigrationStep } from "../../../streams/nats/storage/migration.ts"
import { operation } from "../operation/operation.ts"

const Input = Schema.Struct({
  /** False: only the plan. */
  apply: Schema.Boolean,
  acceptLower: Schema.Boolean
})

/** The result for one stream. */
export interface MigrateLine extends MigrationStep {
  /** True: the step was run. False: it is planned only, or failed. */
  readonly done: boolean
  /** Null: the step was planned only, or has succeeded. */
  readonly failed: string | null
}

export const migrateOperation = operation({
  name: "migrate",
  input: Input,
  run: ({ apply, acceptLower }) =>
    Stream.unwrap(
      Effect.map(onceReady(planMigration({ acceptLower })), (steps) =>
        Stream.fromIterable(steps).pipe(
          Stream.mapEffect((planned): Effect.Effect<MigrateLine, never, Nats> => {
            const { update, ...step } = planned
            if (!apply || update === null) return Effect.succeed({ ...step, done: false, failed: null })
            return runMigrationStep(planned).pipe(
              Effect.as({ ...step, done: true, failed: null }),
              Effect.catchTag("NatsFault", ({ cause }) =>
                Effect.succeed({ ...step, done: false, failed: cause instanceof Error ? cause.message : String(cause) })
              )
            )
          })
        )
      )
    )
})

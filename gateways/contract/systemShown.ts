/** The state of the parts of the installation as the System page shows it. */
import { Schema } from "effect"

/** A read model: a list that is built from the log. */
export const ReadModelShown = Schema.Struct({
  name: Schema.String,
  /** The last position of the log that it has applied. */
  position: Schema.Int,
  /** The number of positions that it has not applied; null while the log does not answer. */
  behind: Schema.NullOr(Schema.Int),
  /** The version of its rows. */
  version: Schema.Int,
  /** The number of aggregates that it has parked. */
  parked: Schema.Int
})
export type ReadModelShown = typeof ReadModelShown.Type

export const ReadModelsShown = Schema.Struct({
  /** The last position of the log; null while the log does not answer. */
  head: Schema.NullOr(Schema.Int),
  items: Schema.Array(ReadModelShown)
})
export type ReadModelsShown = typeof ReadModelsShown.Type

/** Sizes are in bytes. A part is null while it does not answer. */
export const StoresShown = Schema.Struct({
  /** `most`: the limit; null without one. `copies`: the servers that have the log. */
  log: Schema.NullOr(Schema.Struct({ bytes: Schema.Int, most: Schema.NullOr(Schema.Int), copies: Schema.Int })),
  tables: Schema.NullOr(Schema.Struct({ bytes: Schema.Int })),
  disk: Schema.NullOr(Schema.Struct({ free: Schema.Int, of: Schema.Int })),
  /** Of the process that answers. */
  memory: Schema.Int,
  /** Seconds since that process started. */
  upFor: Schema.Int
})
export type StoresShown = typeof StoresShown.Type

export const BackupsShown = Schema.Struct({
  /** The newest backup of the last 1,000 entries of the access log; null when they have none. */
  last: Schema.NullOr(Schema.Struct({ at: Schema.String }))
})
export type BackupsShown = typeof BackupsShown.Type

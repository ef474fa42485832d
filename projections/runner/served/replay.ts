/** The request for a rebuild of read models, and the progress that answers it. */
import { Schema } from "effect"

/**
 * - `swap`: rebuild beside the served tables, compare, and replace them.
 * - `verify`: rebuild and compare; the served tables stay.
 * - `past`: build the tables as of the position `until`, in a schema of their own that stays.
 * - `clean`: rebuild and replace without a comparison, and drop every schema of earlier tables.
 * - `back`: replace the served tables by those that the last swap replaced.
 */
export const ReplayRequest = Schema.Struct({
  /** The read models; all when empty. */
  names: Schema.Array(Schema.String),
  mode: Schema.Literals(["swap", "clean", "verify", "past", "back"]),
  /** A position, or a time (ISO 8601). Only for `past`. */
  until: Schema.NullOr(Schema.Union([Schema.Int, Schema.String])),
  /** The replaced tables also stay after later rebuilds, until they are returned to. Only for `swap`. */
  keep: Schema.Boolean
})
export type ReplayRequest = typeof ReplayRequest.Type

/** A row that differs. `seq` is the commit that last changed it, and `events` are the events of that commit. */
export interface Difference {
  readonly table: string
  readonly id: string
  readonly is: "missing" | "extra" | "other"
  readonly seq: number
  readonly columns: ReadonlyArray<string>
  readonly events: ReadonlyArray<string>
}

/** `done` and `of` are positions of the log while the log is applied, and tables otherwise. */
export interface ReplayStep {
  readonly phase: "applying" | "indexing" | "comparing"
  readonly done: number
  readonly of: number
}

/** The last value of a replay, by its mode. `at` is the position of the tables. */
export type ReplayResult =
  | ({ readonly phase: "swapped" | "verified"; readonly at: number; readonly tables: ReadonlyArray<string> } & Compared)
  | { readonly phase: "built"; readonly at: number; readonly tables: ReadonlyArray<string>; readonly schema: string }
  | { readonly phase: "returned"; readonly at: number; readonly tables: ReadonlyArray<string> }

interface Compared {
  /** The number of rows that differ. */
  readonly different: number
  /** Some of them. */
  readonly differences: ReadonlyArray<Difference>
}

export type RebuildProgress = ReplayStep | ReplayResult

const outcomes = {
  unchanged: "The served tables are unchanged",
  replaced: "The tables were replaced before",
  unknown: "It is not known whether the tables were replaced: run `tt replay --verify` when the database answers"
} as const
/** The served tables after a rebuild that failed. */
export const RebuildOutcome = Schema.Literals(["unchanged", "replaced", "unknown"])

/** The rebuild stopped. A retry is safe. @default outcome: `unchanged` */
export class RebuildFailed extends Schema.TaggedError<RebuildFailed>()("RebuildFailed", {
  why: Schema.String,
  outcome: Schema.optionalKey(RebuildOutcome)
}) {
  override get message() {
    return `the rebuild stopped: ${this.why}. ${outcomes[this.outcome ?? "unchanged"]}`
  }
}

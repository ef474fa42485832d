/** The figures of a team over a period, and the lists of the items that they count. */
import { Schema } from "effect"
import { Verdict } from "../../../domain/run/fields.ts"
import { Band, ShownSource } from "../../../domain/values.ts"
import { Spread } from "../knowledge.ts"

const DraftKind = Schema.Literals(["topic", "atom", "task"])
const day = Schema.String

/** Durations of finished work, in seconds. `days`: by the day on which the work began. */
const WorkFigures = Schema.Struct({
  all: Schema.NullOr(Spread),
  days: Schema.Array(Schema.Struct({ day, ...Spread.fields }))
})

export const TeamFigures = Schema.Struct({
  /** The days of the period, oldest first; the last one is today in the zone of the request. */
  days: Schema.Array(day),
  created: Schema.Array(Schema.Struct({ day, source: ShownSource, n: Schema.Int })),
  /** Decisions on proposals, for each kind, model, prompt and verdict. */
  decided: Schema.Array(
    Schema.Struct({
      kind: DraftKind,
      provider: Schema.String,
      model: Schema.String,
      promptVersion: Schema.String,
      verdict: Verdict,
      n: Schema.Int
    })
  ),
  decidedDays: Schema.Array(Schema.Struct({ day, verdict: Verdict, n: Schema.Int })),
  /** How many proposals of each band were not rejected. */
  bands: Schema.Array(Schema.Struct({ band: Band, n: Schema.Int, kept: Schema.Int })),
  /** Tasks that a model classified, and how many of these classifications people kept. */
  classified: Schema.Array(
    Schema.Struct({ provider: Schema.String, model: Schema.String, kept: Schema.Int, n: Schema.Int })
  ),
  /** Seconds from a proposal to the decision on it. */
  review: Schema.Array(Schema.Struct({ kind: DraftKind, ...Spread.fields })),
  /** The same in buckets: less than one minute, ten minutes, one hour, four hours, one day, three days, seven days, and longer. */
  reviewWaits: Schema.Array(Schema.Struct({ bucket: Schema.Int, n: Schema.Int })),
  extracted: WorkFigures,
  analysed: WorkFigures,
  /** Proposals without a decision, now. */
  waiting: Schema.Struct({
    n: Schema.Int,
    oldestSeconds: Schema.NullOr(Schema.Int),
    medianSeconds: Schema.NullOr(Schema.Int)
  }),
  /** At the end of each day. A proposal that was reopened counts as if it had never been decided. */
  waitingDays: Schema.Array(Schema.Struct({ day, n: Schema.Int, oldestSeconds: Schema.NullOr(Schema.Int) })),
  /** True when older rows of the period were left out, because there are too many. */
  isPart: Schema.Boolean,
  /** The positions of the log that the tables have not applied; null while the log does not answer. */
  behind: Schema.NullOr(Schema.Int),
  seq: Schema.Int
})
export type TeamFigures = typeof TeamFigures.Type

/** One item that a figure counts. */
export const CountedItem = Schema.Struct({
  id: Schema.String,
  is: Schema.Literals(["task", "proposal", "extraction", "run"]),
  /** Null for an extraction. */
  title: Schema.NullOr(Schema.String),
  /** Of a task: its number, as in T-12. */
  number: Schema.NullOr(Schema.Int),
  /** Of a proposal: its kind, and the id of the item that its approval created or that it was merged into. */
  kind: Schema.NullOr(DraftKind),
  made: Schema.NullOr(Schema.String),
  at: Schema.String,
  /** Seconds from the beginning to the end; null for an item without an end. */
  seconds: Schema.NullOr(Schema.Finite)
})
export type CountedItem = typeof CountedItem.Type

/** The figures of a period, and the lists of the items that they count. Every answer is bounded by the caller's audiences. */
import type { DraftKind } from "../../../domain/knowledge/draft.ts"
import type { Verdict } from "../../../domain/run/fields.ts"
import type { Band, ShownSource } from "../../../domain/values.ts"
import type { Asked, Audiences, BadCursor, PageOf } from "../pages.ts"
import type { FactName } from "./facts.ts"
import type { Period } from "./period.ts"

/** The bounds of the buckets of the time to a decision, in seconds: one minute, ten minutes, one hour, four, one day, three, seven. */
export const waitBounds = [60, 600, 3600, 14_400, 86_400, 259_200, 604_800] as const

/** `n` durations, in seconds. */
export interface Durations {
  readonly n: number
  readonly p50: number
  readonly p95: number
}
export interface DurationOfDay extends Durations {
  readonly day: string
}
export interface WorkFigures {
  readonly all: Durations | null
  readonly days: ReadonlyArray<DurationOfDay>
}

export interface ReadFigures {
  /** Oldest first. */
  readonly days: ReadonlyArray<string>
  readonly created: ReadonlyArray<{ readonly day: string; readonly source: ShownSource; readonly n: number }>
  readonly decided: ReadonlyArray<{
    readonly kind: DraftKind
    readonly provider: string
    readonly model: string
    readonly promptVersion: string
    readonly verdict: Verdict
    readonly n: number
  }>
  readonly decidedDays: ReadonlyArray<{ readonly day: string; readonly verdict: Verdict; readonly n: number }>
  readonly bands: ReadonlyArray<{ readonly band: Band; readonly n: number; readonly kept: number }>
  readonly classified: ReadonlyArray<{
    readonly provider: string
    readonly model: string
    readonly kept: number
    readonly n: number
  }>
  readonly review: ReadonlyArray<Durations & { readonly kind: DraftKind }>
  /** By the bucket of `waitBounds`, from 0. */
  readonly reviewWaits: ReadonlyArray<{ readonly bucket: number; readonly n: number }>
  readonly extracted: WorkFigures
  readonly analysed: WorkFigures
  readonly waiting: { readonly n: number; readonly oldestSeconds: number | null; readonly medianSeconds: number | null }
  /** At the end of each day. A proposal that was reopened counts as if it had never been decided. */
  readonly waitingDays: ReadonlyArray<{
    readonly day: string
    readonly n: number
    readonly oldestSeconds: number | null
  }>
  /** Some rows of the period were not counted, because there are too many. */
  readonly isPart: boolean
}

/** A set, and the values of its columns. A field that the set does not have matches no row. */
export interface CountedFilter {
  readonly of: FactName
  readonly day?: string
  readonly source?: string
  readonly kind?: string
  readonly provider?: string
  readonly model?: string
  readonly prompt?: string
  readonly verdict?: string
  readonly kept?: boolean
  readonly bucket?: number
}
export interface ReadCounted {
  readonly id: string
  readonly is: "task" | "proposal" | "extraction" | "run"
  /** An extraction has none. */
  readonly title: string | null
  /** Of a task. */
  readonly number: number | null
  /** Of a proposal: its kind, and the id of the item that its approval created or that it was merged into. */
  readonly kind: DraftKind | null
  readonly made: string | null
  readonly at: string
  /** Seconds from the beginning to the end; null for an item without an end. */
  readonly seconds: number | null
}

export interface FiguresQuestions {
  readonly figures: (audiences: Audiences, period: Period) => Asked<ReadFigures>
  /** Newest first. */
  readonly counted: (
    audiences: Audiences,
    period: Period,
    filter: CountedFilter,
    limit: number,
    cursor?: string
  ) => Asked<PageOf<ReadCounted>, BadCursor>
}

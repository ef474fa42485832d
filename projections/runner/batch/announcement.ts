/** The announcements of the process that writes the tables, and the checks of those that arrive. */
import { Metric } from "effect"
import { mostOfBatch } from "../../../streams/trace/batchSpans.ts"
import { traceContextIn } from "../../../streams/trace/traceparent.ts"

/** Published on `changes.<view>`: whole rows, and the ids that left an audience. `from` and `to` are checkpoints. */
export interface Change {
  readonly view: string
  readonly generation: number
  readonly from: number
  readonly to: number
  readonly rows: ReadonlyArray<
    Readonly<Record<string, unknown>> & { readonly id: string; readonly seq: number; readonly audience: string }
  >
  readonly removed: ReadonlyArray<{ readonly id: string; readonly audience: string; readonly seq: number }>
}
/** Published on `changes.position` after every batch: the heartbeat. */
export interface PositionReached {
  readonly at: number
  readonly generation: number
  /** The position before the batch. A reader that has not reached it has missed a batch. */
  readonly from?: number
  /** The number of changes that were published for the batch. A reader that got fewer has missed some. */
  readonly changes?: number
  /** The time of the oldest commit of the batch, in milliseconds since 1970. A heartbeat has none. */
  readonly oldest?: number
  /** The trace contexts of the batch, at most `mostOfBatch`. */
  readonly traces?: ReadonlyArray<string>
}

/** Counts announcements that have another shape, or are of former tables. What they announce is read from the tables. */
export const announcementsDropped = Metric.counter("tracker_announcements_dropped_total", {
  incremental: true,
  description: "Announcements of changed tables that were dropped"
})

type Announcement =
  | { readonly is: "change"; readonly change: Change }
  | { readonly is: "position"; readonly position: PositionReached }

/** Null for a value that `announce` does not publish. An announcement of another version may be one. */
export const announcementIn = (value: unknown): Announcement | null => {
  if (isChange(value)) return { is: "change", change: value }
  return isPositionReached(value) ? { is: "position", position: value } : null
}

type Fields = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Fields => typeof value === "object" && value !== null
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0
const isOptionalCount = (value: unknown) => value === undefined || isCount(value)
const areOptionalTraces = (value: unknown) =>
  value === undefined ||
  (Array.isArray(value) &&
    value.length <= mostOfBatch &&
    value.every((each) => typeof each === "string" && traceContextIn(each) !== null))
/** A row, or the id of one that left an audience. */
const isPlaced = (value: unknown) =>
  isRecord(value) && typeof value["id"] === "string" && isCount(value["seq"]) && typeof value["audience"] === "string"
const arePlaced = (value: unknown) => Array.isArray(value) && value.every(isPlaced)

const isChange = (value: unknown): value is Change =>
  isRecord(value) &&
  typeof value["view"] === "string" &&
  isCount(value["generation"]) &&
  isCount(value["from"]) &&
  isCount(value["to"]) &&
  value["from"] <= value["to"] &&
  arePlaced(value["rows"]) &&
  arePlaced(value["removed"])

const isPositionReached = (value: unknown): value is PositionReached =>
  isRecord(value) &&
  isCount(value["at"]) &&
  isCount(value["generation"]) &&
  isOptionalCount(value["from"]) &&
  isOptionalCount(value["changes"]) &&
  isOptionalCount(value["oldest"]) &&
  areOptionalTraces(value["traces"]) &&
  !("rows" in value)

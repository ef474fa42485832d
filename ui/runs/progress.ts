/** How far a reading or a run is, from its row and the latest tick: determinate, never backwards. Pure. */
import type { ExtractionRow, RunRow, Tick } from "../../gateways/contract/knowledge.ts"

export interface Progress {
  readonly done: number
  /** Null until it has counted. */
  readonly total: number | null
  /** 0 to 1; null until it has counted. */
  readonly share: number | null
  readonly stage: Tick["stage"] | null
  /** Messages or atoms a second, and seconds; null when nobody can say. */
  readonly rate: number | null
  readonly left: number | null
}

/** Milliseconds after which a tick says nothing about now. */
const tickLife = 30_000

export const isRun = (row: ExtractionRow | RunRow): row is RunRow => "atoms" in row
/** Whether it is still going to do something by itself. */
export const atWork = ({ status }: ExtractionRow | RunRow) => status === "requested" || status === "running"

export const progressOf = (row: ExtractionRow | RunRow, tick: Tick | undefined, now: number): Progress => {
  const done = row.read + row.failed + (isRun(row) ? 0 : row.noise)
  const total = isRun(row) ? row.atoms : row.messages
  // A tick of an attempt that was cut off tells nothing of this one.
  const fresh =
    row.status === "running" && tick !== undefined && now - Date.parse(tick.at) < tickLife ? tick : undefined
  const most = fresh !== undefined && fresh.total > 0 ? Math.max(total ?? 0, fresh.total) : total
  const far = Math.min(Math.max(done, fresh?.done ?? 0), most ?? Number.MAX_SAFE_INTEGER)
  return {
    done: far,
    total: most,
    share: most === null ? null : most === 0 ? 1 : far / most,
    stage: fresh?.stage ?? null,
    rate: fresh?.rate ?? null,
    left: fresh?.left ?? null
  }
}

/** Seconds that it took, or has taken so far; null when it has not begun. */
export const secondsOf = ({ startedAt, endedAt }: ExtractionRow | RunRow, now: number): number | null =>
  startedAt === null
    ? null
    : Math.max(0, ((endedAt === null ? now : Date.parse(endedAt)) - Date.parse(startedAt)) / 1000)

export type Verb = "start" | "cancel" | "retry" | "close"
/** What may be asked of it now. */
export const verbsOf = (row: ExtractionRow | RunRow): ReadonlyArray<Verb> => {
  const again: ReadonlyArray<Verb> =
    row.status === "failed" || row.status === "cancelled" || (row.status === "completed" && row.failedParts > 0)
      ? ["retry"]
      : []
  if (!isRun(row)) return atWork(row) ? ["cancel"] : again
  if (row.status === "created") return ["start", "cancel"]
  if (row.status === "running") return ["cancel"]
  return row.status === "completed" || row.status === "failed" ? [...again, "close"] : again
}

/** Of a run's proposals that were decided: the share that was approved, as it stood or after an edit. Null before the first. */
export const keptOf = ({ verdicts: { approved, edited, merged, rejected } }: RunRow): number | null => {
  const n = approved + edited + merged + rejected
  return n === 0 ? null : (approved + edited + merged) / n
}

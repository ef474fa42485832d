/** The progress of an extraction or a run, from its row and its latest tick. Pure. */
import type { ExtractionRow, RunRow, Tick } from "../../../gateways/contract/knowledge.ts"

export type Work = ExtractionRow | RunRow

export interface ShownProgress {
  readonly done: number
  /** Null until the work has been counted. */
  readonly total: number | null
  /** 0 to 1; null until the work has been counted. */
  readonly share: number | null
  readonly stage: Tick["stage"] | null
  /** Messages or statements per second; null when unknown. */
  readonly rate: number | null
  /** Seconds; null when unknown. */
  readonly left: number | null
}

/** Milliseconds after which a tick is out of date. */
const tickLife = 30_000

export const isRun = (row: Work): row is RunRow => "atoms" in row
/** True when it is in progress, or will start without further commands. */
export const atWork = ({ status }: Pick<Work, "status">) => status === "requested" || status === "running"
/** True when it has started, or has ended. */
export const hasStarted = ({ status }: Work) => status !== "requested" && status !== "created"

/** @param now milliseconds */
export const progressOf = (row: Work, tick: Tick | undefined, now: number): ShownProgress => {
  const counted = isRun(row) ? row.atoms : row.messages
  const fresh = freshTick(row, tick, now)
  const total = fresh !== undefined && fresh.total > 0 ? Math.max(counted ?? 0, fresh.total) : counted
  const stored = row.read + row.failed + (isRun(row) ? 0 : row.noise)
  const done = Math.min(Math.max(stored, fresh?.done ?? 0), total ?? Number.MAX_SAFE_INTEGER)
  return {
    done,
    total,
    share: shareOf(done, total),
    stage: fresh?.stage ?? null,
    rate: fresh?.rate ?? null,
    left: fresh?.left ?? null
  }
}

/** The tick, while it is recent and the work runs. It may belong to an earlier attempt of the last 30 s. */
const freshTick = (row: Work, tick: Tick | undefined, now: number) =>
  row.status === "running" && tick !== undefined && now - Date.parse(tick.at) < tickLife ? tick : undefined

const shareOf = (done: number, total: number | null) => {
  if (total === null) return null
  return total === 0 ? 1 : done / total
}

/**
 * The duration of the work until its end or until now, in seconds; null before it starts.
 *
 * @param now milliseconds
 */
export const secondsOf = ({ startedAt, endedAt }: Work, now: number): number | null => {
  if (startedAt === null) return null
  const end = endedAt === null ? now : Date.parse(endedAt)
  return Math.max(0, (end - Date.parse(startedAt)) / 1000)
}

export type RunVerb = "start" | "cancel" | "retry" | "close"
/** The commands that apply now. */
export const runVerbsOf = (row: Work): ReadonlyArray<RunVerb> => {
  const retry: ReadonlyArray<RunVerb> = mayRetry(row) ? ["retry"] : []
  if (!isRun(row)) return atWork(row) ? ["cancel"] : retry
  if (row.status === "created") return ["start", "cancel"]
  if (row.status === "running") return ["cancel"]
  return row.status === "completed" || row.status === "failed" ? [...retry, "close"] : retry
}

const mayRetry = ({ status, failedParts }: Work) =>
  status === "failed" || status === "cancelled" || (status === "completed" && failedParts > 0)

/** The share of a run's decided proposals that was accepted, edited or not. Null before the first decision. */
export const acceptedOf = ({ verdicts: { approved, edited, merged, rejected } }: RunRow): number | null => {
  const n = approved + edited + merged + rejected
  return n === 0 ? null : (approved + edited + merged) / n
}

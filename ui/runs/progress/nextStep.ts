/** The next step of a person after an extraction or a run: the most useful one. Pure. */
import { atWork, isRun, type Work } from "./progress.ts"

export type NextStep =
  /** Proposals need a decision. */
  | { readonly is: "decide"; readonly count: number }
  /** A run can suggest tasks from statements. */
  | { readonly is: "suggest"; readonly count: number }
  /** Every proposal of the run is decided. */
  | { readonly is: "close" }
  | { readonly is: "start" }
  /** The work was stopped or failed, and continues where it stopped. */
  | { readonly is: "continue" }
  | { readonly is: "none" }

/**
 * @param waiting its undecided proposals
 * @param fresh the statements that a new run would read; 0 when none can start
 */
export const nextStepOf = (row: Work, waiting: number, fresh: number): NextStep => {
  if (row.status === "created") return { is: "start" }
  if (row.status === "cancelled" || row.status === "failed") return { is: "continue" }
  if (waiting > 0) return { is: "decide", count: waiting }
  if (atWork(row)) return { is: "none" }
  if (isRun(row) && row.status === "completed") return { is: "close" }
  return fresh > 0 ? { is: "suggest", count: fresh } : { is: "none" }
}

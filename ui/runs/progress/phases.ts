/** The phases of an extraction or a run: which are done, which is at work, and what each has counted. Pure. */
import type { Tick } from "../../../gateways/contract/knowledge.ts"
import { atWork, hasStarted, isRun, type ShownProgress, type Work } from "./progress.ts"

export type PhaseName = Tick["stage"]
export interface Phase {
  readonly name: PhaseName
  /** `off`: the work ended before it. */
  readonly is: "done" | "now" | "next" | "off"
}

const extractionPhases: ReadonlyArray<PhaseName> = ["collect", "thread", "read", "propose", "done"]
/** Statements are not grouped into conversations. */
const runPhases: ReadonlyArray<PhaseName> = ["collect", "read", "propose", "done"]

/** The phase at work. Without a recent tick it is known only whether the work has been counted. */
const currentOf = ({ stage, total }: ShownProgress): PhaseName => {
  if (stage !== null) return stage
  return total === null ? "collect" : "read"
}

export const phasesOf = (row: Work, progress: ShownProgress): ReadonlyArray<Phase> => {
  const names = isRun(row) ? runPhases : extractionPhases
  if (row.status === "completed" || row.status === "closed") return names.map((name) => ({ name, is: "done" }))
  if (!hasStarted(row)) return names.map((name) => ({ name, is: "next" }))
  const at = names.indexOf(currentOf(progress))
  const after = atWork(row) ? "next" : "off"
  const here = atWork(row) ? "now" : "off"
  return names.map((name, i) => {
    if (i < at) return { name, is: "done" }
    return { name, is: i === at ? here : after }
  })
}

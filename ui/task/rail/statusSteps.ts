/** The commands that lead from each status to another one. Pure. */
import type { Status } from "../../../domain/values.ts"

interface StatusStep {
  readonly to: Status
  /** Null for the present status. */
  readonly verb: "reopen" | "start" | "complete" | "cancel" | null
}

const stay = (to: Status): StatusStep => ({ to, verb: null })
const open: StatusStep = { to: "open", verb: "reopen" }
const start: StatusStep = { to: "in-progress", verb: "start" }
const complete: StatusStep = { to: "done", verb: "complete" }
const cancel: StatusStep = { to: "cancelled", verb: "cancel" }

/** In the order of the choices. A finished task must be reopened first. */
export const statusSteps: { readonly [S in Status]: ReadonlyArray<StatusStep> } = {
  open: [stay("open"), start, complete, cancel],
  "in-progress": [open, stay("in-progress"), complete, cancel],
  done: [open, stay("done")],
  cancelled: [open, stay("cancelled")]
}

/** Starts a process again after a defect, as the supervisor of `npm start` does. The faults start a killed process themselves. */
import { defectExitCode } from "../../../ops/supervisor/exitCodes.ts"
import { restarts } from "../../../ops/supervisor/restarts.ts"
import type { Product } from "../../support/product/product.ts"
import type { Installation, Part } from "./installation.ts"

/** Longest part of the output of a process that a violation shows. Characters. */
const shownCharacters = 600

type Supervised = Pick<Product, "onEnd" | "isRunning" | "start">

/** Milliseconds. */
interface Timer {
  readonly now: () => number
  readonly after: (millis: number, run: () => void) => void
}
const realTimer: Timer = { now: () => performance.now(), after: (millis, run) => void setTimeout(run, millis) }

/** Supervises processes, each with the name of its parts. Call it before they start. */
export const superviseAll = (
  processes: ReadonlyArray<{ readonly parts: ReadonlyArray<Part>; readonly product: Supervised }>,
  timer = realTimer
): Pick<Installation, "takeDefects"> => {
  const defects: Array<string> = []
  for (const { parts, product } of processes)
    supervise(product, parts.join(", "), timer, (defect) => defects.push(defect))
  return { takeDefects: () => defects.splice(0) }
}

const supervise = (product: Supervised, name: string, timer: Timer, found: (defect: string) => void) => {
  const next = restarts(timer.now)
  const startAgain = async () => {
    if (!product.isRunning()) await product.start()
  }
  const failed = (error: unknown) => found(`${name} does not start again: ${String(error)}`)
  product.onEnd((code, printed) => {
    if (code !== defectExitCode) return
    found(`${name} ended by a defect: ${printed.slice(firstDefect(printed)).slice(0, shownCharacters)}`)
    const then = next()
    if (then.is === "give-up") found(`${name} ended too often, and is not started again`)
    else timer.after(then.afterMillis, () => void startAgain().catch(failed))
  })
}

/** The index of the first defect in the output. */
const firstDefect = (printed: string) => Math.max(0, printed.indexOf("An exception reached the process"))

import { canonical, sha256 } from "../../../streams/commit/identity.ts"
import { commandIdsOf, type Request, type Step } from "../../commandBus.ts"
import { commandOverheadBytes } from "./limits.ts"

/** A step with its identity, which never changes from one attempt to the next. */
export interface IdentifiedStep extends Step {
  /** The command's id. */
  readonly id: string
  /** The id under the key of earlier versions (`Request.formerKey`). */
  readonly formerId?: string
  /** A plain hash. Only its keyed form leaves the process. */
  readonly digest: string
}

/** One call of `send`. Its steps are stored together or not at all. */
export interface QueuedCommand {
  readonly request: Request
  readonly steps: readonly [IdentifiedStep, ...ReadonlyArray<IdentifiedStep>]
  /** When `send` was called. Nanoseconds of the monotonic clock. */
  readonly arrived: bigint
  /** The memory that it counts with while it waits or runs. */
  readonly bytes: number
}

export const queuedCommandOf = (
  request: Request,
  arrived: bigint,
  [first, ...rest]: readonly [Step, ...ReadonlyArray<Step>]
): QueuedCommand => {
  let bytes = commandOverheadBytes
  const identify = (step: Step): IdentifiedStep => {
    const body = canonical(step.asked ?? step.command)
    bytes += 2 * body.length
    const [id, formerId] = commandIdsOf(request, step.command._tag)
    const digest = sha256(body).slice(0, 32)
    return formerId === undefined ? { ...step, id, digest } : { ...step, id, formerId, digest }
  }
  return { request, arrived, steps: [identify(first), ...rest.map(identify)], bytes }
}

import { Context, Duration } from "effect"

/** The limits of the commands that wait in this process. */
export const BusLimits = Context.Reference<{
  /** The longest time from the call of `send` to its answer. An append continues after it, until its outcome is known. */
  readonly deadline: Duration.Duration
  /** The most commands that wait for one aggregate. */
  readonly mostWaiting: number
  /** The most bytes of all commands that wait or run. Each one counts with its JSON and with `commandOverheadBytes`. */
  readonly mostBytes: number
}>("tracker/commands/BusLimits", {
  defaultValue: () => ({ deadline: Duration.seconds(15), mostWaiting: 1000, mostBytes: 64 * 1024 * 1024 })
})

/** The memory of a waiting command beside its own text: its request, its fibers, its commit. Bytes. */
export const commandOverheadBytes = 16 * 1024

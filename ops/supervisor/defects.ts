/**
 * Logs exceptions and rejections that reach the process itself, and stops the process after an exception.
 *
 * See docs/decisions/0029-a-failure-costs-one-connection.md.
 */
import { Cause, Effect, Exit, Runtime } from "effect"
import { defectExitCode } from "./exitCodes.ts"

/** Longest time that a process with a defect takes to close its connections and stores. */
const drainMillis = 10_000

let broken = false

/** Exits with a code of its own after a defect. The supervisor starts the product again after a defect, and not after a refusal. */
export const teardown: Runtime.Teardown = (exit, onExit) => {
  if (broken || (Exit.isFailure(exit) && Cause.hasDies(exit.cause))) onExit(defectExitCode)
  else Runtime.defaultTeardown(exit, onExit)
}

/**
 * Watches the process while the scope is open.
 *
 * - An uncaught exception may leave any state half changed, so the process stops as on SIGTERM, and exits with 70.
 * - No code waits for a promise with an unhandled rejection, so the rejection is logged, and the process continues.
 * - When the supervisor has died, no process would restart this one, so it stops as on SIGTERM.
 */
export const watchDefects = Effect.gen(function* () {
  const run = Effect.runForkWith(yield* Effect.context<never>())
  const log = (message: string, defect: unknown) =>
    run(Effect.logError(message, { defect: Cause.pretty(Cause.die(defect)) }))
  const stop = () => process.kill(process.pid, "SIGTERM")

  const onException = (defect: unknown) => {
    log("An exception reached the process; it stops.", defect)
    if (broken) return
    broken = true
    setTimeout(() => process.exit(defectExitCode), drainMillis).unref()
    stop()
  }
  const onRejection = (defect: unknown) => void log("A promise was rejected and no code waits for it.", defect)

  yield* Effect.acquireRelease(
    Effect.sync(() => {
      process.on("uncaughtException", onException)
      process.on("unhandledRejection", onRejection)
      process.on("disconnect", stop)
      // The channel to the supervisor must not keep a stopped process alive.
      process.channel?.unref()
    }),
    () =>
      Effect.sync(() => {
        process.off("disconnect", stop)
      })
  )
})

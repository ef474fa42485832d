/** Exceptions and rejections that reach the process itself: logged as defects; see the decision "An exception outside of every guard ends the process". */
import { Cause, Effect, Exit, Runtime } from "effect"
import { defectExitCode } from "./exitCodes.ts"

/** Longest time that a process with a defect takes to close its connections and stores. */
const drainMillis = 10_000

let broken = false

/** A defect has an exit code of its own: the supervisor starts the product again then, and not after a refusal. */
export const teardown: Runtime.Teardown = (exit, onExit) => {
  if (broken || (Exit.isFailure(exit) && Cause.hasDies(exit.cause))) onExit(defectExitCode)
  else Runtime.defaultTeardown(exit, onExit)
}

/**
 * Watches the process while the scope is open.
 *
 * - An uncaught exception has interrupted unknown code: the process stops as on SIGTERM, and exits with 70.
 * - An unhandled rejection has interrupted none: no code waited for that promise. It is logged, and the process goes on.
 * - A supervisor that has died can restart nothing: the process stops as on SIGTERM.
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

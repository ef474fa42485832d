/** Guards the native callbacks of uWebSockets.js, because an exception in one of them would end the process. */
import { Cause, Effect } from "effect"

/** Logs a defect with the callback and the route that it belongs to. Never throws. */
export type ReportDefect = (callback: string, route: string, defect: unknown) => void

/** Logs by the loggers of the layer that starts the server. */
export const reportDefect: Effect.Effect<ReportDefect> = Effect.map(Effect.context<never>(), (context) => {
  const run = Effect.runForkWith(context)
  return (callback, route, defect) => {
    run(
      Effect.logError("A callback of the HTTP server failed; its connection is closed.", {
        callback,
        route,
        defect: Cause.pretty(Cause.die(defect))
      })
    )
  }
})

/** The route as the log names it: without the query, which may hold a person's words, and bounded in length. */
export const routeOf = (method: string, path: string): string => `${method} ${path}`.slice(0, longestRoute)
const longestRoute = 200

interface Guarded<Args extends Array<unknown>, A> {
  readonly report: ReportDefect
  readonly callback: string
  readonly route: (...args: Args) => string
  readonly run: (...args: Args) => A
  /** Closes the one connection that the callback belongs to. */
  readonly sever: (...args: Args) => void
}

/** Wraps a callback for the library. The result never throws; after an exception it returns undefined. */
export const guarded =
  <Args extends Array<unknown>, A>({ report, callback, route, run, sever }: Guarded<Args, A>) =>
  (...args: Args): A | undefined => {
    try {
      return run(...args)
    } catch (defect) {
      report(callback, routeIn(route, args), defect)
      try {
        sever(...args)
      } catch {
        // The connection is closed already: the library refuses every call on it.
      }
      return undefined
    }
  }

const routeIn = <Args extends Array<unknown>>(route: (...args: Args) => string, args: Args) => {
  try {
    return route(...args)
  } catch {
    return "unknown"
  }
}

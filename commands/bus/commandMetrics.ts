/** The metrics of the command bus. */
import { Duration, Effect, Metric } from "effect"
import { latencyBuckets } from "../../streams/latencyBuckets.ts"
import type { Step } from "../commandBus.ts"

export const commandsTotal = Metric.counter("tracker_commands_total", {
  incremental: true,
  description: "Commands, by name and outcome: done, or the tag of the error"
})

export const commandDuration = Metric.histogram("tracker_command_duration_seconds", {
  description: "Time from a command to its receipt, which means that its events are on disk",
  boundaries: latencyBuckets
})

// A counter with attributes costs more to make than to update, and there are few names and outcomes.
const counters = new Map<string, typeof commandsTotal>()
const counterOf = (command: string, outcome: string) => {
  const name = `${command} ${outcome}`
  const found = counters.get(name) ?? Metric.withAttributes(commandsTotal, { command, outcome })
  counters.set(name, found)
  return found
}

type Steps = ReadonlyArray<Pick<Step, "command">>

const count = (steps: Steps, outcome: string) =>
  Effect.forEach(steps, ({ command }) => Metric.update(counterOf(command._tag, outcome), 1), { discard: true })

/** Counts the commands of a request by their outcome. Only a receipt has a duration: a refusal is faster, and needs no disk. */
export const measuredCommands =
  (steps: Steps) =>
  <A, E extends { readonly _tag: string }, R>(sent: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.timed(sent).pipe(
      Effect.tap(([duration]) => Metric.update(commandDuration, Duration.toSeconds(duration))),
      Effect.map(([, receipt]) => receipt),
      Effect.tap(() => count(steps, "done")),
      Effect.tapError(({ _tag }) => count(steps, _tag))
    )

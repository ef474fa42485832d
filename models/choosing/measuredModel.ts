/** A model whose calls are counted and timed. */
import { Duration, Effect, Metric } from "effect"
import type { Model } from "../model.ts"
import type { ModelFailed } from "../modelFailed.ts"

export const modelCalls = Metric.counter("tracker_model_calls_total", {
  incremental: true,
  description:
    "Calls of the model in use, by kind and outcome: answered, degraded (the built-in model answered instead of the chosen one), or the reason of the failure"
})

export const modelCallDuration = Metric.histogram("tracker_model_call_duration_seconds", {
  description: "Time of a call of the model in use, answered or not",
  // Rules answer in a millisecond, and a language model without a graphics card in minutes. Seconds.
  boundaries: [0.001, 0.01, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300]
})

interface MaybeDegraded {
  readonly record?: { readonly degraded?: unknown }
}

const outcomeOf = ({ record }: MaybeDegraded) => (record?.degraded === undefined ? "answered" : "degraded")

const measured = <A extends MaybeDegraded>(
  kind: string,
  question: Effect.Effect<A, ModelFailed>
): Effect.Effect<A, ModelFailed> => {
  const count = (outcome: string) => Metric.update(Metric.withAttributes(modelCalls, { kind, outcome }), 1)
  const duration = Metric.withAttributes(modelCallDuration, { kind })
  return Effect.timed(Effect.exit(question)).pipe(
    Effect.tap(([took]) => Metric.update(duration, Duration.toSeconds(took))),
    Effect.flatMap(([, exit]) => exit),
    Effect.tap((answer) => count(outcomeOf(answer))),
    Effect.tapError(({ reason }) => count(reason))
  )
}

/** The same answers as `model`. */
export const measuredModel = (model: Model["Service"]): Model["Service"] => ({
  ...model,
  classify: (input) => measured("classify", model.classify(input)),
  extract: (input) => measured("extract", model.extract(input)),
  analyse: (input) => measured("analyse", model.analyse(input)),
  embed: (texts) =>
    measured<Effect.Success<ReturnType<typeof model.embed>> & MaybeDegraded>("embed", model.embed(texts))
})

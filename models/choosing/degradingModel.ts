/**
 * The chosen model with the built-in model as its fallback: if the chosen model fails, the built-in model answers.
 * Only a question that is too long for the chosen model fails, with `too-long`, so that the caller can split it.
 */
import { type Duration, Effect, Exit, Layer, Metric, type Scope } from "effect"
import { CircuitBreaker } from "effect/persistence"
import { builtinModel, describeBuiltin } from "../builtin/builtinModel.ts"
import type { Answered } from "../distillation.ts"
import { Model, type ModelDescription } from "../model.ts"
import { ModelFailed } from "../modelFailed.ts"

export interface DegradingOptions {
  /** Consecutive failures of the server that open the circuit breaker. @default 2 */
  readonly trips?: number
  /** How long the breaker stays open. Then one request probes the server. @default 5 seconds */
  readonly rest?: Duration.Input
  /** The fallback. @default the built-in model, without lessons */
  readonly fallback?: Model["Service"]
}

const distilling = ["extract", "analyse"] as const
type Verb = "classify" | "embed" | (typeof distilling)[number]

export const modelFailures = Metric.counter("tracker_model_failures_total", {
  incremental: true,
  description: "Answers that the chosen model did not give, by reason"
})

/** How long a description is cached. */
const describedFor: Duration.Input = "2 seconds"

/** @param chosen the model to ask first; the fallback's record names its failure in `degraded` */
export const degradingModel = Effect.fnUntraced(function* (
  chosen: Model["Service"],
  { trips = 2, rest = "5 seconds", fallback = builtinModel }: DegradingOptions = {}
): Effect.fn.Return<Model["Service"], never, CircuitBreaker.CircuitBreakerStore | Scope.Scope> {
  const breaker = yield* CircuitBreaker.make({ tripPolicy: CircuitBreaker.consecutive(trips), openDuration: rest })
  const last: LastFailures = {
    classify: "unavailable",
    extract: "unavailable",
    analyse: "unavailable",
    embed: "unavailable"
  }
  const guarded = guardedBy(breaker, last)
  return Model.of({
    classify: (input) =>
      guarded("classify", chosen.classify(input), (degraded) =>
        fallback
          .classify(input)
          .pipe(Effect.map(({ classification, record }) => ({ classification, record: { ...record, degraded } })))
      ),
    extract: (input) => guarded("extract", chosen.extract(input), (why) => marked(fallback.extract(input), why)),
    analyse: (input) => guarded("analyse", chosen.analyse(input), (why) => marked(fallback.analyse(input), why)),
    embed: (texts) => guarded("embed", chosen.embed(texts), () => fallback.embed(texts)),
    describe: describeWith(breaker, last, yield* Effect.cachedWithTTL(chosen.describe, describedFor))
  })
})

/** The reason of the latest failure of each verb. While the breaker is open, it is the failure that opened it. */
type LastFailures = Record<Verb, string>

/** Asks the chosen model through the breaker, and the fallback after a failure. */
const guardedBy =
  (breaker: CircuitBreaker.CircuitBreaker, last: LastFailures) =>
  <A>(
    verb: Verb,
    question: Effect.Effect<A, ModelFailed>,
    fallback: (why: string) => Effect.Effect<A, ModelFailed>
  ): Effect.Effect<A, ModelFailed> => {
    const noted = (failure: ModelFailed) => {
      const why = nameOf(failure)
      last[verb] = why
      return Metric.update(Metric.withAttributes(modelFailures, { why, verb }), 1).pipe(
        Effect.andThen(Effect.logWarning("the chosen model failed; the built-in model answers instead")),
        Effect.annotateLogs({ verb, why })
      )
    }
    const counted = Effect.tapError(question, (failure) => (isSplittable(verb, failure) ? Effect.void : noted(failure)))
    return breaker.execute(counted, { key: verb, classify: outcomeOf }).pipe(
      Effect.catch((failure) => {
        if (!(failure instanceof ModelFailed)) return fallback(last[verb])
        return isSplittable(verb, failure) ? Effect.fail(failure) : fallback(nameOf(failure))
      })
    )
  }

/** Describes the model that answers now: the fallback if the chosen model is unreachable or a breaker is open. */
const describeWith = (
  breaker: CircuitBreaker.CircuitBreaker,
  last: LastFailures,
  chosen: Effect.Effect<ModelDescription>
) => {
  const isResting = (verb: Verb) =>
    breaker.state(verb).pipe(
      Effect.map(({ _tag }) => _tag !== "Closed"),
      Effect.orElseSucceed(() => false)
    )
  return Effect.gen(function* () {
    const now = yield* chosen
    if (!now.reachable) return fallbackFor(now.note)
    for (const verb of ["classify", ...distilling] as const) if (yield* isResting(verb)) return fallbackFor(last[verb])
    const embedsElsewhere = now.note === "ollama-embed-model-missing" || (yield* isResting("embed"))
    if (!embedsElsewhere) return now
    const note = now.note === "ollama-ready" ? last.embed : now.note
    return { ...now, embedModel: describeBuiltin.embedModel, note }
  })
}

/** A layer of the chosen model with its fallback. */
export const degradingLayer = (chosen: Layer.Layer<Model>, options?: DegradingOptions): Layer.Layer<Model> =>
  Layer.effect(
    Model,
    Effect.gen(function* () {
      return yield* degradingModel(yield* Model, options)
    })
  ).pipe(Layer.provide([chosen, CircuitBreaker.layerStoreMemory()]))

/** The caller can ask a smaller question, so the fallback is not needed. */
const isSplittable = (verb: Verb, { reason }: ModelFailed) =>
  reason === "too-long" && distilling.some((each) => each === verb)

const marked = <A>(answered: Effect.Effect<Answered<A>, ModelFailed>, degraded: string) =>
  Effect.map(answered, ({ answer, record }) => ({ answer, record: { ...record, degraded } }))

/** The failure as the record names it, such as `ollama-unreachable`. */
const nameOf = ({ provider, reason }: ModelFailed) => `${provider}-${reason}`

/** An unusable answer does not count as a failure of the server. */
const outcomeOf = (exit: Exit.Exit<unknown, ModelFailed>): CircuitBreaker.Outcome =>
  Exit.match(exit, {
    onSuccess: () => CircuitBreaker.success,
    onFailure: (cause) =>
      cause.reasons.some((reason) => reason._tag === "Fail" && !reason.error.blamesServer)
        ? CircuitBreaker.success
        : CircuitBreaker.failure()
  })

const fallbackFor = (note: string): ModelDescription => ({ ...describeBuiltin, reachable: false, note })

/**
 * A model that answers always: it asks the one that was chosen, and answers with the built-in one where that gives no answer.
 * Only a window that is too long for the chosen one fails, as `too-long`, so that it can be split.
 */
import { type Duration, Effect, Exit, Layer, Metric, type Scope } from "effect"
import { CircuitBreaker } from "effect/persistence"
import { builtinModel, describeBuiltin } from "../builtin/builtinModel.ts"
import type { Answered } from "../distilling.ts"
import { Model, type ModelDescription } from "../model.ts"
import { ModelFailed } from "../modelFailed.ts"

export interface Degrading {
  /** Failures of the server, one after another, after which it is left in peace. @default 2 */
  readonly trips?: number
  /** How long it is left in peace; then one request finds out whether it is back. @default 5 seconds */
  readonly rest?: Duration.Input
  /** Who stands in. @default the built-in model, without lessons */
  readonly instead?: Model["Service"]
}

const distilling = ["extract", "analyse"] as const
type Verb = "classify" | "embed" | (typeof distilling)[number]

const failures = Metric.counter("model_failures", {
  incremental: true,
  description: "Answers that the chosen model did not give, by reason"
})

/** How old a description may be. */
const describedFor: Duration.Input = "2 seconds"

/** @param chosen the model to ask first; its failures are marked in the record as `degraded` */
export const degradingModel = Effect.fnUntraced(function* (
  chosen: Model["Service"],
  { trips = 2, rest = "5 seconds", instead: builtin = builtinModel }: Degrading = {}
): Effect.fn.Return<Model["Service"], never, CircuitBreaker.CircuitBreakerStore | Scope.Scope> {
  const breaker = yield* CircuitBreaker.make({ tripPolicy: CircuitBreaker.consecutive(trips), openDuration: rest })
  // While the breaker lets nothing through, the reason is still the one that made it trip.
  const last: Record<Verb, string> = {
    classify: "unavailable",
    extract: "unavailable",
    analyse: "unavailable",
    embed: "unavailable"
  }

  const guarded = <A>(
    verb: Verb,
    asked: Effect.Effect<A, ModelFailed>,
    instead: (why: string) => Effect.Effect<A, ModelFailed>
  ) =>
    breaker
      .execute(
        Effect.tapError(asked, (failure) => (askAgain(verb, failure) ? Effect.void : noted(failure, verb))),
        { key: verb, classify: blame }
      )
      .pipe(
        Effect.catch((failure) => {
          if (!(failure instanceof ModelFailed)) return instead(last[verb])
          return askAgain(verb, failure) ? Effect.fail(failure) : instead(nameOf(failure))
        })
      )
  const noted = (failure: ModelFailed, verb: Verb) => {
    const why = nameOf(failure)
    last[verb] = why
    return Metric.update(Metric.withAttributes(failures, { why, verb }), 1).pipe(
      Effect.andThen(Effect.logWarning("the model gave no answer, the built-in one stands in")),
      Effect.annotateLogs({ verb, why })
    )
  }
  const resting = (verb: Verb) =>
    breaker.state(verb).pipe(
      Effect.map(({ _tag }) => _tag !== "Closed"),
      Effect.orElseSucceed(() => false)
    )

  const chosenNow = yield* Effect.cachedWithTTL(chosen.describe, describedFor)
  const describe = Effect.gen(function* () {
    const now = yield* chosenNow
    if (!now.reachable) return standingIn(now.note)
    for (const verb of ["classify", ...distilling] as const) if (yield* resting(verb)) return standingIn(last[verb])
    const embedsElsewhere = now.note === "ollama-embed-model-missing" || (yield* resting("embed"))
    return embedsElsewhere
      ? { ...now, embedModel: describeBuiltin.embedModel, note: now.note === "ollama-ready" ? last.embed : now.note }
      : now
  })

  return Model.of({
    classify: (input) =>
      guarded("classify", chosen.classify(input), (degraded) =>
        builtin
          .classify(input)
          .pipe(Effect.map(({ classification, record }) => ({ classification, record: { ...record, degraded } })))
      ),
    extract: (input) => guarded("extract", chosen.extract(input), (why) => marked(builtin.extract(input), why)),
    analyse: (input) => guarded("analyse", chosen.analyse(input), (why) => marked(builtin.analyse(input), why)),
    embed: (texts) => guarded("embed", chosen.embed(texts), () => builtin.embed(texts)),
    describe
  })
})

/** The chosen model with the built-in one behind it. */
export const degradingLayer = (chosen: Layer.Layer<Model>, options?: Degrading): Layer.Layer<Model> =>
  Layer.effect(
    Model,
    Effect.gen(function* () {
      return yield* degradingModel(yield* Model, options)
    })
  ).pipe(Layer.provide([chosen, CircuitBreaker.layerStoreMemory()]))

/** Whoever asked can ask for less, which keeps the chosen model's answers. */
const askAgain = (verb: Verb, { reason }: ModelFailed) =>
  reason === "too-long" && distilling.some((each) => each === verb)

const marked = <A>(answered: Effect.Effect<Answered<A>, ModelFailed>, degraded: string) =>
  Effect.map(answered, ({ answer, record }) => ({ answer, record: { ...record, degraded } }))

/** `ollama-unreachable` and the like, as it stands in the record. */
const nameOf = ({ provider, reason }: ModelFailed) => `${provider}-${reason}`

/** An answer that cannot be used is no sign of a bad server. */
const blame = (exit: Exit.Exit<unknown, ModelFailed>): CircuitBreaker.Outcome =>
  Exit.match(exit, {
    onSuccess: () => CircuitBreaker.success,
    onFailure: (cause) =>
      cause.reasons.some((reason) => reason._tag === "Fail" && !reason.error.blamesServer)
        ? CircuitBreaker.success
        : CircuitBreaker.failure()
  })

const standingIn = (note: string): ModelDescription => ({ ...describeBuiltin, reachable: false, note })

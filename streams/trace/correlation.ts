/**
 * The correlation of the present work: its log lines name it, and its commits carry it.
 *
 * Each entry of work from outside gives one: a request, an update of Telegram, a stored webhook, an import, a commit that a
 * reactor handles or a webhook reports.
 */
import { Context, Effect, References } from "effect"
import { randomUUID } from "node:crypto"

/** Null outside of such work, for example during a start or the work on a lease. */
export const CurrentCorrelation = Context.Reference<string | null>("tracker/streams/CurrentCorrelation", {
  defaultValue: () => null
})

/** For work that has no id of its own. */
export const newCorrelation = (): string => randomUUID()

/**
 * Runs an effect as the work with this correlation. Null: the effect keeps the present correlation. A repeat of the same work should
 * have the same one.
 */
export const correlated =
  (correlation: string | null) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    correlation === null
      ? effect
      : effect.pipe(Effect.provideService(CurrentCorrelation, correlation), Effect.annotateLogs({ correlation }))

/** For a queue that runs on for other work than that which has started it: replaces its correlation. Null: the work has none. */
export const correlatedAs =
  (correlation: string | null) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    effect.pipe(
      Effect.updateService(References.CurrentLogAnnotations, ({ correlation: _, ...others }) =>
        correlation === null ? others : { ...others, correlation }
      ),
      Effect.provideService(CurrentCorrelation, correlation)
    )

/** As `correlated`, for the services of a fiber that does not run yet. */
export const withCorrelation = <R>(context: Context.Context<R>, correlation: string): Context.Context<R> =>
  context.pipe(
    Context.add(CurrentCorrelation, correlation),
    Context.add(References.CurrentLogAnnotations, { correlation })
  )

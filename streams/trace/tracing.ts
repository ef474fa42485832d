/**
 * Traces: one for each request that sends a command, from the request to the frames of the sockets and the calls of the model.
 *
 * The parts of a trace are in several processes. The envelope of a commit and the announcement of a batch carry the context.
 */
import { Cause, Clock, Context, Effect, Exit, type Tracer } from "effect"
import { traceContextIn, traceparentOf } from "./traceparent.ts"

export interface SpanStart {
  /** Without ids: a name has few values. */
  readonly name: string
  readonly kind: Tracer.SpanKind
  /** The span that led to this one; null: none is known. */
  readonly parent: string | null
  /** Whether the span may begin a trace. @default false */
  readonly mayBegin?: boolean
  /** Counts, positions and names of the program. Never a text, a name or an id of a person. */
  readonly attributes?: Readonly<Record<string, string | number>>
}

export interface OpenSpan {
  /** The context of its children. */
  readonly traceparent: string
  /** `failure`: the tag of the error; null after a success. `at`: nanoseconds since 1970. */
  readonly end: (at: bigint, failure: string | null) => void
}

/** Collects spans. `at`: nanoseconds since 1970. Returns null for a span that is not collected. It never waits. */
export interface SpanCollector {
  readonly begin: (start: SpanStart, at: bigint) => OpenSpan | null
}

/** Null, unless a setting names a receiver. */
export const Tracing = Context.Reference<SpanCollector | null>("tracker/streams/Tracing", { defaultValue: () => null })

/** The context of the present span of this fiber; null outside of a trace. */
export const CurrentSpan = Context.Reference<string | null>("tracker/streams/CurrentSpan", { defaultValue: () => null })

/** The tag of an error. Its message may repeat a text of a person. */
const failureIn = (exit: Exit.Exit<unknown, unknown>): string | null => {
  if (Exit.isSuccess(exit)) return null
  if (Cause.hasInterruptsOnly(exit.cause)) return "Interrupted"
  const error = Cause.squash(exit.cause)
  const tag = typeof error === "object" && error !== null && "_tag" in error ? error._tag : null
  return typeof tag === "string" ? tag : "Defect"
}

/** The children of a span that is not collected are not collected either. */
const unsampled = (parent: string | null) => {
  const context = parent === null ? null : traceContextIn(parent)
  return context === null ? null : traceparentOf({ ...context, isSampled: false })
}

/** Runs an effect in a span. Without a parent, the present span of the fiber is the parent. */
export const traced =
  ({ parent: given, ...start }: Omit<SpanStart, "parent"> & { readonly parent?: string | null }) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.flatMap(Tracing, (tracing) => {
      if (tracing === null) return effect
      return Effect.gen(function* () {
        const clock = yield* Clock.Clock
        const parent = given ?? (yield* CurrentSpan)
        const span = tracing.begin({ ...start, parent }, clock.currentTimeNanosUnsafe())
        if (span === null) return yield* Effect.provideService(effect, CurrentSpan, unsampled(parent))
        return yield* effect.pipe(
          Effect.provideService(CurrentSpan, span.traceparent),
          Effect.onExit((exit) => Effect.sync(() => span.end(clock.currentTimeNanosUnsafe(), failureIn(exit))))
        )
      })
    })

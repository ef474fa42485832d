import { Clock, Effect } from "effect"
import { type SpanStart, Tracing } from "./tracing.ts"

/** The most spans of one batch. The traces of the others end at the batch. */
export const mostOfBatch = 32

/** The present time, in nanoseconds since 1970, when spans are collected; else null. */
export const startOfSpans: Effect.Effect<bigint | null> = Effect.flatMap(Tracing, (tracing) =>
  tracing === null ? Effect.succeed(null) : Effect.map(Clock.Clock, (clock) => clock.currentTimeNanosUnsafe())
)

/**
 * Spans of work that was done for several traces at once, and has ended: one for each parent. Returns their contexts.
 * `began`: null when no spans are collected.
 */
export const batchSpans = (
  began: bigint | null,
  parents: ReadonlyArray<string | null | undefined>,
  start: Omit<SpanStart, "parent" | "mayBegin">
): Effect.Effect<ReadonlyArray<string>> => {
  const known = new Set(parents.filter((parent) => typeof parent === "string"))
  if (began === null || known.size === 0) return Effect.succeed([])
  return Effect.gen(function* () {
    const tracing = yield* Tracing
    const clock = yield* Clock.Clock
    if (tracing === null) return []
    return [...known].slice(0, mostOfBatch).flatMap((parent) => {
      const span = tracing.begin({ ...start, parent }, began)
      span?.end(clock.currentTimeNanosUnsafe(), null)
      return span === null ? [] : [span.traceparent]
    })
  })
}

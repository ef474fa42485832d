/** Makes spans from a tracer of the library, and bounds how many traces begin. */
import { Context, Exit, Option, Tracer } from "effect"
import { traceContextIn, traceparentOf } from "../../../streams/trace/traceparent.ts"
import type { SpanCollector } from "../../../streams/trace/tracing.ts"

/** Traces that begin in a second. More are not collected: the spans that wait for a slow receiver are in memory. */
export const mostTracesPerSecond = 50

const nanosPerSecond = 1_000_000_000n

/** An error as the receiver gets it: without a stack, which names the folders of the machine. */
const bare = (tag: string) => {
  const error = new Error(tag)
  error.name = tag
  delete error.stack
  return error
}

export const makeSpanCollector = (tracer: Tracer.Tracer): SpanCollector => {
  let second = 0n
  let begun = 0
  const mayBegin = (at: bigint) => {
    const now = at / nanosPerSecond
    if (now !== second) {
      second = now
      begun = 0
    }
    begun++
    return begun <= mostTracesPerSecond
  }
  return {
    begin: ({ name, kind, parent, mayBegin: isFirst = false, attributes = {} }, at) => {
      const context = parent === null ? null : traceContextIn(parent)
      if (context?.isSampled === false || (context === null && !isFirst)) return null
      if (isFirst && !mayBegin(at)) return null
      const span = tracer.span({
        name,
        kind,
        parent: Option.map(Option.fromNullOr(context), ({ traceId, spanId }) =>
          Tracer.externalSpan({ traceId, spanId, sampled: true })
        ),
        annotations: Context.empty(),
        links: [],
        startTime: at,
        root: context === null,
        sampled: true
      })
      for (const [key, value] of Object.entries(attributes)) span.attribute(key, value)
      return {
        traceparent: traceparentOf({ traceId: span.traceId, spanId: span.spanId, isSampled: true }),
        end: (endedAt, failure) => span.end(endedAt, failure === null ? Exit.void : Exit.fail(bare(failure)))
      }
    }
  }
}

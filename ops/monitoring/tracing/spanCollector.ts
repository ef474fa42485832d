/** Makes spans from a tracer of the library, and bounds the traces that begin in a second and the spans of a second. */
import { Context, Exit, Option, Tracer } from "effect"
import { traceContextIn, traceparentOf } from "../../../streams/trace/traceparent.ts"
import type { SpanCollector } from "../../../streams/trace/tracing.ts"

/** Traces that begin in a second. More are not collected: the spans that wait for a slow receiver are in memory. */
export const mostTracesPerSecond = 50

/** Spans in a second, of all traces. An import of thousands of messages a second makes more; the others are dropped. */
export const mostSpansPerSecond = 1000

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
  let traces = 0
  let spans = 0
  const hasRoom = (at: bigint, isFirst: boolean) => {
    const now = at / nanosPerSecond
    if (now !== second) {
      second = now
      traces = 0
      spans = 0
    }
    if (isFirst) traces++
    spans++
    return spans <= mostSpansPerSecond && !(isFirst && traces > mostTracesPerSecond)
  }
  return {
    begin: ({ name, kind, parent, mayBegin: isFirst = false, attributes = {} }, at) => {
      const context = parent === null ? null : traceContextIn(parent)
      if (context?.isSampled === false || (context === null && !isFirst)) return null
      if (!hasRoom(at, isFirst)) return null
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

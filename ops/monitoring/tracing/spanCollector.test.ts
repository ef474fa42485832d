import { Effect, Option, Tracer } from "effect"
import { describe, expect, test } from "vitest"
import { mostOfBatch, batchSpans, startOfSpans } from "../../../streams/trace/batchSpans.ts"
import { traceContextIn } from "../../../streams/trace/traceparent.ts"
import { CurrentSpan, type SpanStart, traced, Tracing } from "../../../streams/trace/tracing.ts"
import { makeSpanCollector, mostSpansPerSecond, mostTracesPerSecond } from "./spanCollector.ts"

const parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
const unsampled = parent.replace(/01$/, "00")
const first: SpanStart = { name: "POST /api/tasks", kind: "server", parent: null, mayBegin: true }

/** A collector, and the spans that it has begun. */
const collecting = () => {
  const spans: Array<Tracer.Span> = []
  const collector = makeSpanCollector(
    Tracer.make({
      span: (options) => {
        const span = new Tracer.NativeSpan(options)
        spans.push(span)
        return span
      }
    })
  )
  return { spans, collector }
}

describe("a span", () => {
  test("has the trace and the span of its parent", () => {
    const { spans, collector } = collecting()
    const begun = collector.begin({ name: "append CreateTask", kind: "internal", parent }, 1n)
    expect(traceContextIn(begun?.traceparent ?? "")).toMatchObject({ traceId: "0af7651916cd43dd8448eb211c80319c" })
    expect(Option.getOrNull(spans[0]?.parent ?? Option.none())).toMatchObject({ spanId: "b7ad6b7169203331" })
  })

  test.each([
    ["its caller does not collect the trace", { ...first, parent: unsampled }],
    ["it has no parent and may not begin a trace", { ...first, mayBegin: false }],
    ["its parent is no context and it may not begin a trace", { ...first, mayBegin: false, parent: "forged" }]
  ])("is not collected when %s", (_, start) => {
    const { spans, collector } = collecting()
    expect(collector.begin(start, 1n)).toBe(null)
    expect(spans).toEqual([])
  })

  test("begins a trace when the context of its caller is none", () => {
    const { spans, collector } = collecting()
    collector.begin({ ...first, parent: "forged" }, 1n)
    expect(spans[0]?.parent).toEqual(Option.none())
  })

  test("tells a failure by its tag, without a message or a stack", () => {
    const { spans, collector } = collecting()
    collector.begin(first, 1n)?.end(2n, "Refused")
    const ended = JSON.stringify(spans[0]?.status, (_, value: unknown) => (typeof value === "bigint" ? null : value))
    expect(ended).toContain("Failure")
    expect(ended).not.toContain("spanCollector")
  })
})

test("a bounded number of traces begins in a second, also when callers name their traces", () => {
  const { spans, collector } = collecting()
  const begin = (at: bigint) => collector.begin({ ...first, parent }, at)
  for (let n = 0; n < 3 * mostTracesPerSecond; n++) begin(5n)
  expect(spans).toHaveLength(mostTracesPerSecond)
  begin(1_000_000_005n)
  expect(spans).toHaveLength(mostTracesPerSecond + 1)
})

test("a bounded number of spans is collected in a second, also of one trace", () => {
  const { spans, collector } = collecting()
  const begin = (at: bigint) => collector.begin({ name: "append ReceiveMessage", kind: "internal", parent }, at)
  for (let n = 0; n < 3 * mostSpansPerSecond; n++) begin(5n)
  expect(spans).toHaveLength(mostSpansPerSecond)
  expect(begin(1_000_000_005n)).not.toBe(null)
})

describe("an effect in a span", () => {
  const child = traced({ name: "child", kind: "internal" })(CurrentSpan)

  test("is the parent of the spans inside", async () => {
    const { spans, collector } = collecting()
    const context = await child.pipe(
      traced({ name: "outer", kind: "server", mayBegin: true }),
      Effect.provideService(Tracing, collector),
      Effect.runPromise
    )
    const [outer, inner] = spans
    expect(Option.getOrNull(inner?.parent ?? Option.none())).toMatchObject({ spanId: outer?.spanId })
    expect(context).toContain(inner?.spanId)
    expect(spans.map(({ status }) => status._tag)).toEqual(["Ended", "Ended"])
  })

  test("has no spans inside when it is not collected, also when its caller sent a context", async () => {
    const { spans, collector } = collecting()
    await child.pipe(
      traced({ name: "outer", kind: "server", mayBegin: true, parent: unsampled }),
      Effect.provideService(Tracing, collector),
      Effect.runPromise
    )
    expect(spans).toEqual([])
  })

  test("without a receiver runs as it is", async () => {
    expect(await Effect.runPromise(child)).toBe(null)
    expect(await Effect.runPromise(startOfSpans)).toBe(null)
  })
})

test("a batch has one span for each trace, and at most a bounded number", async () => {
  const { spans, collector } = collecting()
  const parents = Array.from({ length: 100 }, (_, n) => `00-${String(n + 1).padStart(32, "0")}-b7ad6b7169203331-01`)
  const run = (all: ReadonlyArray<string | null>) =>
    batchSpans(1n, all, { name: "write rows", kind: "consumer" }).pipe(
      Effect.provideService(Tracing, collector),
      Effect.runPromise
    )
  expect(await run([parent, null, parent])).toHaveLength(1)
  expect(await run(parents)).toHaveLength(mostOfBatch)
  expect(spans).toHaveLength(1 + mostOfBatch)
})

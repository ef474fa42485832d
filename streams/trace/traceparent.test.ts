import { expect, test } from "vitest"
import { traceContextIn, traceparentOf } from "./traceparent.ts"

const trace = "0af7651916cd43dd8448eb211c80319c"
const span = "b7ad6b7169203331"

test.each([
  ["01", true],
  ["00", false],
  ["03", true],
  ["02", false]
])("flags %s: collected by the caller is %s", (flags, isSampled) =>
  expect(traceContextIn(`00-${trace}-${span}-${flags}`)).toEqual({ traceId: trace, spanId: span, isSampled })
)

test("a context is read as it was written", () => {
  const context = { traceId: trace, spanId: span, isSampled: true }
  expect(traceContextIn(traceparentOf(context))).toEqual(context)
})

test.each([
  ["", "no text"],
  [`01-${trace}-${span}-01`, "another version"],
  [`ff-${trace}-${span}-01`, "a forbidden version"],
  [`00-${"0".repeat(32)}-${span}-01`, "a trace id of zeros"],
  [`00-${trace}-${"0".repeat(16)}-01`, "a span id of zeros"],
  [`00-${trace.toUpperCase()}-${span}-01`, "capital letters"],
  [`00-${trace}-${span}-01-extra`, "a further field"],
  [`00-${trace}-${span}-01\n`, "a line break"],
  [`00-${trace}-${span}`, "no flags"],
  ["-".repeat(55), "hyphens"],
  ["a".repeat(100_000), "a long text"]
])("%s is no context: %s", (text) => expect(traceContextIn(text)).toBe(null))

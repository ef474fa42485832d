import { describe, expect, test, vi } from "vitest"
import { jsonIn } from "./inboundBody.ts"

/** Null for a body that is refused. */
const textIn = (body: Buffer, type: string) => {
  const json = jsonIn(body, type)
  return json.is === "json" ? json.text : null
}

describe("the body", () => {
  const jsonOf = (text: string, type = "application/json") => textIn(Buffer.from(text), type)
  test("is a JSON object or list", () => {
    expect(jsonOf('{"a":1}')).toBe('{"a":1}')
    expect(jsonOf("[1]")).toBe("[1]")
    for (const text of ["", "1", "null", '"a"', "{", "a=b"]) expect(jsonOf(text), text).toBe(null)
    expect(textIn(Buffer.from([0x7b, 0xff, 0x7d]), "application/json")).toBe(null)
  })
  test("may be the form that GitHub sends by default", () =>
    expect(jsonOf(`payload=${encodeURIComponent('{"zen":"a b+c"}')}`, "application/x-www-form-urlencoded")).toBe(
      '{"zen":"a b+c"}'
    ))
  test("of a form is that field alone: other fields, however many, are not parsed", () => {
    const parsed: Array<string> = []
    class Recorded extends URLSearchParams {
      constructor(text: string) {
        super(text)
        parsed.push(text)
      }
    }
    const fields = "a&".repeat(500_000)
    const form = "application/x-www-form-urlencoded; charset=utf-8"
    vi.stubGlobal("URLSearchParams", Recorded)
    expect(jsonOf(`${fields}payload=%7B%7D&payload=1&${fields}`, form)).toBe("{}")
    expect(parsed).toEqual(["payload=%7B%7D"])
    for (const text of [fields, "xpayload={}", ""]) expect(jsonOf(text, form)).toBe(null)
    vi.unstubAllGlobals()
  })
})

test.each(["", "application/x-www-form-urlencoded"])(
  "JSON that would hold the event loop is refused as such: %s",
  (type) => {
    const deep = "[".repeat(500_000) + "]".repeat(500_000)
    expect(jsonIn(Buffer.from(type === "" ? deep : `payload=${deep}`), type)).toEqual({ is: "too-complex" })
  }
)

import { expect, test } from "vitest"
import { failureOf, OllamaFault } from "./fault.ts"

const caused = (code: string) => new TypeError("fetch failed", { cause: Object.assign(new Error("x"), { code }) })

test.each([
  [new OllamaFault("busy", "HTTP 503"), "busy"],
  [caused("ECONNREFUSED"), "unreachable"],
  [
    new TypeError("fetch failed", {
      cause: new AggregateError([Object.assign(new Error("x"), { code: "ENOTFOUND" })])
    }),
    "unreachable"
  ],
  [caused("ECONNRESET"), "reset"],
  [caused("UND_ERR_SOCKET"), "reset"],
  [caused("UND_ERR_HEADERS_TIMEOUT"), "timeout"],
  [new TypeError("terminated", { cause: new Error("other side closed") }), "cut-stream"],
  [new SyntaxError("Unexpected token"), "garbled-answer"],
  [new Error("Did not receive done or success response in stream."), "cut-stream"],
  [new Error("something new: Fix the login page"), "unexpected"],
  ["thrown text", "unexpected"]
])("%s is %s", (error, reason) => expect(failureOf(error).reason).toBe(reason))

test("the detail contains no text of the error, which may be message text", () =>
  expect(failureOf(new Error("something new: Fix the login page")).message).toBe("ollama: unexpected (Error)"))

test("only failures of the server have blamesServer", () => {
  expect(failureOf(new OllamaFault("invalid-output")).blamesServer).toBe(false)
  expect(failureOf(new OllamaFault("timeout")).blamesServer).toBe(true)
})

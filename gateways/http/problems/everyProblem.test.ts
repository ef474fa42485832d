import { HttpServerResponse } from "effect/http"
import { expect, test } from "vitest"
import { asProblem, problemResponse, problemType } from "./everyProblem.ts"

const textOf = (response: HttpServerResponse.HttpServerResponse) => HttpServerResponse.toWeb(response).text()

test("an error without a problem document gets one, and keeps its other headers", async () => {
  const cases = [
    HttpServerResponse.empty({ status: 500, headers: { "x-here": "1" } }),
    HttpServerResponse.empty({ status: 404, headers: { "x-here": "1" } }),
    HttpServerResponse.text("no", { status: 418, headers: { "x-here": "1" } })
  ]
  for (const response of cases) {
    const problem = asProblem(response)
    expect(problem.headers).toMatchObject({ "content-type": problemType, "x-here": "1" })
    expect(JSON.parse(await textOf(problem))).toEqual({
      type: expect.stringMatching(/^\/problems\//),
      title: expect.stringMatching(/\w/),
      detail: expect.stringMatching(/\w/),
      status: response.status
    })
  }
})

test("a problem document and an answer without an error stay unchanged", () => {
  const problem = problemResponse(409, { type: "/problems/conflict", title: "No.", detail: "Not now." })
  const fine = HttpServerResponse.text("fine")
  expect(asProblem(problem)).toBe(problem)
  expect(asProblem(fine)).toBe(fine)
})

test("the page for an address that does not exist is sent as it is", () => {
  const page = HttpServerResponse.uint8Array(Buffer.from("<!doctype html>"), {
    status: 404,
    contentType: "text/html; charset=utf-8"
  })
  expect(asProblem(page)).toBe(page)
})

test("every 503 has a time to retry: the time of its problem, else a default", () => {
  const after = (response: HttpServerResponse.HttpServerResponse) => asProblem(response).headers["retry-after"]
  const busy = { type: "/problems/unavailable", title: "No.", detail: "Not now." }
  expect(after(problemResponse(503, { ...busy, retryAfter: 7 }))).toBe("7")
  expect(after(problemResponse(503, busy))).toMatch(/^\d+$/)
  expect(after(HttpServerResponse.empty({ status: 503 }))).toMatch(/^\d+$/)
  expect(after(HttpServerResponse.empty({ status: 503, headers: { "retry-after": "9" } }))).toBe("9")
  expect(after(problemResponse(409, { ...busy, retryAfter: 7 }))).toBe(undefined)
})

/** Every route over the real server: a forged request, a body that is not JSON, and a caller without a credential. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { cy } from "../../../domain/kit/people.ts"
import { restScene } from "../../../tests/support/restScene.ts"
import { groups } from "../routes/api.ts"

const scene = restScene()
let origin = ""
beforeAll(async () => {
  await scene.begin()
  await scene.signIn(cy, "owner")
  origin = await scene.listen()
})
afterAll(scene.end)

const operations = groups.flatMap(({ name, operations }) =>
  Object.entries(operations).map(([key, operation]) => {
    const { method, path, payload } = operation.endpoint(key)
    return {
      name: `${name}.${key}`,
      method,
      path: `/api${path.replace(/:\w+/g, "aaaaaaaaaaaaaaaaaaaa")}`,
      isOpen: operation.authorisation === "public",
      takesBody: payload.size > 0
    }
  })
)
const changing = operations.filter(({ method }) => method !== "GET")

const answerTo = async (method: string, path: string, headers: Readonly<Record<string, string>>, body?: string) => {
  const answer = await fetch(`${origin}${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
  const document = (await answer.json()) as Readonly<Record<string, unknown>>
  return { status: answer.status, type: String(document["type"]), detail: String(document["detail"]) }
}

describe("a request of another port's page with the cookie", () => {
  test.each(operations)("$name is refused", async ({ method, path }) => {
    const headers = { cookie: scene.cookieOf(cy), origin: "http://127.0.0.1:1", "sec-fetch-site": "same-site" }
    expect(await answerTo(method, path, headers)).toMatchObject({ status: 403, type: "/problems/foreign-origin" })
  })
})

describe("a body of another type", () => {
  test.each(changing.filter(({ takesBody }) => takesBody))(
    "$name refuses it, and names the type to send",
    async ({ method, path }) => {
      for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""]) {
        const headers = { cookie: scene.cookieOf(cy), origin, "content-type": type }
        const answer = await answerTo(method, path, headers, "{}")
        expect([answer.status, answer.detail]).toEqual([415, expect.stringMatching(/application\/(json|octet-stream)/)])
      }
    }
  )
})

test("JSON that would hold the event loop is refused before it is parsed, and the answer has the limits", async () => {
  const headers = { cookie: scene.cookieOf(cy), origin, "content-type": "application/json" }
  const deep = "[".repeat(400_000) + "]".repeat(400_000)
  const answer = await answerTo("POST", "/api/tasks", headers, `{"title":${deep}}`)
  expect([answer.status, answer.detail]).toEqual([400, expect.stringContaining("100 levels")])
})

describe("a request without a credential", () => {
  test.each(operations.filter(({ isOpen }) => !isOpen))(
    "$name is refused before its body is read",
    async ({ method, path }) => {
      const sent = method === "GET" ? undefined : "not json"
      expect(await answerTo(method, path, { "content-type": "text/plain" }, sent)).toMatchObject({
        status: 401,
        type: "/problems/unauthorized"
      })
    }
  )
})

test("every answer forbids caching, guessing of its type, and frames", async () => {
  for (const { method, path } of operations)
    for (const headers of [{}, { cookie: scene.cookieOf(cy), origin: "http://127.0.0.1:1" }]) {
      const answer = await fetch(`${origin}${path}`, { method, headers })
      await answer.arrayBuffer()
      expect([path, Object.fromEntries(answer.headers)]).toMatchObject([
        path,
        {
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
          "referrer-policy": "no-referrer",
          "content-security-policy": expect.stringContaining("frame-ancestors 'none'")
        }
      ])
    }
})

test("a page of the product changes something with the cookie", async () => {
  const headers = { cookie: scene.cookieOf(cy), origin, "content-type": "application/json" }
  const made = await fetch(`${origin}/api/tasks`, { method: "POST", headers, body: JSON.stringify({ title: "Ours" }) })
  expect(made.status).toBe(201)
})

test("the table covers every operation", () => {
  expect(operations.length).toBeGreaterThan(60)
  expect(changing.length).toBeGreaterThan(30)
})

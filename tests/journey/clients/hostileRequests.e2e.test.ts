/** Every hostile request gets a problem document with advice, has no partial effect, and does not stop the product. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { clientSocket } from "../../support/product/openSocket.ts"
import { type Product, product } from "../../support/product/product.ts"

let tracker: Product
let token: string
let request: ReturnType<Product["as"]>
let viewer: ReturnType<Product["as"]>

beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  token = await tracker.token("member")
  request = tracker.as(token)
  viewer = tracker.as(await tracker.token("viewer"))
})
afterAll(() => tracker.remove())

const raw = async (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  path = "/api/tasks"
) => {
  const response = await fetch(`${tracker.origin}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    body
  })
  const answer = (await response.json()) as { readonly detail: string }
  return { status: response.status, type: response.headers.get("content-type"), body: answer }
}

describe("an invalid body", () => {
  test.each([
    ["invalid JSON", "{", /JSON/],
    ["an empty body", "", /./],
    ["null", "null", /./],
    ["a list", "[]", /./],
    ["a wrong type", '{"title":5}', /title/],
    ["no title", "{}", /title/],
    ["an unknown field", '{"title":"x","colour":"red"}', /colour/],
    ["a blank title", '{"title":"   "}', /title.*blank/],
    ["a title of 100 kB", JSON.stringify({ title: "x".repeat(100_000) }), /at most 300/],
    ["a description of 100 kB", JSON.stringify({ title: "x", description: "x".repeat(100_000) }), /at most 20000/],
    ["a title of invisible characters", JSON.stringify({ title: "\u202d\u3164\u200b\u0007" }), /title.*blank/],
    ["a day that does not exist", '{"title":"x","due":"2026-02-30"}', /due/],
    ["an assignee that is not an actor", '{"title":"x","assignee":"drop table"}', /assignee/],
    ["a prototype", '{"title":"x","__proto__":{"admin":true}}', /./]
  ])("%s", async (_, body, says) => {
    const answer = await raw(body)
    expect(answer.status).toBe(400)
    expect(answer.type).toMatch("application/problem+json")
    expect(answer.body).toMatchObject({ type: "/problems/bad-request", status: 400 })
    expect(answer.body.detail).toMatch(says)
  })

  test("a body of 2 MB is refused before it is read", async () => {
    const answer = await raw(JSON.stringify({ title: "x".repeat(2_000_000) }))
    expect([answer.status, answer.type]).toEqual([413, "application/problem+json"])
  })

  test("an invalid idempotency key", async () => {
    expect((await raw('{"title":"x"}', { "idempotency-key": "x".repeat(300) })).status).toBe(400)
  })

  test("stores nothing", async () => {
    expect((await request("GET", "/api/tasks")).body.items).toEqual([])
  })
})

test.each([
  ["a title that was pasted with U+202D", { title: "\u202dPay the invoice\u202c" }, { title: "Pay the invoice" }],
  ["a description with CRLF", { title: "x", description: "a\r\nb\r\n" }, { description: "a\nb" }],
  ["a description with U+200F", { title: "x", description: "שלום\u200f!" }, { description: "שלום\u200f!" }],
  ["a title of two lines with a control character", { title: "Pay\nit\u0007" }, { title: "Pay it" }],
  ["half a surrogate pair", { title: "a\ud800" }, { title: "a\ufffd" }]
])("%s is ordinary", async (_, body, stored) => {
  const { status, body: made } = await request("POST", "/api/tasks", body)
  expect(status).toBe(201)
  expect((await request("GET", `/api/tasks/${made.id}?after=${made.seq}`)).body).toMatchObject(stored)
})

describe("an impossible command", () => {
  test("a repeated key with another body is refused, and the first command stays", async () => {
    const first = await request("POST", "/api/tasks", { title: "The first" }, "same-key")
    const second = await request("POST", "/api/tasks", { title: "The second" }, "same-key")
    expect(second).toMatchObject({ status: 422, body: { reason: "key-reused" } })
    expect((await request("GET", `/api/tasks/${first.body.id}?after=${first.body.seq}`)).body["title"]).toBe(
      "The first"
    )
  })

  test("one key for two tasks executes both commands", async () => {
    const [a, b] = await Promise.all([
      request("POST", "/api/tasks", { title: "A" }, "a"),
      request("POST", "/api/tasks", { title: "B" }, "b")
    ])
    const done = await Promise.all(
      [a, b].map(({ body }) => request("POST", `/api/tasks/${body.id}/complete`, undefined, "both"))
    )
    expect(done.map(({ status }) => status)).toEqual([200, 200])
    const rows = await Promise.all(done.map(({ body }) => request("GET", `/api/tasks/${body.id}?after=${body.seq}`)))
    expect(rows.map(({ body }) => body["status"])).toEqual(["done", "done"])
  })

  test("a repeated command gets the first receipt", async () => {
    const { body } = await request("POST", "/api/tasks", { title: "Once" }, "once")
    const first = await request("POST", `/api/tasks/${body.id}/start`, undefined, "begin")
    await request("POST", `/api/tasks/${body.id}/complete`, undefined, "finish")
    expect((await request("POST", `/api/tasks/${body.id}/start`, undefined, "begin")).body).toEqual(first.body)
  })

  test.each(["zzzzzzzzzzzzzzzzzzzz", "T-999999"])("a task that does not exist: %s", async (id) => {
    expect(await request("POST", `/api/tasks/${id}/complete`)).toMatchObject({
      status: 404,
      body: { reason: "not-found" }
    })
    expect((await request("GET", `/api/tasks/${id}`)).status).toBe(404)
  })

  test.each(["..%2f..%2fetc%2fpasswd", "a'%20or%201=1", "%00", "%ff"])("an invalid id: %s", async (id) => {
    expect((await request("GET", `/api/tasks/${id}`)).status).toBeOneOf([400, 404])
  })

  test("an assignee who does not exist", async () => {
    const { body } = await request("POST", "/api/tasks", { title: "For somebody" }, "somebody")
    expect(
      await request("POST", `/api/tasks/${body.id}/assign`, { assignee: "person:aaaaaaaaaaaaaaaaaaaa" })
    ).toMatchObject({ status: 404, body: { reason: "no-such-person" } })
  })

  test("a viewer changes nothing", async () => {
    expect(await viewer("POST", "/api/tasks", { title: "x" })).toMatchObject({
      status: 403,
      body: { type: "/problems/forbidden" }
    })
    expect((await viewer("GET", "/api/tasks")).status).toBe(200)
  })

  test.each([undefined, "Bearer nonsense", "Basic eDp5", "Bearer "])(
    "a request without a valid token: %s",
    async (authorization) => {
      const response = await fetch(`${tracker.origin}/api/tasks`, {
        headers: authorization === undefined ? {} : { authorization }
      })
      expect(response.status).toBe(401)
      expect(await response.json()).toMatchObject({ type: "/problems/unauthorized" })
    }
  )
})

describe("an impossible read", () => {
  test.each([
    "limit=0",
    "limit=1000",
    "limit=x",
    "cursor=nonsense",
    "cursor=W10",
    "status=sleeping",
    "after=-1",
    "after=1e99",
    "colour=red"
  ])("%s", async (query) => {
    const { status, body } = await request("GET", `/api/tasks?${query}`)
    expect(status).toBe(400)
    expect(body["detail"]).toMatch(/./)
  })

  test.each([
    "'",
    "%",
    "\\",
    '"',
    "((((",
    "!!!",
    ":*",
    "--",
    "\u{1f600}",
    "'; drop table read.tasks; --",
    "a".repeat(500)
  ])("a search for %s is answered", async (q) => {
    expect((await request("GET", `/api/search?q=${encodeURIComponent(q)}`)).status).toBe(200)
  })

  test("a position far ahead gets the position of the tables, in bounded time", async () => {
    const { status, body } = await request("GET", "/api/tasks?after=900000000")
    expect(status).toBe(503)
    expect(body["detail"]).toMatch(/position \d+/)
  })

  test("an unknown route gets a problem document, not the page", async () => {
    expect((await request("GET", "/api/nonsense")).body).toMatchObject({ type: "/problems/not-found" })
  })
})

describe("the socket", () => {
  const open = (headers: Record<string, string>) =>
    new Promise<{ readonly socket: WebSocket; readonly failed: boolean }>((resolve) => {
      const socket = clientSocket(tracker.origin, headers)
      socket.onopen = () => resolve({ socket, failed: false })
      socket.onerror = () => resolve({ socket, failed: true })
    })

  test("is refused without a valid token, and to a page of another site", async () => {
    expect((await open({})).failed).toBe(true)
    expect((await open({ authorization: "Bearer nonsense" })).failed).toBe(true)
    expect((await open({ cookie: "tracker-session=x", origin: "https://evil.example" })).failed).toBe(true)
  })

  test.each([
    "nonsense",
    "{}",
    '{"is":"subscribe","view":"tasks","cursor":null}',
    '{"is":"subscribe","window":"secrets","cursor":null}',
    '{"is":"subscribe","window":"tasks:active","cursor":{"seq":"x"}}',
    "[".repeat(5000)
  ])("answers %s with a refusal", async (frame) => {
    const { socket } = await open({ authorization: `Bearer ${token}` })
    const answer = new Promise<string>((resolve) => {
      socket.onmessage = ({ data }) => (String(data).includes('"hello"') ? undefined : resolve(String(data)))
    })
    socket.send(frame)
    expect(JSON.parse(await answer)).toMatchObject({ is: "refused" })
    socket.close()
  })
})

test("afterwards the product is ready, and its log contains no text of a request", async () => {
  expect((await fetch(`${tracker.origin}/readyz`)).status).toBe(200)
  expect((await fetch(`${tracker.monitoring}/metrics`)).status).toBe(200)
  expect((await fetch(`${tracker.origin}/openapi.json`)).status).toBe(200)
  expect((await fetch(`${tracker.origin}/docs`)).status).toBe(200)
  expect(tracker.printed()).not.toMatch(/The first|For somebody/)
})

/** The client against a network that answers as the test says. The tests of the product use it on the real routes. */
import { expect, test } from "vitest"
import { TrackerError, trackerClient } from "./client.ts"

interface Seen {
  readonly method: string
  readonly path: string
  readonly key: string | null
  readonly body: unknown
}
/** A network that gives these answers in turn, and a connection that breaks where the answer is null. */
const network = (...answers: ReadonlyArray<Response | null>) => {
  const seen: Array<Seen> = []
  const rest = [...answers]
  const send: typeof fetch = async (input, { method = "GET", body, headers } = {}) => {
    const { pathname, search } = new URL(String(input))
    const key = new Headers(headers).get("idempotency-key")
    seen.push({ method, path: `${pathname}${search}`, key, body: typeof body === "string" ? JSON.parse(body) : null })
    const answer = rest.shift()
    if (answer === undefined || answer === null) throw new TypeError("fetch failed")
    return answer
  }
  return { seen, client: trackerClient({ origin: "http://tracker.test/", token: "tt_x", fetch: send }) }
}
const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  new Response(JSON.stringify(body), { status, headers })
const receipt = (seq: number) => json(201, { id: "task0001", seq })
const failure = (request: Promise<unknown>) =>
  request.then(
    () => expect.fail("the request succeeded"),
    (error: unknown) => {
      if (error instanceof TrackerError) return error
      throw error
    }
  )

test("each field goes to its place: the path, the query or the body", async () => {
  const { client, seen } = network(json(200, { id: "task0001", seq: 1 }), json(200, { items: [], next: null, seq: 1 }))
  await client.tasks.link({ id: "T-1", relation: "blocks", to: "task0002" }, { key: "k" })
  await client.proposals.list({ status: "open", limit: 5, after: 0 })
  expect(seen).toEqual([
    { method: "POST", path: "/api/tasks/T-1/link", key: "k", body: { relation: "blocks", to: "task0002" } },
    { method: "GET", path: "/api/proposals?after=0&limit=5&status=open", key: null, body: null }
  ])
})

test("an id is one segment of the path, so it cannot lead to another operation", async () => {
  const { client, seen } = network(json(200, {}))
  await client.tasks.get({ id: "x/../../proposals/y/approve?a=" })
  expect(seen[0]?.path).toBe("/api/tasks/x%2F..%2F..%2Fproposals%2Fy%2Fapprove%3Fa%3D")
  await expect(client.tasks.get({ id: ".." })).rejects.toThrow("not an id")
})

test("a read waits for the client's own commands", async () => {
  const { client, seen } = network(receipt(7), json(200, {}), json(200, {}), json(200, {}))
  await client.tasks.create({ title: "Oil the winch" })
  expect(client.position()).toBe(7)
  await client.tasks.get({ id: "task0001" })
  client.since(9)
  await client.tasks.get({ id: "task0001" })
  await client.tasks.get({ id: "task0001", asOf: "3" })
  expect(seen.slice(1).map(({ path }) => path)).toEqual([
    "/api/tasks/task0001?after=7",
    "/api/tasks/task0001?after=9",
    "/api/tasks/task0001?asOf=3"
  ])
})

test("a command without an answer is sent again with its key, and only as often as the client may", async () => {
  const { client, seen } = network(null, json(503, {}), receipt(3))
  expect(await client.tasks.create({ title: "Oil the winch" })).toEqual({ id: "task0001", seq: 3 })
  expect(new Set(seen.map(({ key }) => key)).size).toBe(1)
  const down = network()
  const error = await failure(down.client.tasks.create({ title: "Oil the winch" }))
  expect(down.seen).toHaveLength(3)
  expect(error).toMatchObject({ status: 0, retryable: true, key: down.seen[0]?.key, operation: "tasks.create" })
})

test("a refusal is not sent again, and says what the server says", async () => {
  const detail = "The task is done. Reopen it first."
  const { client, seen } = network(json(409, { status: 409, title: "No", detail, reason: "already-done" }))
  expect(await failure(client.tasks.start({ id: "T-1" }))).toMatchObject({
    message: detail,
    reason: "already-done",
    status: 409,
    retryable: false
  })
  expect(seen).toHaveLength(1)
})

test("the page of a proxy is an error, whether its status is a success or not", async () => {
  const page = (status: number) => new Response("<html>", { status })
  expect(await failure(network(page(404)).client.tasks.list())).toMatchObject({ status: 404, retryable: false })
  const { client, seen } = network(page(200), page(200), page(200))
  expect(await failure(client.tasks.list())).toMatchObject({ status: 0, retryable: true })
  expect(seen).toHaveLength(3)
})

test("a caller who stops waiting gets its own reason, and nothing is sent again", async () => {
  const { client, seen } = network(null)
  const stopped = AbortSignal.abort(new Error("enough"))
  await expect(client.tasks.list({}, { signal: stopped })).rejects.toThrow("enough")
  expect(seen).toHaveLength(1)
})

/** A private task is invisible to others: in lists, by id or number, in search, history, commands, the WebSocket, and to guesses. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { followLive } from "../../support/product/windowClient.ts"

let tracker: Product
let ann: ReturnType<Product["as"]>
let bob: ReturnType<Product["as"]>
let bobsToken: string
let secret: string

beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  const annsToken = await tracker.token("member", "ann")
  bobsToken = await tracker.token("owner", "bob")
  ann = tracker.as(annsToken)
  bob = tracker.as(bobsToken)
  const { body } = await ann(
    "POST",
    "/api/tasks",
    { title: "Buy the rhinoceros a birthday cake", audience: "private" },
    "k"
  )
  secret = String(body.id)
  await waitUntil(
    () => ann("GET", `/api/tasks/${secret}?after=${body.seq}`),
    (answer) => answer.body["classification"] === "classified"
  )
})
afterAll(() => tracker.remove())

describe("a private task", () => {
  test("is visible to its creator in every read", async () => {
    expect((await ann("GET", "/api/tasks/T-1")).body.id).toBe(secret)
    expect((await ann("GET", "/api/tasks")).body.items).toHaveLength(1)
    expect((await ann("GET", "/api/search?q=rhinoceros")).body["hits"]).toHaveLength(1)
    expect((await ann("GET", `/api/tasks/${secret}/history`)).body.items?.length).toBeGreaterThan(1)
  })

  test.each(["", "/history"])("is not found by another person who knows its id or number: %s", async (what) => {
    expect((await bob("GET", `/api/tasks/${secret}${what}`)).status).toBe(404)
    expect((await bob("GET", `/api/tasks/T-1${what}`)).status).toBe(404)
  })

  test("is not in the list or search of another person, even of an owner", async () => {
    expect((await bob("GET", "/api/tasks")).body.items).toEqual([])
    expect((await bob("GET", "/api/search?q=rhinoceros")).body["hits"]).toEqual([])
    expect((await bob("GET", "/api/search?q=rinoceros")).body["hits"]).toEqual([])
  })

  test.each([
    ["complete", undefined],
    ["start", undefined],
    ["cancel", undefined],
    ["reopen", undefined],
    ["share", undefined],
    ["retitle", { title: "x" }],
    ["describe", { description: "x" }],
    ["comment", { text: "x" }],
    ["prioritise", { priority: "low" }],
    ["assign", { assignee: null }],
    ["schedule", { due: null }],
    ["correct", { category: "bug", priority: "low" }]
  ])("refuses a command of another person: %s", async (verb, body) => {
    const mine = await bob("POST", `/api/tasks/${secret}/${verb}`, body)
    const guess = await bob("POST", `/api/tasks/aaaaaaaaaaaaaaaaaaaa/${verb}`, body)
    // The answer equals that for a task that does not exist, to the letter.
    expect(mine.status).toBe(404)
    expect(mine.body).toEqual(guess.body)
  })

  test("is never sent on another person's WebSocket, neither in a snapshot nor as a change", async () => {
    const socket = await followLive(tracker.origin, bobsToken, ["tasks:active", `task:${secret}`])
    await ann("POST", `/api/tasks/${secret}/comment`, { text: "candles too" })
    const { body } = await bob("POST", "/api/tasks", { title: "Something for everybody" }, "public")
    await socket.when(() => socket.rows().has(String(body.id)))
    expect([...socket.rows().keys()]).toEqual([body.id])
    expect(socket.texts.join()).not.toMatch(/rhinoceros|candles/)
    // The answer repeats the text of the window that names the task.
    expect(socket.texts.join().replaceAll(`task:${secret}`, "")).not.toContain(secret)
    socket.close()
  })

  test("is sent to all people when it is shared", async () => {
    const socket = await followLive(tracker.origin, bobsToken, ["tasks:active", `task:${secret}`])
    await ann("POST", `/api/tasks/${secret}/share`)
    await socket.when(() => socket.rows().has(secret))
    expect((await bob("GET", "/api/tasks/T-1")).body["title"]).toBe("Buy the rhinoceros a birthday cake")
    socket.close()
  })
})

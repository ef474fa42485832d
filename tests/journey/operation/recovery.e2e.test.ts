/** The tables are derived: after deletion, rebuild and swap under readers the rows are equal, and sessions stay valid. */
import { rmSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { allClassified, type Product, product } from "../../support/product/product.ts"
import { cookieOf, exchangeLink } from "../../support/product/session.ts"
import { everyTask, followLive } from "../../support/product/windowClient.ts"

let tracker: Product
let token: string
let request: ReturnType<Product["as"]>
let cookie: string

const everything = async () => {
  const { body: tasks } = await request("GET", "/api/tasks?limit=200")
  const { body: messages } = await request("GET", "/api/messages?limit=200")
  const histories = await Promise.all(
    (tasks.items ?? []).map(({ id }) => request("GET", `/api/tasks/${String(id)}/history`))
  )
  return { tasks: tasks.items, messages: messages.items, histories: histories.map(({ body }) => body.items) }
}

beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  token = await tracker.token("member")
  request = tracker.as(token)
  const opened = await exchangeLink(tracker.origin, await tracker.link())
  expect(opened.status).toBe(200)
  cookie = cookieOf(opened)
  await tracker.tt("seed")
  const { body: messages } = await request("GET", "/api/messages?limit=5")
  for (const [i, { id }] of (messages.items ?? []).entries())
    await request("POST", `/api/messages/${String(id)}/task`, {}, `m${i}`)
  const made = await request("POST", "/api/tasks", { title: "Fix the login page by Friday" }, "one")
  await request("POST", `/api/tasks/${made.body.id}/start`)
  await request("POST", `/api/tasks/${made.body.id}/complete`)
  await allClassified(request)
})
afterAll(() => tracker.remove())

describe("the tables", () => {
  test("are rebuilt to the same rows by the next start after deletion, and sessions stay valid", async () => {
    const before = await everything()
    await tracker.stop()
    rmSync(join(tracker.folder, "data", "tables"), { recursive: true })
    await tracker.start()
    expect(await everything()).toEqual(before)
    const session = await fetch(`${tracker.origin}/api/session`, { headers: { cookie } })
    expect(session.status).toBe(200)
    expect(await session.json()).toMatchObject({ role: "owner" })
  })

  test("are equal after a replay under reads; no read fails or is empty, and sockets get a new snapshot", async () => {
    const before = await everything()
    const socket = await followLive(tracker.origin, token, everyTask)
    expect(socket.rows().size).toBe(before.tasks?.length)
    let replaying = true
    const reads = (async () => {
      let count = 0
      while (replaying) {
        const { status, body } = await request("GET", "/api/tasks?limit=200")
        expect([status, body.items?.length]).toEqual([200, before.tasks?.length])
        count++
      }
      return count
    })()
    const done = JSON.parse((await tracker.tt("replay", "--json")).trim().split("\n").at(-1) ?? "")
    replaying = false
    expect(done).toMatchObject({ phase: "swapped", differences: [] })
    expect(await reads).toBeGreaterThan(0)
    expect(await everything()).toEqual(before)
    expect(await socket.closed).toBe(1012)
    const again = await followLive(tracker.origin, token, everyTask, socket.state.copy())
    expect(again.frames.filter(({ is }) => is === "snapshot").length).toBeGreaterThanOrEqual(everyTask.length)
    expect(again.rows().size).toBe(before.tasks?.length)
    again.close()
  })

  test("are updated after a replay, and a socket gets the change", async () => {
    const socket = await followLive(tracker.origin, token, everyTask)
    const { body } = await request("POST", "/api/tasks", { title: "After the replay" }, "after")
    const made = () => socket.rowsIn("tasks:active").find(({ id }) => id === body.id)
    await socket.when(() => made() !== undefined)
    expect(made()).toMatchObject({ title: "After the replay" })
    socket.close()
  })
})

test("a sign-in link works once", async () => {
  const { link } = JSON.parse(await tracker.tt("login", "--json"))
  const open = () => exchangeLink(tracker.origin, link)
  const statuses = (await Promise.all([open(), open(), open()])).map(({ status }) => status).toSorted((a, b) => a - b)
  expect(statuses).toEqual([200, 401, 401])
})

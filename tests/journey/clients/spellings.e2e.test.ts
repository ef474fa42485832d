/** Each path of the product in each other spelling: it is a different path, which does not exist. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Product, product } from "../../support/product/product.ts"
import { closedDoors as closed, getDoor as get, openDoors as open } from "./doors.ts"
import { type Door, othersOf, refusals, sendRaw, upgradesAt } from "./spellings.ts"

let tracker: Product
let token: string

beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  token = await tracker.token("owner")
})
afterAll(() => tracker.remove())

const statusOf = async (origin: string, door: Door) => (await sendRaw(origin, door, token)).status

describe("another spelling", () => {
  test(`of each of ${open.length} open doors is answered 404`, async () => {
    let tried = 0
    for (const door of open)
      for (const { name, door: other } of othersOf(door)) {
        tried++
        expect(refusals, `${other.method} ${other.path} ${name}`).toContain(await statusOf(tracker.origin, other))
      }
    console.log(`${open.length} doors, ${tried} other spellings`)
  })

  test("of a closed door is answered 404, and so is the door", async () => {
    for (const door of closed)
      for (const { name, door: other } of [{ name: "exactly", door }, ...othersOf(door)])
        for (const method of ["GET", "POST", "PUT", "DELETE"])
          expect([...refusals, 405], `${method} ${other.path} ${name}`).toContain(
            await statusOf(tracker.origin, { ...other, method })
          )
  })

  test("of a door for monitoring is answered 404 on its own listener too", async () => {
    expect(await statusOf(tracker.monitoring, get("/metrics"))).toBe(200)
    for (const path of ["/metrics", "/livez", "/readyz"])
      for (const { name, door } of othersOf(get(path)))
        expect(refusals, `${door.path} ${name}`).toContain(await statusOf(tracker.monitoring, door))
  })

  test("of the WebSocket's path opens no socket", async () => {
    const upgrades = (path: string) => upgradesAt(tracker.origin, path, token)
    expect(await upgrades("/ws")).toBe(true)
    for (const { name, door } of othersOf(get("/ws")))
      expect(await upgrades(door.path), `${door.path} ${name}`).toBe(false)
  })
})

test("the public port says whether it is ready, and not why", async () => {
  expect(await (await fetch(`${tracker.origin}/readyz`)).json()).toEqual({ ready: true })
  expect(await (await fetch(`${tracker.monitoring}/readyz`)).json()).toEqual({ ready: true, missing: [], troubles: [] })
})

test("a browser gets the page for a path that does not exist, with status 404", async () => {
  const answer = await fetch(`${tracker.origin}/nosuch`, { headers: { accept: "text/html" } })
  expect(answer.status).toBe(404)
  expect(answer.headers.get("content-type")).toMatch(/^text\/html/)
  expect(await answer.text()).toContain('id="root"')
})

/** Each path of the product in each other spelling: it is a different path, which does not exist. */
import { HttpApi } from "effect/http-api"
import { request } from "node:http"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { pagePaths } from "../../../gateways/http/pages.ts"
import { Api } from "../../../gateways/http/routes/api.ts"
import { type Product, product } from "../../support/product/product.ts"

interface Door {
  readonly method: string
  readonly path: string
}

let tracker: Product
let token: string

beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  token = await tracker.token("owner")
})
afterAll(() => tracker.remove())

/** An id of no thing: the exact path is answered by its route. */
const withIds = (path: string) => path.replace(/:\w+/g, "aaaaaaaaaaaaaaaaaaaa")

const operations: Array<Door> = []
HttpApi.reflect(Api, {
  onGroup: () => {},
  onEndpoint: ({ endpoint: { method, path } }) => void operations.push({ method, path: withIds(path) })
})
const get = (path: string): Door => ({ method: "GET", path: withIds(path) })
const open: ReadonlyArray<Door> = [
  ...operations,
  ...[...pagePaths, "/livez", "/readyz", "/openapi.json", "/docs", "/api/nosuch"].map(get)
]
/** Doors that are on another listener. */
const closed: ReadonlyArray<Door> = [
  get("/metrics"),
  ...["login", "import", "inspect", "troubles", "token-create"].map((name) => ({
    method: "POST",
    path: `/control/${name}`
  }))
]

const upperCase = (path: string) => path.replace(/[a-z]/, (letter) => letter.toUpperCase())
const encoded = (path: string) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
const spellings: Readonly<Record<string, (path: string) => string>> = {
  "in capitals": (path) => path.toUpperCase(),
  "with one capital": upperCase,
  "with a slash at the end": (path) => `${path}/`,
  "with two slashes at the end": (path) => `${path}//`,
  "with two slashes at the start": (path) => `/${path}`,
  "with doubled slashes": (path) => path.replaceAll("/", "//"),
  "with an encoded letter": encoded,
  "with an encoded letter in capitals": (path) => encoded(path).toUpperCase(),
  "with an encoded slash": (path) => path.replace(/.$/, (last) => `${last}%2f`),
  "with a dot segment": (path) => `/.${path}`,
  "with a double dot segment": (path) => `/api/..${path}`,
  "with encoded dots": (path) => `/api/%2e%2e${path}`,
  "with a parameter": (path) => `${path};a=b`,
  "with a backslash": (path) => path.replace("/", "\\"),
  "with a NUL": (path) => `${path}%00`
}

/** Sends the path as it is: `fetch` would repair it. */
const statusOf = (origin: string, { method, path }: Door) =>
  new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json", "content-length": 2 }
    const sent = method === "GET" ? { authorization: headers.authorization } : headers
    request({ hostname, port, method, path, headers: sent, agent: false }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0))
    })
      .once("error", reject)
      .end(method === "GET" ? "" : "{}")
  })

/** The library answers 400 or 505 to a malformed request line. */
const refusals = [400, 404, 505]

/** A path without letters or segments has no such spelling. */
const othersOf = (door: Door) =>
  Object.entries(spellings)
    .map(([name, spell]) => ({ name, door: { ...door, path: spell(door.path) } }))
    .filter(({ door: { path } }) => path !== door.path)

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
    const headers = {
      authorization: `Bearer ${token}`,
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-version": "13",
      "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA=="
    }
    const upgrades = (path: string) =>
      new Promise<boolean>((resolve, reject) => {
        const { hostname, port } = new URL(tracker.origin)
        request({ hostname, port, path, headers, agent: false }, (response) => {
          response.resume()
          resolve(false)
        })
          .once("upgrade", (_, socket) => {
            socket.destroy()
            resolve(true)
          })
          .once("error", reject)
          .end()
      })
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

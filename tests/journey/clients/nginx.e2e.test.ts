/** The product behind a real nginx with the configuration of ops/docker: what it forwards, what it refuses, and its limits. */
import { request } from "node:http"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { appPath } from "../../../gateways/http/pages.ts"
import { nginxPath } from "../../../ops/setup/tests/nginx.mjs"
import { freePort } from "../../../streams/nats/server/freePort.mjs"
import { type Nginx, startNginx } from "../../support/nginx/nginx.ts"
import { type Product, product } from "../../support/product/product.ts"
import { closedDoors, getDoor, openDoors } from "./doors.ts"
import { type Door, othersOf, refusals, sendRaw, upgradesAt } from "./spellings.ts"

const binary = nginxPath()
if (binary === undefined) console.log("skipped: there is no nginx on this machine")

describe.skipIf(binary === undefined)("behind nginx", () => {
  let tracker: Product
  let nginx: Nginx | undefined
  let token: string
  let origin: string

  beforeAll(async () => {
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    tracker = await product({ TT_PUBLIC_URL: origin, TT_TRUSTED_PROXIES: "127.0.0.1" })
    await tracker.start()
    token = await tracker.token("owner")
    nginx = await startNginx(binary ?? "", port, tracker.origin)
  })
  afterAll(async () => {
    await nginx?.stop()
    await tracker.remove()
  })

  const send = (door: Door) => sendRaw(origin, door, token)
  /** The page of nginx itself. The product answers a problem document, or the page of the dashboard. */
  const isOfNginx = ({ text }: { readonly text: string }) => text.includes("<center>nginx</center>")

  test(`each of ${openDoors.length} open doors leads to the product`, async () => {
    for (const door of [
      ...openDoors,
      getDoor(appPath),
      { method: "POST", path: "/telegram/our-hook_1" },
      { method: "POST", path: "/hooks/in/aaaaaaaaaaaaaaaaaaaa" }
    ])
      expect(isOfNginx(await send(door)), `${door.method} ${door.path}`).toBe(false)
  })

  test("another spelling of an open door is refused", async () => {
    for (const door of openDoors)
      for (const { name, door: other } of othersOf(door))
        expect(refusals, `${other.method} ${other.path} ${name}`).toContain((await send(other)).status)
  })

  test("a closed door is answered by nginx, in every spelling and by every method", async () => {
    for (const door of closedDoors)
      for (const { name, door: other } of [{ name: "exactly", door }, ...othersOf(door)])
        for (const method of ["GET", "POST", "PUT", "DELETE"]) {
          const answer = await send({ ...other, method })
          expect([400, 404], `${method} ${other.path} ${name}`).toContain(answer.status)
          expect(isOfNginx(answer), `${method} ${other.path} ${name}`).toBe(true)
        }
  })

  test.each([
    "/telegram",
    "/telegram/",
    "/telegram/x/y",
    "/TELEGRAM/x",
    "//telegram/x",
    "/telegram/x%2fy",
    "/hooks",
    "/hooks/in",
    "/hooks/in/",
    "/hooks/in/x/y",
    "/HOOKS/in/x",
    "//hooks/in/x",
    "/hooks/in/x%2fy"
  ])("%s is no path of a webhook", async (path) => expect(isOfNginx(await send({ method: "POST", path }))).toBe(true))

  test("the path of the WebSocket is upgraded, and no other spelling of it", async () => {
    expect(await upgradesAt(origin, "/ws", token)).toBe(true)
    for (const { name, door } of othersOf(getDoor("/ws")))
      expect(await upgradesAt(origin, door.path, token), `${door.path} ${name}`).toBe(false)
  })

  describe("a body", () => {
    const mebibyte = 1024 ** 2
    const statusOfBody = (bytes: number, headers: Readonly<Record<string, string | number>>) =>
      new Promise<number>((resolve, reject) => {
        const { hostname, port } = new URL(origin)
        const json = { authorization: `Bearer ${token}`, "content-type": "application/json" }
        const sent = { ...json, ...headers }
        request({ hostname, port, method: "POST", path: "/api/tasks", headers: sent, agent: false }, (response) => {
          resolve(response.statusCode ?? 0)
          response.destroy()
        })
          .once("error", reject)
          .end(Buffer.alloc(bytes, " "))
      })

    test("of one mebibyte reaches the product, which refuses its content", async () =>
      expect(await statusOfBody(mebibyte, { "content-length": mebibyte })).toBe(400))
    test("above one mebibyte is answered 413", async () =>
      expect(await statusOfBody(mebibyte + 1, { "content-length": mebibyte + 1 })).toBe(413))
    test("above one mebibyte and of unknown length is answered 413", async () =>
      expect(await statusOfBody(mebibyte + 1, { "transfer-encoding": "chunked" })).toBe(413))
  })
})

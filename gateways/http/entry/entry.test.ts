import { describe, expect, test } from "vitest"
import { knownHosts } from "./address/hosts.ts"
import { upgradeRequestOf } from "../uws/webSockets/upgradeRequest.ts"
import { makeHeadCheck } from "./entry.ts"

type Sent = Readonly<Record<string, string>>
const cookie = "tracker-session=secret"

interface Case {
  readonly method?: string
  readonly path?: string
  readonly peer?: string
  readonly isUpgrade?: boolean
}
const local = makeHeadCheck({ publicOrigin: null, ownOrigins: ["http://127.0.0.1:8000"], trustedProxies: [] })
const behind = makeHeadCheck({
  publicOrigin: "https://tasks.example.org",
  ownOrigins: ["http://127.0.0.1:8000"],
  trustedProxies: ["10.0.0.0/8", "::1"]
})
const statusAt =
  (
    entry: typeof local,
    host: string,
    { method = "POST", path = "/api/tasks", peer = "127.0.0.1", ...others }: Case = {}
  ) =>
  (headers: Sent) =>
    entry.admit({ method, path, peer, isUpgrade: false, ...others, headers: { host, ...headers } }).refusal?.status ??
    200

const sources: ReadonlyArray<readonly [string, Sent, own: boolean]> = [
  ["our page", { origin: "http://127.0.0.1:8000", "sec-fetch-site": "same-origin" }, true],
  ["our page, without the site", { origin: "http://127.0.0.1:8000" }, true],
  ["our page, by its referrer only", { referer: "http://127.0.0.1:8000/tasks" }, true],
  ["no statement", {}, false],
  ["another site", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, false],
  ["another port", { origin: "http://127.0.0.1:8001", "sec-fetch-site": "same-site" }, false],
  ["another port, without the site", { origin: "http://127.0.0.1:8001" }, false],
  ["the port without a number", { origin: "http://127.0.0.1" }, false],
  ["another name of the host", { origin: "http://localhost:8000" }, false],
  ["the other scheme", { origin: "https://127.0.0.1:8000" }, false],
  ["an opaque origin", { origin: "null" }, false],
  ["an empty origin", { origin: "" }, false],
  ["a longer host", { origin: "http://127.0.0.1:8000.evil.example" }, false],
  ["a user in the address", { origin: "http://127.0.0.1:8000@evil.example" }, false],
  ["two origins", { origin: "http://127.0.0.1:8000 https://evil.example" }, false],
  ["a sibling host, by the site only", { "sec-fetch-site": "same-site" }, false],
  ["a site that contradicts the origin", { origin: "http://127.0.0.1:8000", "sec-fetch-site": "cross-site" }, false],
  ["an address that a person typed", { "sec-fetch-site": "none" }, false],
  ["another site, by its referrer only", { referer: "https://evil.example/http://127.0.0.1:8000/" }, false]
]

describe("a request that names another host", () => {
  const names = { publicOrigin: null, ownOrigins: ["http://127.0.0.1:8000"], trustedProxies: ["10.0.0.0/8"] }
  const guarded = makeHeadCheck({ ...names, isKnownHost: knownHosts("127.0.0.1", null) })
  const rebound = { cookie, origin: "http://evil.example:8000", "sec-fetch-site": "same-origin" }

  test("is refused, although its origin is the host that it names", () => {
    for (const [method, path, isUpgrade] of [
      ["GET", "/api/tasks", false],
      ["POST", "/api/session", false],
      ["GET", "/", false],
      ["GET", "/ws", true]
    ] as const)
      expect(statusAt(guarded, "evil.example:8000", { method, path, isUpgrade })(rebound)).toBe(421)
    expect(statusAt(guarded, "evil.example:8000")({ authorization: "Bearer guess" })).toBe(421)
  })

  test("is admitted from a trusted proxy", () =>
    expect(statusAt(guarded, "tasks.example.org", { method: "GET", peer: "10.0.0.7" })({})).toBe(200))

  test("is admitted with the name or the address of this machine", () => {
    for (const host of ["localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
      expect(statusAt(guarded, host, { method: "GET" })({})).toBe(200)
  })
})

describe("a request with a cookie", () => {
  test.each(sources)("that changes something, from %s", (_, headers, own) => {
    for (const method of ["POST", "DELETE", "PUT", "PATCH", "BREW"])
      expect(statusAt(local, "127.0.0.1:8000", { method })({ cookie, ...headers })).toBe(own ? 200 : 403)
    const socket = { method: "GET", path: "/ws", isUpgrade: true }
    expect(statusAt(local, "127.0.0.1:8000", socket)({ cookie, ...headers })).toBe(own ? 200 : 403)
  })

  test.each(
    sources.filter(
      ([, headers, own]) => !own && Object.keys(headers).length > 0 && headers["sec-fetch-site"] !== "none"
    )
  )("that reads, from %s", (_, headers) => {
    for (const path of ["/api/tasks", "//api/tasks", "/API/tasks", "/%61pi/tasks", "/%"])
      expect(statusAt(local, "127.0.0.1:8000", { method: "GET", path })({ cookie, ...headers })).toBe(403)
  })

  test("may open a page from a link of another site, and show it nowhere else", () => {
    const get = statusAt(local, "127.0.0.1:8000", { method: "GET", path: "/tasks/T-1" })
    expect(get({ cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" })).toBe(200)
    expect(get({ cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" })).toBe(403)
    const read = statusAt(local, "127.0.0.1:8000", { method: "GET" })
    expect(read({ cookie, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" })).toBe(403)
    expect(read({ cookie, "sec-fetch-site": "none", "sec-fetch-mode": "navigate" })).toBe(200)
    expect(read({ cookie })).toBe(200)
  })
})

test("a request with a token only needs no origin", () => {
  const post = statusAt(local, "127.0.0.1:8000")
  expect(post({ authorization: "Bearer abc" })).toBe(200)
  expect(post({ authorization: "Bearer abc", origin: "https://evil.example" })).toBe(200)
  expect(post({ authorization: "Bearer abc", cookie, origin: "https://evil.example" })).toBe(403)
  expect(post({ authorization: "Bearer ", origin: "https://evil.example" })).toBe(403)
})

test("a sign-in from another site's page is refused, and one from a program is not", () => {
  const signIn = statusAt(local, "127.0.0.1:8000", { path: "/api/session" })
  expect(signIn({})).toBe(200)
  expect(signIn({ origin: "http://127.0.0.1:8000" })).toBe(200)
  expect(signIn({ origin: "https://evil.example" })).toBe(403)
  expect(signIn({ origin: "http://127.0.0.1:1", "sec-fetch-site": "same-site" })).toBe(403)
})

describe("behind a proxy with TLS", () => {
  const secure = "__Host-tracker-session=secret"
  const from = (peer: string, host = "tasks.example.org") => statusAt(behind, host, { peer })
  test("only https is the origin, whether or not the proxy states the scheme", () => {
    for (const proto of ["https", "http", ""])
      for (const peer of ["10.1.2.3", "192.0.2.1"]) {
        const headers = { cookie: secure, "x-forwarded-proto": proto }
        expect(from(peer)({ ...headers, origin: "https://tasks.example.org" })).toBe(200)
        expect(from(peer)({ ...headers, origin: "http://tasks.example.org" })).toBe(403)
        expect(from(peer)({ ...headers, origin: "https://tasks.example.org:8443" })).toBe(403)
        expect(from(peer)({ ...headers, origin: "https://other.example.org" })).toBe(403)
      }
  })
  test("a proxy that changes the host needs the public address", () => {
    expect(from("10.1.2.3", "gateway:8000")({ cookie, origin: "https://tasks.example.org" })).toBe(200)
  })
  test("the scheme of another host comes from a trusted proxy only", () => {
    const headers = { cookie: secure, origin: "https://other.example", "x-forwarded-proto": "https" }
    expect(from("10.1.2.3", "other.example")(headers)).toBe(200)
    expect(from("192.0.2.1", "other.example")({ ...headers, cookie })).toBe(403)
  })
})

describe("the admitted request", () => {
  const admit = (peer: string, host: string, headers: Sent) =>
    behind.admit({ method: "GET", path: "/", peer, isUpgrade: false, headers: { host, ...headers } })

  test("has the session of its scheme only, under the inner name", () => {
    const cookies = "a=1; tracker-session=planted; __Host-tracker-session=real; b=2"
    expect(admit("10.0.0.1", "tasks.example.org", { cookie: cookies }).headers["cookie"]).toBe(
      "a=1; tracker-session=real; b=2"
    )
    expect(admit("10.0.0.1", "10.0.0.2:8000", { cookie: cookies }).headers["cookie"]).toBe(
      "a=1; tracker-session=planted; b=2"
    )
    expect(admit("10.0.0.1", "tasks.example.org", { cookie: "tracker-session=old" }).headers["cookie"]).toBe(undefined)
  })

  test.each([
    "\u2000__Host-tracker-session=planted",
    "\u00a0__Host-tracker-sign-in=planted",
    "\ufeff__Host-tracker-session=planted",
    "__Host-tracker-session\u2000=planted",
    "tracker-session =planted",
    '__Host-tracker-session="quoted"',
    "__Host-tracker-session=%70lanted"
  ])("has no cookie %j, which a browser or the limits read as another one", (planted) => {
    const cookie = `${planted}; __Host-tracker-session=real`
    expect(admit("10.0.0.1", "tasks.example.org", { cookie }).headers["cookie"]).toBe("tracker-session=real")
  })

  test.each([
    ["10.0.0.1", "203.0.113.7", "203.0.113.7"],
    ["10.0.0.1", "1.2.3.4, 203.0.113.7", "203.0.113.7"],
    ["10.0.0.1", "1.2.3.4, 203.0.113.7, 10.9.9.9", "203.0.113.7"],
    ["10.0.0.1", "10.0.0.5, 10.0.0.6", "10.0.0.5"],
    ["10.0.0.1", "nonsense", "10.0.0.1"],
    ["10.0.0.1", "", "10.0.0.1"],
    ["0000:0000:0000:0000:0000:ffff:0a00:0001", "203.0.113.7", "203.0.113.7"],
    ["0000:0000:0000:0000:0000:0000:0000:0001", "2001:db8::7", "2001:db8::7"],
    ["192.0.2.1", "203.0.113.7", "192.0.2.1"]
  ])("from %s that states %s comes from %s", (peer, stated, address) => {
    expect(admit(peer, "tasks.example.org", { "x-forwarded-for": stated }).client.address).toBe(address)
  })

  test("drops the statement of its client about the scheme", () => {
    const { headers } = admit("192.0.2.1", "other.example", { "x-forwarded-proto": "https", "x-forwarded-for": "::1" })
    expect(headers).toEqual({ host: "other.example" })
  })
})

describe("a request of the Mini App", () => {
  const secret = `app.${"A".repeat(43)}`
  const own = { origin: "http://127.0.0.1:8000", "sec-fetch-site": "same-origin" }
  const admit = (headers: Sent, isUpgrade = false, path = "/api/tasks") =>
    local.admit({
      method: "GET",
      path,
      peer: "127.0.0.1",
      isUpgrade,
      headers: { host: "127.0.0.1:8000", ...headers }
    })

  test("acts for the session of its header only, not for the one of the browser's cookie", () => {
    const { headers } = admit({ "tracker-app-session": secret, cookie })
    expect(headers).toEqual({ host: "127.0.0.1:8000", "tracker-app-session": secret })
    expect(admit({ "tracker-app-session": "", cookie }).headers["cookie"]).toBeUndefined()
  })

  test("has no session in a cookie with such a secret", () =>
    expect(admit({ cookie: `tracker-session=${secret}` }).headers["cookie"]).toBeUndefined())

  test("opens a socket with the session among the offered subprotocols, and no header counts there", () => {
    const offered = { ...own, "sec-websocket-protocol": `tracker, ${secret}` }
    const { headers, refusal } = admit({ ...offered, cookie, "tracker-app-session": "app.other" }, true, "/ws")
    expect(refusal).toBeNull()
    expect(headers["cookie"]).toBeUndefined()
    expect(headers["tracker-app-session"]).toBe(secret)
    expect(upgradeRequestOf(headers)).toMatchObject({
      protocol: "tracker",
      credential: { session: secret, token: null }
    })
    expect(admit({ ...own, "tracker-app-session": secret }, true, "/ws").headers["tracker-app-session"]).toBeUndefined()
  })

  test.each(sources.filter(([, headers, own]) => !own && Object.keys(headers).length > 0))(
    "that changes something is refused from %s",
    (_, headers) => {
      const sent = { "tracker-app-session": secret, ...headers }
      expect(statusAt(local, "127.0.0.1:8000")(sent)).toBe(403)
    }
  )
})

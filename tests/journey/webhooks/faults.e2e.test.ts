/**
 * A receiver with faults, while the product is killed: every event arrives, in the order of its thing, none at a private
 * address, and every signature verifies with an independent library.
 *
 * `WEBHOOK_KILLS`: how often the product is killed. @default 4
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Webhook } from "standardwebhooks"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, product, type SendRequest, waitUntil } from "../../support/product/product.ts"
import { untilNone } from "../../support/untilNone.ts"
import { startReceiver } from "./receiver.ts"

const kills = Number(process.env["WEBHOOK_KILLS"] ?? 4)
const tasksPerKill = 2

/** One id in three fails at first: with 500 or 503, then with a connection that ends. */
const flaky = (tries: number, count: number) => {
  if (tries > 2) return 200
  if (tries === 2) return (["cut", "reset", "torn", 200] as const)[count % 4] ?? 200
  if (count % 3 !== 0) return 200
  return count % 2 === 0 ? 500 : 503
}
/** The ways of a slow receiver that each come once after the kills: during them, a try may end with the product. */
const slowAtLast: Array<"silent" | "drip" | "late"> = []
/** Some requests get no answer until the product gives up, or get it late. */
const slow = (tries: number, count: number) => {
  if (tries > 1) return 204
  if (count % 6 !== 1) return slowAtLast.shift() ?? 204
  return (["silent", "drip", "late"] as const)[Math.floor(count / 6) % 3] ?? 204
}
const paths = {
  "/good": () => 200,
  "/flaky": flaky,
  "/slow": slow,
  "/redirect": (tries: number, count: number) => (count % 4 === 0 && tries === 1 ? 302 : 200),
  "/gone": (_: number, count: number) => (count <= 2 ? 200 : 410),
  "/changing": () => 200,
  "/rebound": () => "last" as const
}
const hosts = { "/changing": "changing.test", "/rebound": "rebound.test" }
const arriving = ["/good", "/flaky", "/slow", "/redirect", "/rebound"] as const

let tracker: Product
let request: SendRequest
let receiver: Awaited<ReturnType<typeof startReceiver>>
const folder = mkdtempSync(join(tmpdir(), "fake-dns-"))
const dnsFile = join(folder, "address")
const hooks = new Map<string, { readonly id: string; readonly secret: string }>()

const register = async (name: string, url: string) => {
  const { status, body } = await request("POST", "/api/webhooks", {
    name,
    url,
    types: ["task.created", "task.commented", "task.completed"]
  })
  expect([name, status]).toEqual([name, 201])
  hooks.set(name, { id: String(body.id), secret: String(body["secret"]) })
}

beforeAll(async () => {
  writeFileSync(dnsFile, "127.0.0.1")
  receiver = await startReceiver(paths)
  tracker = await product({
    TT_WEBHOOK_NETWORKS: "127.0.0.1",
    FAKE_DNS: dnsFile,
    NODE_OPTIONS: `--import=${new URL("./fakeDns.mjs", import.meta.url).href}`
  })
  await tracker.start()
  request = tracker.as(await tracker.token("admin"))
  for (const path of Object.keys(paths).filter((path) => !(path in hosts)))
    await register(path, `${receiver.origin}${path}`)
  for (const [path, host] of Object.entries(hosts)) await register(path, `http://${host}:${receiver.port}${path}`)
  await register("/tls", `${receiver.tlsOrigin}/tls`)
  // The host had a good address when it was registered, and has a private one when it is connected to.
  writeFileSync(dnsFile, "127.0.0.2")
})
afterAll(async () => {
  await tracker.remove()
  await receiver.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** The acknowledged events: by position, the thing. */
const acknowledged = new Map<number, string>()
const send = async (path: string, body: object) => {
  const { status, body: receipt } = await request("POST", path, body)
  expect(status).toBeLessThan(300)
  return { id: String(receipt.id), seq: Number(receipt.seq) }
}
const makeEvents = async (n: number) => {
  for (let i = 0; i < tasksPerKill; i++) {
    const { id, seq } = await send("/api/tasks", { title: `Mend pier ${n}.${i}` })
    acknowledged.set(seq, id)
    for (const text of ["When?", "Now"]) acknowledged.set((await send(`/api/tasks/${id}/comment`, { text })).seq, id)
    acknowledged.set((await send(`/api/tasks/${id}/complete`, {})).seq, id)
  }
}

let verifiedCount = 0
/** Verifies each new request. A signature is valid for five minutes. */
const verifyNew = () => {
  for (const { path, body, headers } of receiver.received.slice(verifiedCount)) {
    const secret = hooks.get(path)?.secret ?? ""
    expect(new Webhook(secret).verify(body, { ...headers })).toBeTruthy()
    verifiedCount++
  }
}

interface Body {
  readonly type: string
  readonly data: { readonly position: number; readonly id: string; readonly number: string; readonly title: string }
}
const bodyOf = ({ body }: { readonly body: string }) => JSON.parse(body) as Body
const takenAt = (path: string) =>
  receiver.received.filter((each) => each.path === path && each.answered !== null && each.answered < 300)
const missingAt = (path: string) => {
  const positions = new Set(takenAt(path).map((each) => bodyOf(each).data.position))
  return [...acknowledged.keys()].filter((seq) => !positions.has(seq)).map(String)
}
/** The more kills, the more is left to deliver. */
const untilArrived = (path: string) =>
  untilNone({
    what: `positions that have not arrived at ${path}`,
    missing: () => missingAt(path),
    until: (holds) => waitUntil(() => Promise.resolve(holds()), Boolean)
  })
const deliveriesOf = async (name: string) => {
  const { body } = await request("GET", `/api/webhooks/${hooks.get(name)?.id}/deliveries?limit=200`)
  return body.items ?? []
}
const listed = async () => (await request("GET", "/api/webhooks")).body.items ?? []

test(`every event arrives in order, over ${kills} kills`, { timeout: 60_000 + kills * 30_000 }, async () => {
  for (let n = 0; n < kills; n++) {
    await makeEvents(n)
    // At another moment each time: before, during and after the deliveries.
    const reached = receiver.received.length + (n % 5) * 3
    await waitUntil(
      () => Promise.resolve(receiver.received.length),
      (now) => now >= reached,
      20_000
    )
    await tracker.kill({ nats: n % 4 === 1 })
    await tracker.start()
    verifyNew()
  }
  slowAtLast.push("silent", "drip", "late")
  await makeEvents(kills)

  for (const path of arriving) {
    await untilArrived(path)
    verifyNew()
    const first = new Map<number, string>()
    for (const each of takenAt(path)) {
      const { position, id } = bodyOf(each).data
      if (!first.has(position)) first.set(position, id)
    }
    for (const thing of new Set(acknowledged.values())) {
      const order = [...first].filter(([, id]) => id === thing).map(([position]) => position)
      expect([path, order]).toEqual([path, order.toSorted((a, b) => a - b)])
    }
  }
})

test("an event has one id in all of its tries, and in those of no other event", () => {
  for (const path of arriving) {
    const ids = new Map<string, Set<string>>()
    for (const each of receiver.received.filter(({ path: at }) => at === path)) {
      const event = `${bodyOf(each).type} ${bodyOf(each).data.position}`
      ids.set(event, (ids.get(event) ?? new Set()).add(each.id))
    }
    expect([...ids.values()].every(({ size }) => size === 1)).toBe(true)
    expect(new Set([...ids.values()].flatMap((each) => [...each])).size).toBe(ids.size)
  }
  expect(receiver.received.some((each) => takenAt("/flaky").includes(each) && each.headers["user-agent"] !== "")).toBe(
    true
  )
})

test("nothing arrives at a private address, with a wrong certificate, or after a redirect", async () => {
  expect(receiver.trapped).toEqual([])
  expect(receiver.received.filter(({ path }) => path === "/changing")).toEqual([])
  const faults = async (name: string) => new Set((await deliveriesOf(name)).map(({ fault }) => fault))
  expect(await faults("/changing")).toEqual(new Set(["address-refused"]))
  // The address of this host changes with each look-up.
  expect(await faults("/rebound")).toContain("address-refused")
  expect(await faults("/tls")).toEqual(new Set(["tls"]))
  expect(await faults("/redirect")).toContain("redirect")
  expect(await faults("/slow")).toContain("timeout")
})

test("the answer 410 disables the endpoint, and no event reaches it until it is resumed", async () => {
  await waitUntil(listed, (items) => items.some(({ name, state }) => name === "/gone" && state === "gone"))
  const before = receiver.received.filter(({ path }) => path === "/gone").length
  await makeEvents(kills + 1)
  await waitUntil(
    () =>
      Promise.resolve(takenAt("/good").some((each) => bodyOf(each).data.position >= Math.max(...acknowledged.keys()))),
    Boolean
  )
  expect(receiver.received.filter(({ path }) => path === "/gone")).toHaveLength(before)
})

test("an endpoint of the team gets nothing about a private task", async () => {
  const { id: secret } = await send("/api/tasks", { title: "The whale sleeps", audience: "private" })
  await send(`/api/tasks/${secret}/comment`, { text: "Softly" })
  await makeEvents(kills + 3)
  const last = Math.max(...acknowledged.keys())
  await waitUntil(() => Promise.resolve(takenAt("/good").some((each) => bodyOf(each).data.position === last)), Boolean)
  expect(receiver.received.filter(({ body }) => body.includes(secret) || body.includes("whale"))).toEqual([])
})

test("a replaced secret signs together with the former one", async () => {
  const { id = "", secret: former = "" } = hooks.get("/good") ?? {}
  const rotated = await request("POST", `/api/webhooks/${id}/rotate`, { version: 1 })
  const present = String(rotated.body["secret"])
  expect(present).not.toBe(former)
  await makeEvents(kills + 2)
  const last = Math.max(...acknowledged.keys())
  const [found] = await waitUntil(
    () => Promise.resolve(takenAt("/good").filter((each) => bodyOf(each).data.position === last)),
    ({ length }) => length > 0
  )
  for (const secret of [present, former])
    expect(new Webhook(secret).verify(found?.body ?? "", { ...found?.headers })).toBeTruthy()
})

test("one event, a range and a test are sent again with the ids of before", async () => {
  const { id = "" } = hooks.get("/good") ?? {}
  const positions = [...acknowledged.keys()].toSorted((a, b) => a - b)
  const [first = 0, second = 0, third = 0] = positions
  const timesOf = (position: number) => takenAt("/good").filter((each) => bodyOf(each).data.position === position)
  const before = [first, second, third].map((position) => timesOf(position).length)
  await send(`/api/webhooks/${id}/redeliver`, { positions: [first] })
  await send(`/api/webhooks/${id}/redeliver`, { from: second, to: third })
  for (const [n, position] of [first, second, third].entries()) {
    const times = await waitUntil(
      () => Promise.resolve(timesOf(position)),
      ({ length }) => length > (before[n] ?? 0)
    )
    expect(new Set(times.map((each) => each.id)).size).toBe(1)
  }
  const { id: job } = await send(`/api/webhooks/${id}/test`, {})
  const tried = await waitUntil(
    () => deliveriesOf("/good"),
    (items) => items.some((each) => each["job"] === job)
  )
  const attempt = tried.find((each) => each["job"] === job)
  expect(attempt).toMatchObject({ type: "webhook.test", outcome: "delivered", status: 200, position: 0 })
  const detail = await request("GET", `/api/webhooks/${id}/deliveries/${String(attempt?.["seq"])}`)
  expect(detail.body).toMatchObject({ answer: "noted", body: null })
})

test("a kept delivery shows its request and answer", async () => {
  const { id = "" } = hooks.get("/good") ?? {}
  const row = (await deliveriesOf("/good")).find(({ type }) => type === "task.created")
  const { body } = await request("GET", `/api/webhooks/${id}/deliveries/${String(row?.["seq"])}`)
  expect(body["answer"]).toBe("noted")
  expect(bodyOf({ body: String(body["body"]) })).toMatchObject({ type: "task.created", data: { kind: "task" } })
})

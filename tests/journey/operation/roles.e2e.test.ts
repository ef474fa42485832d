/** Each role runs in its own process, on separate NATS and Postgres servers, and behaves as one product. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startTestPostgres } from "../../../ops/setup/postgres/testPostgres.mjs"
import { type ComposeNats, startComposeNats } from "../../support/nats/composeNats.ts"
import type { NatsUser } from "../../../ops/docker/natsKeys.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { startBotApi, type TestBotApi } from "../../telegram/server/botApi.ts"

const folder = mkdtempSync(join(tmpdir(), "tracker-roles-"))
const postgres = await startTestPostgres().catch((error: unknown) => {
  if (process.env["REQUIRE_POSTGRES"] === "1") throw error
  console.warn(`SKIPPED: roles in processes of their own: ${String(error)}`)
  return null
})
let nats: ComposeNats
let gateway: Product
let second: Product
let projector: Product
let worker: Product
let bot: Product
let telegram: TestBotApi
let request: ReturnType<Product["as"]>

beforeAll(async () => {
  if (postgres === null) return
  nats = await startComposeNats()
  telegram = await startBotApi()
  const shared = {
    NATS_URL: nats.url,
    DATABASE_URL: postgres.url,
    TT_DATA_DIR: folder,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url
  }
  const as = (user: NatsUser) => ({ ...shared, NATS_NKEY_FILE: nats.keyFile(user) })
  gateway = await product(as("gateway"), "--roles", "http")
  projector = await product(as("projector"), "--roles", "projections")
  worker = await product(as("worker"), "--roles", "reactors")
  second = await product(as("gateway"), "--roles", "http")
  bot = await product(as("bot"), "--roles", "telegram")
  // The gateway makes the master key, which the other roles need.
  await Promise.all([projector.start(), gateway.start()])
  await Promise.all([worker.start(), second.start(), bot.start()])
  request = gateway.as(await gateway.token("member"))
})
afterAll(async () => {
  if (postgres !== null) {
    await Promise.all([gateway, second, projector, worker, bot].map((each) => each.remove()))
    await Promise.all([nats.stop(), postgres.stop(), telegram.stop()])
  }
  rmSync(folder, { recursive: true, force: true })
})

const classified = (id: unknown) =>
  waitUntil(
    () => request("GET", `/api/tasks/${String(id)}`),
    ({ body }) => body["classification"] === "classified"
  )

describe.skipIf(postgres === null)("a process for each role", () => {
  test("the gateway accepts a task, the worker classifies it, the projector writes it, and the gateway reads and finds it", async () => {
    const { body } = await request("POST", "/api/tasks", { title: "The lighthouse lamp is broken" }, "one")
    expect((await request("GET", `/api/tasks/${String(body.id)}?after=${String(body.seq)}`)).status).toBe(200)
    expect((await classified(body.id)).body).toMatchObject({ category: "bug", number: 1 })
    const found = await waitUntil(
      () => request("GET", "/api/search?q=lighthuose"),
      ({ body: { hits, behind } }) => Array.isArray(hits) && hits.length > 0 && behind === 0
    )
    expect(found.body["hits"]).toMatchObject([{ id: body.id }])
  })

  test("without the projector commands are accepted and waiting reads are refused; after its return no row is missing", async () => {
    await projector.kill({ nats: false })
    const { status, body } = await request("POST", "/api/tasks", { title: "Paint the pier" }, "two")
    expect(status).toBe(201)
    const waiting = await request("GET", `/api/tasks/${String(body.id)}?after=${String(body.seq)}`)
    expect(waiting).toMatchObject({ status: 503, body: { detail: expect.stringContaining("position") } })
    await projector.start()
    expect((await classified(body.id)).body).toMatchObject({ number: 2 })
  })

  test("a replay from the gateway pauses the projector, and swaps its tables", async () => {
    const before = (await request("GET", "/api/tasks")).body.items
    const writing = Array.from({ length: 60 }, (_, i) =>
      request("POST", "/api/tasks", { title: `Plank ${i}` }, `plank-${i}`)
    )
    const result = JSON.parse((await gateway.tt("replay", "--json")).trim().split("\n").at(-1) ?? "")
    expect(result).toMatchObject({ phase: "swapped", differences: [] })
    const made = await Promise.all(writing)
    for (const { body } of made) await classified(body.id)
    const after = (await request("GET", "/api/tasks?limit=100")).body.items ?? []
    expect(after).toHaveLength(62)
    expect(after.map(({ number }) => number)).toEqual(Array.from({ length: 62 }, (_, i) => 62 - i))
    expect(after.slice(-2).map(({ title }) => title)).toEqual(before?.map(({ title }) => title))
    expect((await request("GET", "/readyz")).body).toEqual({ ready: true })
  })

  test("two gateways on one host serve the same users, and the operator's verbs reach the one that runs", async () => {
    const onSecond = second.as(await gateway.token("member", "on the second"))
    const { body } = await onSecond("POST", "/api/tasks", { title: "Oil the hinges" }, "hinges")
    const read = await request("GET", `/api/tasks/${String(body.id)}?after=${String(body.seq)}`)
    expect(read.body).toMatchObject({ title: "Oil the hinges" })
    await gateway.kill({ nats: false })
    const token = JSON.parse(await second.tt("token", "create", "--name", "later", "--role", "viewer", "--json"))
    expect((await second.as(token.token)("GET", `/api/tasks/${String(body.id)}`)).status).toBe(200)
    await gateway.start()
    expect((await request("GET", `/api/tasks/${String(body.id)}`)).status).toBe(200)
  })
})

const present = <A>(found: A | undefined): A => {
  if (found === undefined) throw new Error("the bot has not sent it")
  return found
}

/** Sends a request as a browser does: with the cookie, and the origin of its page. */
const post = async (path: string, body: unknown, cookie = "") => {
  const answer = await fetch(`${gateway.origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: gateway.origin, ...(cookie === "" ? {} : { cookie }) },
    body: JSON.stringify(body)
  })
  const [set = ""] = answer.headers.getSetCookie()
  return { body: (await answer.json()) as Readonly<Record<string, unknown>>, cookie: set.split(";")[0] ?? "" }
}

test.skipIf(postgres === null)(
  "the bot links a person, makes a task of a message, and confirms a sign-in",
  async () => {
    const ann = telegram.person("Ann")
    const cards = () => telegram.cards(ann.chat)
    const { code } = JSON.parse(await gateway.tt("login", "--name", "Ann", "--role", "member", "--telegram", "--json"))
    telegram.send(ann.chat, ann.user, `/start ${code}`)
    await telegram.until(() => cards().length === 1)
    telegram.send(ann.chat, ann.user, "Urgent: the lamp of the lighthouse is broken, repair it by Friday")
    const taskCard = () => cards().find(({ text }) => text.startsWith("T-"))
    await telegram.until(() => taskCard()?.text.includes("bug") === true)
    const card = present(taskCard())
    await telegram.press(card, "Done", ann.user)
    await telegram.until(() => card.text.includes("done"))

    const asked = await post("/api/sign-in/telegram", {})
    const login = telegram.send(ann.chat, ann.user, `/login ${String(asked.body["code"])}`)
    const reply = () => cards().find(({ replyTo }) => replyTo === login.id)
    await telegram.until(() => reply() !== undefined)
    await telegram.press(present(reply()), "✓ Sign in", ann.user)
    const polled = await post("/api/sign-in/telegram/poll", { code: asked.body["code"] }, asked.cookie)
    expect(polled.body["session"]).toMatchObject({ name: "Ann" })
  }
)

test.skipIf(postgres === null)("every process reports that the token of the bot was revoked", async () => {
  const troublesOf = async ({ monitoring }: Product) => await (await fetch(`${monitoring}/readyz`)).text()
  expect(await troublesOf(gateway)).not.toContain("bot-token-refused")
  telegram.revoke()
  for (const each of [gateway, worker, bot])
    await waitUntil(
      () => troublesOf(each),
      (troubles) => troubles.includes("bot-token-refused")
    )
  const { body } = await request("GET", "/api/system")
  expect(body).toMatchObject({ bot: { connected: false, name: "tracker_bot", fault: "token-refused" } })
})

test.skipIf(postgres === null)("no process was refused a subject that it needs", () => {
  // A role that starts beside the gateway tries to make what a new installation needs, until the gateway has made it: the streams,
  // the identity of the log in the metadata of its stream, and the first entries of bucket `KEYS`.
  const making = ["$JS.API.STREAM.CREATE.", "$JS.API.STREAM.UPDATE.EVT", "$KV.KEYS.check", "$KV.KEYS.installation."]
  expect(nats.violations().filter((line) => !making.some((subject) => line.includes(subject)))).toEqual([])
})

test("a single role is refused without shared servers", async () => {
  const alone = await product({}, "--roles", "http")
  await expect(alone.start()).rejects.toThrow("needs NATS_URL and DATABASE_URL")
  const wrong = await product({}, "--roles", "web")
  await expect(wrong.start()).rejects.toThrow(
    '"web" is not a role; the roles are http, projections, reactors, telegram'
  )
  await Promise.all([alone.remove(), wrong.remove()])
})

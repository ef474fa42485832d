/** Parts of the product stop and come back: answers are clear meanwhile, no command is lost, and the product stays up. */
import { spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, afterEach, describe, expect, test } from "vitest"
import { startTestPostgres } from "../../../ops/setup/postgres/testPostgres.mjs"
import { allClassified, type Product, product, waitUntil } from "../../support/product/product.ts"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const started: Array<Product> = []
const up = async (settings: Readonly<Record<string, string>> = {}) => {
  const tracker = await product(settings)
  started.push(tracker)
  await tracker.start()
  return tracker
}
afterEach(async () => {
  for (const tracker of started.splice(0)) await tracker.remove()
})

test("a nats-server that is killed under load starts again, and no acknowledged command is lost", async () => {
  const tracker = await up()
  const request = tracker.as(await tracker.token("member"))
  const acknowledged: Array<string> = []
  const client = async (name: number) => {
    for (let i = 0; i < 25; i++) {
      const key = `${name}-${i}`
      const { status, body } = await waitUntil(
        () => request("POST", "/api/tasks", { title: `Task ${key}` }, key),
        (answer) => answer.status !== 503
      )
      expect(status).toBe(201)
      acknowledged.push(String(body.id))
      if (name === 0 && i === 8)
        process.kill(Number(readFileSync(join(tracker.folder, "data", "nats", "pid"), "utf8")), "SIGKILL")
    }
  }
  await Promise.all(Array.from({ length: 8 }, (_, name) => client(name)))
  const ids = (await tracker.log())
    .filter(({ event }) => event === "TaskCreated")
    .map(({ subject }) => subject.split(".")[2])
  expect(ids.length).toBe(200)
  expect(new Set(ids)).toEqual(new Set(acknowledged))
  await allClassified(request)
})

describe("the command line", () => {
  test("a second product on the same folder or port is refused in one sentence", async () => {
    const tracker = await up()
    await expect(tracker.tt("start")).rejects.toThrow(/already running at http/)
    const other = await product({ TT_HTTP_PORT: new URL(tracker.origin).port })
    started.push(other)
    await expect(other.start()).rejects.toThrow(/is in use by another program: stop it, or set TT_HTTP_PORT/)
  })

  test("verbs at the same time, without a running product, all succeed", async () => {
    const tracker = await product()
    started.push(tracker)
    const answers = await Promise.all([
      tracker.tt("seed", "--json"),
      tracker.tt("token", "create", "--name", "x", "--role", "viewer", "--json"),
      tracker.tt("seed", "--json")
    ])
    const stored = [answers[0], answers[2]].map((answer) => JSON.parse(answer).stored).toSorted((a, b) => a - b)
    expect(stored).toEqual([0, 155])
  })

  test("without nats-server the refusal says what to install", () => {
    // A checkout without the nats-server that the bootstrap installs.
    const checkout = mkdtempSync(join(tmpdir(), "tracker-checkout-"))
    for (const name of [
      "domain",
      "streams",
      "commands",
      "projections",
      "models",
      "reactors",
      "gateways",
      "ops",
      "package.json"
    ])
      cpSync(join(root, name), join(checkout, name), { recursive: true })
    symlinkSync(join(root, "node_modules"), join(checkout, "node_modules"))
    const { status, stderr } = spawnSync(process.execPath, [join(checkout, "ops/tt.mjs"), "login"], {
      encoding: "utf8",
      env: { PATH: "/nowhere" }
    })
    rmSync(checkout, { recursive: true })
    expect([status, stderr.trim()]).toEqual([
      1,
      expect.stringMatching(/^tt: nats-server 2\.12 or newer is needed: install it .*docker run .* set NATS_URL/)
    ])
  })
})

describe("on a Postgres server", () => {
  const databases: Array<{ readonly stop: () => Promise<void> }> = []
  afterAll(async () => {
    for (const { stop } of databases) await stop()
  })

  test("the server pauses and resumes, and no command is lost", async (context) => {
    const server = await startTestPostgres().catch((error: unknown) =>
      process.env["REQUIRE_POSTGRES"] === "1" ? Promise.reject(error) : context.skip(String(error))
    )
    databases.push(server)
    const tracker = await up({ DATABASE_URL: server.url })
    const request = tracker.as(await tracker.token("member"))
    await request("POST", "/api/tasks", { title: "Before" }, "before")
    await waitUntil(
      () => request("GET", "/api/tasks"),
      ({ body }) => body.items?.length === 1
    )

    await server.pause()
    const during = await request("POST", "/api/tasks", { title: "During" }, "during")
    expect(during.status).toBe(201)
    // Answers from before the pause may still be given from memory: this page was not read yet.
    const read = await request("GET", "/api/tasks?limit=7")
    expect(read).toMatchObject({ status: 503, body: { type: "/problems/unavailable" } })
    await server.resume()

    const after = await waitUntil(
      () => request("GET", "/api/tasks"),
      ({ status, body }) => status === 200 && body.items?.length === 2
    )
    expect(after.body.items?.map(({ title }) => title)).toEqual(["During", "Before"])
    await allClassified(request)
    expect((await fetch(`${tracker.origin}/readyz`)).status).toBe(200)
  })
})

/** After a crash of the product, the supervisor of `npm start` starts it again on the same data folder. */
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, expect, test } from "vitest"
import { freePort } from "../../../streams/nats/server/freePort.mjs"
import { controlPids, runOperation } from "../../support/product/operator.ts"
import { waitUntil } from "../../support/product/product.ts"

const supervisor = fileURLToPath(new URL("../../../ops/supervisor/supervise.ts", import.meta.url))
const startMillis = 90_000

const folders: Array<string> = []
const started: Array<ChildProcess> = []
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    const gone = new Promise((resolve) => child.once("exit", resolve))
    child.kill("SIGTERM")
    await gone
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const supervised = async (settings: Readonly<Record<string, string>> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-supervisor-"))
  folders.push(folder)
  const dataDir = join(folder, "data")
  const port = await freePort()
  const child = spawn(process.execPath, [supervisor], {
    env: { ...process.env, TT_DATA_DIR: dataDir, TT_HTTP_PORT: String(port), OLLAMA_URL: "off", ...settings },
    stdio: ["ignore", "pipe", "pipe"]
  })
  started.push(child)
  let printed = { out: "", err: "" }
  child.stdout.on("data", (data: Buffer) => (printed = { ...printed, out: printed.out + data.toString() }))
  child.stderr.on("data", (data: Buffer) => (printed = { ...printed, err: printed.err + data.toString() }))
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve))
  const starts = () => [...printed.out.matchAll(/^ready http/gm)].length
  return {
    child,
    dataDir,
    origin: `http://127.0.0.1:${port}`,
    exit,
    errors: () => printed.err,
    ready: (times: number) =>
      waitUntil(
        async () => starts(),
        (count) => count >= times,
        startMillis
      ),
    pid: (): number => controlPids(dataDir)[0] ?? 0
  }
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test("a killed product starts again with everything acknowledged; SIGTERM stops both", async () => {
  const tracker = await supervised()
  await tracker.ready(1)
  const [token] = (await runOperation<{ readonly token: string }>(tracker.dataDir, "token-create", {
    name: "member",
    role: "member",
    days: null
  })) ?? [{ token: "" }]
  const headers = { authorization: `Bearer ${token?.token}`, "content-type": "application/json" }
  const create = (title: string) =>
    fetch(`${tracker.origin}/api/tasks`, { method: "POST", headers, body: JSON.stringify({ title }) })
  expect((await create("before")).status).toBe(201)
  const first = tracker.pid()
  process.kill(first, "SIGKILL")
  await tracker.ready(2)
  expect(tracker.errors()).toContain("The product has crashed (SIGKILL); it starts again in 1 s.")
  expect(tracker.pid()).not.toBe(first)

  const after = (await (await create("after")).json()) as { readonly seq: number }
  const list = await fetch(`${tracker.origin}/api/tasks?after=${after.seq}`, { headers })
  const { items } = (await list.json()) as { readonly items: ReadonlyArray<{ readonly title: string }> }
  expect(items.map(({ title }) => title).toSorted()).toEqual(["after", "before"])

  const second = tracker.pid()
  const nats = Number(readFileSync(join(tracker.dataDir, "nats", "pid"), "utf8"))
  tracker.child.kill("SIGTERM")
  expect(await tracker.exit).toBe(130)
  expect([isAlive(second), isAlive(nats)]).toEqual([false, false])
})

test("an invalid setting is reported once, and the product does not start again", async () => {
  const tracker = await supervised({ TT_HTTP_PORT: "many" })
  expect(await tracker.exit).toBe(1)
  expect(tracker.errors()).toContain("TT_HTTP_PORT")
  expect(tracker.errors()).not.toContain("starts again")
})

test("a product whose supervisor was killed stops by itself", async () => {
  const tracker = await supervised()
  await tracker.ready(1)
  const pid = tracker.pid()
  tracker.child.kill("SIGKILL")
  await waitUntil(
    async () => isAlive(pid),
    (alive) => !alive
  )
  expect(controlPids(tracker.dataDir)).toEqual([])
})

test("a stop between a crash and the next start leaves no nats-server", async () => {
  const tracker = await supervised()
  await tracker.ready(1)
  const nats = Number(readFileSync(join(tracker.dataDir, "nats", "pid"), "utf8"))
  process.kill(tracker.pid(), "SIGKILL")
  await waitUntil(
    async () => tracker.errors(),
    (errors) => errors.includes("it starts again in 1 s.")
  )
  tracker.child.kill("SIGTERM")
  await tracker.exit
  expect(isAlive(nats)).toBe(false)
})

test("a second product on the same folder is refused, and the first keeps its nats-server", async () => {
  const first = await supervised()
  await first.ready(1)
  const nats = Number(readFileSync(join(first.dataDir, "nats", "pid"), "utf8"))
  const second = await supervised({ TT_DATA_DIR: first.dataDir })
  expect(await second.exit).toBe(1)
  expect([isAlive(nats), isAlive(first.pid())]).toEqual([true, true])
})

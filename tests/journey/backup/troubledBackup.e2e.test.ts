/** Backups and restores that are disturbed: by a full disk, by a kill, and by changes of the master key. */
import { execFile, spawn } from "node:child_process"
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setImmediate } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { Effect } from "effect"
import { afterAll, beforeAll, expect, test } from "vitest"
import { readManifest } from "../../../ops/verbs/backup/folder/backupFolder.ts"
import { checkBackup } from "../../../ops/verbs/backup/folder/checkBackup.ts"
import { checkMasterKey } from "../../../ops/verbs/restore/masterKey.ts"
import { allClassified, type Product, product } from "../../support/product/product.ts"

const cli = fileURLToPath(new URL("../../../ops/tt.mjs", import.meta.url))
const all = mkdtempSync(join(tmpdir(), "tracker-troubled-"))
const folder = join(all, "daily")
const keyOf = (of: Product) => join(of.folder, "data", "keys", "master.key")
const keyCopy = (name: string) => join(all, `${name}.key`)

let tracker: Product
let other: Product
let request: ReturnType<Product["as"]>
beforeAll(async () => {
  tracker = await product()
  other = await product()
  await tracker.start()
  request = tracker.as(await tracker.token("owner"))
  await tracker.tt("seed")
})
afterAll(async () => {
  await tracker.remove()
  await other.remove()
  rmSync(all, { recursive: true, force: true })
})

const backup = async (to: string) => JSON.parse(await tracker.tt("backup", to, "--json"))
const addTask = async (title: string) => expect((await request("POST", "/api/tasks", { title })).status).toBe(201)
const refusal = (of: Product, ...args: ReadonlyArray<string>) =>
  of.tt(...args).then(
    (printed) => `no refusal: ${printed}`,
    (error: Error) => error.message
  )

/** Runs a verb that may write files of at most 4 kB, as on a disk that becomes full. */
const onFullDisk = (...args: ReadonlyArray<string>) =>
  new Promise<string>((resolve) => {
    const env = {
      ...process.env,
      TT_DATA_DIR: join(tracker.folder, "data"),
      OLLAMA_URL: "off",
      NODE_DISABLE_COMPILE_CACHE: "1"
    }
    const limited = ["-c", 'ulimit -f 8; exec "$@"', "sh", process.execPath, cli, ...args]
    execFile("sh", limited, { env }, (error, stdout, stderr) => resolve(`${error?.code ?? 0} ${stdout}${stderr}`))
  })

test("a backup that finds the disk full says so, and leaves the former backup as it was", async () => {
  await backup(folder)
  const before = readdirSync(folder)
  for (let i = 0; i < 20; i++) await addTask(`Paint plank ${i}`)
  expect(await onFullDisk("backup", folder)).toMatch(/^1 [^]*daily: the file would be larger than the system allows/)
  expect(readdirSync(folder)).toEqual(before)
  checkBackup(folder, () => {})
  expect((await backup(folder)).added).toBeGreaterThan(19)
})

test("the past of a restored installation is the past of the original one", async () => {
  await allClassified(request)
  const { body: now } = await request("GET", "/api/tasks?limit=200")
  const log = await tracker.log()
  const middle = log[Math.floor(log.length / 2)]
  const pasts = [String(middle?.seq), String(log.at(-5)?.seq), encodeURIComponent(middle?.at ?? "")]
  const pastOf = (send: typeof request) =>
    Promise.all(pasts.map(async (asOf) => (await send("GET", `/api/tasks?limit=200&asOf=${asOf}`)).body.items))
  const past = await pastOf(request)
  expect(past.map((items) => items?.length ?? 0).every((count) => count <= (now.items?.length ?? 0))).toBe(true)
  await backup(folder)
  mkdirSync(join(other.folder, "data", "keys"), { recursive: true, mode: 0o700 })
  cpSync(keyOf(tracker), keyOf(other))
  await killedRestore()
  await other.tt("restore", folder)
  await other.start()
  expect((await other.log()).slice(0, log.length)).toEqual(log)
  expect(await pastOf(other.as(await other.token("owner", "again")))).toEqual(past)
  expect(await other.tt("audit", "verify")).toMatch(/^verified:/)
  await other.stop()
})

/** Starts a restore, and kills it when it has begun to write. Its nats-server survives, as after a crash. */
const killedRestore = async () => {
  const dataDir = join(other.folder, "data")
  const begun = join(dataDir, "nats", "store", "jetstream", "$G", "streams", "EVT")
  const env = { ...process.env, TT_DATA_DIR: dataDir, OLLAMA_URL: "off" }
  const child = spawn(process.execPath, [cli, "restore", folder], { env, stdio: "ignore" })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once("exit", (_, signal) => resolve(signal)))
  while (!existsSync(begun)) await setImmediate()
  child.kill("SIGKILL")
  expect(await ended).toBe("SIGKILL")
  expect(await refusal(other, "audit", "export")).toMatch(/a restore into this installation has not ended/)
}

const accepts = (to: string, key: string) => {
  const manifest = checkBackup(to, () => {})
  return checkMasterKey(to, manifest, { file: key }).pipe(
    Effect.match({ onFailure: ({ message }) => message, onSuccess: () => true }),
    Effect.runPromise
  )
}

test("a backup during a change of the master key is opened by one generation, completely", async () => {
  for (const round of [1, 2, 3]) {
    const to = join(all, `rotated-${round}`)
    cpSync(keyOf(tracker), keyCopy(`before-${round}`))
    await Promise.all([backup(to), tracker.tt("key", "rotate"), addTask(`Round ${round}`)])
    cpSync(keyOf(tracker), keyCopy(`after-${round}`))
    const found = [await accepts(to, keyCopy(`before-${round}`)), await accepts(to, keyCopy(`after-${round}`))]
    expect(found, JSON.stringify(found)).toContain(true)
  }
})

test("a backup from before the master key was changed needs the former key, and the next backup the new one", async () => {
  const to = join(all, "generations")
  await backup(to)
  cpSync(keyOf(tracker), keyCopy("former"))
  await tracker.tt("key", "rotate")
  expect(await accepts(to, keyCopy("former"))).toBe(true)
  const { generation, key } = readManifest(to)?.masterKey ?? {}
  const said = await refusal(tracker, "restore", to, "--verify")
  expect(said).toContain(`it needs the key of generation ${generation} with the id ${key}`)
  expect(said).toContain("needs the earlier key")
  await addTask("After the change")
  await backup(to)
  expect(await accepts(to, keyOf(tracker))).toBe(true)
  expect(await accepts(to, keyCopy("former"))).toContain("the master key is not the one of this backup")
  expect(JSON.parse(await tracker.tt("restore", to, "--verify", "--json"))).toMatchObject({ verified: true })
})

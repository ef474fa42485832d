/** A backup of a running product, its restore into an empty folder, and its verification. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { allClassified, type Product, product } from "../../support/product/product.ts"

const backups = mkdtempSync(join(tmpdir(), "tracker-backups-"))
const folder = join(backups, "daily")
const keyOf = (of: Product) => join(of.folder, "data", "keys", "master.key")

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
  rmSync(backups, { recursive: true, force: true })
})

const backup = async (of: Product, to = folder) => JSON.parse(await of.tt("backup", to, "--json"))
const files = () => new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]))
const refusal = (of: Product, ...args: ReadonlyArray<string>) =>
  of.tt(...args).then(
    () => "",
    (error: Error) => error.message
  )

test("a backup of a running product has every commit, no master key, and is closed to other users", async () => {
  const made = await backup(tracker)
  const log = await tracker.log()
  expect(made).toMatchObject({ position: log.at(-1)?.seq, masterKey: keyOf(tracker), generation: 1 })
  expect(made.added).toBe(made.commits)
  expect([...files().values()].join("")).not.toContain(readFileSync(keyOf(tracker), "utf8").trim())
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  for (const name of readdirSync(folder).filter((each) => each !== "lock"))
    expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600)
})

test("a second backup adds what is new, and keeps the files of the first", async () => {
  const before = files()
  await request("POST", "/api/tasks", { title: "Fix the login page" }, "one")
  await allClassified(request)
  const made = await backup(tracker)
  expect(made.added).toBeGreaterThan(0)
  expect(made.added).toBeLessThan(made.commits)
  const after = files()
  const kept = [...before].filter(([name]) => /^(log|chain)-/u.test(name))
  expect(kept.map(([name]) => [name, after.get(name)])).toEqual(kept)
})

test("the verification rebuilds the tables, compares them with the running product, and leaves nothing", async () => {
  await backup(tracker)
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("tracker-verify-"))
  const before = left()
  const found = JSON.parse(await tracker.tt("restore", folder, "--verify", "--json"))
  expect(found).toMatchObject({ verified: true, compared: true })
  expect(found.rows.messages).toBeGreaterThan(50)
  expect(left()).toEqual(before)
})

test("a restore is refused in words over an installation that is newer, and without the master key", async () => {
  await request("POST", "/api/tasks", { title: "After the backup" }, "later")
  expect(await refusal(tracker, "restore", folder)).toMatch(/the product runs on .* never replaces an installation/)
  await tracker.stop()
  expect(await refusal(tracker, "restore", folder)).toMatch(
    /is newer than this backup: it has commits up to position \d+/
  )
  expect(await refusal(other, "restore", folder)).toMatch(/there is no master key in .*: put your copy of it there/)
  expect(existsSync(join(other.folder, "data", "nats", "store", "jetstream"))).toBe(false)
  await tracker.start()
})

test("a restore has the same commits at the same positions, the same tables and a chain that agrees", async () => {
  await backup(tracker)
  const { body } = await request("GET", "/api/tasks?limit=200")
  const log = await tracker.log()
  await tracker.stop()
  mkdirSync(join(other.folder, "data", "keys"), { recursive: true, mode: 0o700 })
  cpSync(keyOf(tracker), keyOf(other))
  const restored = JSON.parse(await other.tt("restore", folder, "--json"))
  expect(restored.position).toBe(log.at(-1)?.seq)
  await other.start()
  expect((await other.log()).slice(0, log.length)).toEqual(log)
  const again = other.as(await other.token("owner", "again"))
  expect((await again("GET", "/api/tasks?limit=200")).body.items).toEqual(body.items)
  expect(await other.tt("audit", "verify")).toMatch(/^verified:/)
  expect(await other.tt("doctor")).not.toMatch(/log-|keys-|chain-/)
})

test("the restored installation continues the backup, and the former one is then refused", async () => {
  const made = await backup(other)
  expect(made.added).toBeGreaterThan(0)
  expect(made.added).toBeLessThan(made.commits)
  await tracker.start()
  await request("POST", "/api/tasks", { title: "Another future" }, "future")
  expect(await refusal(tracker, "backup", folder)).toMatch(/went back behind it or was replaced since/)
})

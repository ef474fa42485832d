/** The log of each release is restored, verified, rebuilt and continued by the present code. */
import { execFileSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readManifest } from "../../ops/verbs/backup/folder/backupFolder.ts"
import { type Product, product, waitUntil } from "../support/product/product.ts"
import { examples } from "./examples.ts"

const verifier = join(import.meta.dirname, "../../ops/verify/verify.mjs")

describe.each(examples())("the log of release $release", ({ backup: stored, masterKey }) => {
  const position = readManifest(stored)?.position ?? 0
  /** A copy, because a backup into the folder adds to it. */
  const folder = mkdtempSync(join(tmpdir(), "tracker-upgrade-"))
  const backup = join(folder, "backup")
  let tracker: Product
  let request: ReturnType<Product["as"]>
  beforeAll(async () => {
    cpSync(stored, backup, { recursive: true })
    tracker = await product()
    mkdirSync(join(tracker.folder, "data", "keys"), { recursive: true, mode: 0o700 })
    cpSync(masterKey, join(tracker.folder, "data", "keys", "master.key"))
  })
  afterAll(async () => {
    await tracker.remove()
    rmSync(folder, { recursive: true, force: true })
  })

  const offline = async () => {
    const file = join(folder, "bundle.jsonl")
    writeFileSync(file, await tracker.tt("audit", "export", "--format", "bundle"))
    return JSON.parse(execFileSync(process.execPath, [verifier, file, "--json"], { encoding: "utf8" }))
  }

  test("is verified as a backup: every commit is read, and two rebuilds are the same", async () => {
    expect(JSON.parse(await tracker.tt("restore", backup, "--verify", "--json"))).toMatchObject({
      verified: true,
      position
    })
  })

  test("is restored, and the product starts on it without a trouble", async () => {
    await tracker.tt("restore", backup)
    await tracker.start()
    request = tracker.as(await tracker.token("owner", "the upgrade"))
    const { body } = await waitUntil(
      () => request("GET", "/api/tasks?limit=200"),
      ({ status }) => status === 200
    )
    expect(body.items?.length).toBeGreaterThan(5)
    // A reactor may report that it waits for the tables of the restored log, until they are made.
    await waitUntil(
      () => request("GET", "/api/system"),
      (answer) => (answer.body["troubles"] as ReadonlyArray<unknown> | undefined)?.length === 0
    )
  })

  test("agrees with its audit chain, in the product and offline", async () => {
    expect(await tracker.tt("audit", "verify")).toMatch(/^verified:/)
    const found = await offline()
    expect(found).toMatchObject({ fault: null, unsigned: 0 })
    expect(found.commits).toBeGreaterThanOrEqual(position)
  })

  test("is continued: a task of the release changes, and a new one gets the next number", async () => {
    const { body } = await request("GET", "/api/tasks?limit=200")
    const tasks = body.items ?? []
    const old = tasks.find(({ title }) => title === "Order blue paint")
    expect(old).toMatchObject({ status: "done", priority: "high", due: "2027-01-15" })
    expect((await request("POST", `/api/tasks/${String(old?.["id"])}/reopen`)).status).toBe(200)
    const made = await request("POST", "/api/tasks", { title: "After the upgrade" }, "upgraded")
    const { body: task } = await request("GET", `/api/tasks/${String(made.body.id)}?after=${made.body.seq}`)
    expect(task["number"]).toBeGreaterThan(Math.max(...tasks.map(({ number }) => Number(number))))
    const { body: found } = await request("GET", "/api/search?q=paint")
    expect(found["hits"]).not.toEqual([])
  })

  test("makes another backup, and has the same rows after a rebuild", async () => {
    const made = JSON.parse(await tracker.tt("backup", backup, "--json"))
    expect(made.added).toBeGreaterThan(0)
    expect(made.added).toBeLessThan(made.commits)
    expect(await tracker.tt("replay", "--verify")).toMatch(/every row is as it was/)
    expect(await offline()).toMatchObject({ fault: null, unsigned: 0 })
  })
})

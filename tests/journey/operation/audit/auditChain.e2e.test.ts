/** The audit chain of a real product: both verifiers agree on it, also after a kill, and its readers are recorded. */
import { execFileSync } from "node:child_process"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { AuditReport } from "../../../../streams/chain/verify.ts"
import { parseLines } from "../../../support/product/operator.ts"
import { type Product, product, waitUntil } from "../../../support/product/product.ts"

let tracker: Product
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
})
afterAll(() => tracker.remove())

const verifier = join(import.meta.dirname, "../../../../ops/verify/verify.mjs")
/** Another Node than the product's when the machine has one. */
const otherNode = existsSync("/usr/bin/node") ? "/usr/bin/node" : process.execPath

const create = async (...titles: ReadonlyArray<string>) => {
  const request = tracker.as(await tracker.token("member"))
  for (const title of titles) await request("POST", "/api/tasks", { title }, title)
}
const verified = async () => JSON.parse(await tracker.tt("audit", "verify", "--json")) as AuditReport
const linked = () => waitUntil(verified, ({ unlinked, commits }) => unlinked === 0 && commits > 0)

const offline = async (...flags: ReadonlyArray<string>) => {
  const file = join(tracker.folder, "bundle.jsonl")
  writeFileSync(file, await tracker.tt("audit", "export", "--format", "bundle"))
  return execFileSync(otherNode, [verifier, file, ...flags], { encoding: "utf8" })
}

test("each commit is linked, and the offline verifier agrees with the running one", async () => {
  await create("Mend the roof", "Paint the door")
  const report = await linked()
  expect(report).toMatchObject({ fault: null, gaps: 0, acceptances: 0 })
  const [key = ""] = report.keys
  const result = JSON.parse(await offline("--json", "--key", key))
  expect(result).toMatchObject({ fault: null, unsigned: 0, isPinned: true, keys: report.keys })
  expect(result.commits).toBe((await verified()).commits)
  expect(await offline()).toContain("WARNING: without --key")
})

test("a killed product continues its chain", async () => {
  const before = await linked()
  await create("Before the kill")
  await tracker.kill({ nats: false })
  await tracker.start()
  await create("After the kill")
  const after = await linked()
  expect(after).toMatchObject({ fault: null })
  expect(after.commits).toBeGreaterThan(before.commits + 1)
})

test("another key signs from now on, and earlier checkpoints stay valid", async () => {
  const keys = parseLines(await tracker.tt("audit", "key", "--rotate", "--json"))
  expect(keys).toHaveLength(2)
  expect(await linked()).toMatchObject({
    fault: null,
    keys: keys.map((key) => (key as { fingerprint?: string }).fingerprint)
  })
  expect(JSON.parse(await offline("--json"))).toMatchObject({ fault: null })
})

test("exports and checks of the audit are in the access log", async () => {
  const entries = parseLines(await tracker.tt("audit", "access", "--json"))
  const read = entries.map(({ event, actor, data }) => [event, actor, data["what"]])
  expect(read).toContainEqual(["AuditRead", "service:operator", "audit-chain"])
  expect(read).toContainEqual(["Exported", "service:operator", "audit-bundle"])
})

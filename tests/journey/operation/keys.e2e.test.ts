/** Lost keys and lowered settings: the start refuses in one sentence, the doctor names it, and restoring repairs it. */
import { cpSync, rmSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { allClassified, type Product, product, waitUntil } from "../../support/product/product.ts"

let tracker: Product
let before: ReadonlyArray<Record<string, unknown>> | undefined
const keys = () => join(tracker.folder, "data", "nats", "store", "jetstream", "$G", "streams", "KV_KEYS")
const copy = () => join(tracker.folder, "copy")
const older = () => join(tracker.folder, "older")
let token: string
const tasks = async () => (await tracker.as(token)("GET", "/api/tasks?limit=50")).body.items

const failure = (...verb: ReadonlyArray<string>) =>
  tracker.tt(...verb).then(
    (printed) => `no failure: ${printed}`,
    (error: unknown) => (error instanceof Error ? error.message : String(error))
  )
const findings = async () =>
  JSON.parse(/\[.*\]/u.exec(await failure("doctor", "--json"))?.[0] ?? "[]") as ReadonlyArray<Record<string, unknown>>
const restore = (from: string) => {
  rmSync(keys(), { recursive: true, force: true })
  cpSync(from, keys(), { recursive: true })
}

beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  await tracker.stop()
  cpSync(keys(), older(), { recursive: true })
  await tracker.start()
  token = await tracker.token("member")
  const request = tracker.as(token)
  for (const [i, title] of ["Renew the certificate", "Order paper"].entries())
    expect((await request("POST", "/api/tasks", { title }, `task-${i}`)).status).toBe(201)
  await waitUntil(tasks, (items) => items?.length === 2)
  await allClassified(request)
  before = await tasks()
  expect(before).toHaveLength(2)
  await tracker.stop()
  cpSync(keys(), copy(), { recursive: true })
})
afterAll(() => tracker.remove())

test.each([
  ["a removed bucket", () => rmSync(keys(), { recursive: true }), "keys-missing", /bucket KEYS is gone or empty/u],
  ["an older copy of the bucket", () => restore(older()), "keys-older", /bucket KEYS is older than the log/u]
] as const)("%s is refused by every verb, and named by the doctor", async (_, damage, code, sentence) => {
  damage()
  for (const verb of [["start"], ["replay"], ["audit", "export"], ["seed"]]) {
    const said = await failure(...verb)
    expect(said).toMatch(sentence)
    expect(said).toContain("Restore the newest copy of stream KV_KEYS")
  }
  expect(await findings()).toContainEqual(
    expect.objectContaining({ code, remedy: expect.stringContaining("Restore the newest copy of stream KV_KEYS") })
  )
})

test("after the restore everything is as before, and a rebuild writes nothing as forgotten", async () => {
  restore(copy())
  await tracker.start()
  expect(await tasks()).toEqual(before)
  expect(await tracker.tt("replay", "--json")).toContain('"differences":[]')
  expect(JSON.stringify(await tasks())).not.toContain("[forgotten]")
  await tracker.stop()
})

test("the plan of a new installation changes nothing", async () => {
  const steps = (await tracker.tt("migrate", "--json")).trim().split("\n")
  expect(steps.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ stream: "EVT", action: "none", done: false })
  )
  expect(await tracker.tt("migrate")).toMatch(/^EVT +as declared$/mu)
})

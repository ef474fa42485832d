/** The command line without a running product: each refusal is one line with advice, and changes nothing. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Product, product } from "../../support/product/product.ts"

let tracker: Product
beforeAll(async () => {
  tracker = await product()
})
afterAll(() => tracker.remove())

/** The line with which a verb is refused. */
const refusal = async (...args: ReadonlyArray<string>) => {
  const error: unknown = await tracker.tt(...args).catch((why: unknown) => why)
  return error instanceof Error ? error.message.trim() : "no refusal"
}

describe("help", () => {
  test("is also a verb, for all verbs or for one, and succeeds", async () => {
    expect(await tracker.tt("help")).toMatch(/USAGE\s+tt <subcommand>/)
    expect(await tracker.tt("help", "token", "create")).toMatch(/USAGE\s+tt token create/)
  })
})

test("a token is valid for one day to ten years", async () => {
  for (const days of ["0", "-5", "3651", "99999999999"])
    expect(await refusal("token", "create", "--name", "script", "--role", "member", `--days=${days}`)).toMatch(
      /--days.*Expected: a number from 1 to 3650/
    )
  expect(existsSync(join(tracker.folder, "data"))).toBe(false)
})

test("messages are kept for a number of days, or for ever", async () => {
  for (const days of ["soon", "0", "1.5", "99999"])
    expect(await refusal("chats", "keep", "Backend", days)).toMatch(/Expected: a whole number from 1, or forever$/)
})

test("a backup into a folder with other files is refused, and changes nothing there", async () => {
  const folder = join(tracker.folder, "documents")
  mkdirSync(folder)
  writeFileSync(join(folder, "letter.txt"), "")
  expect(await refusal("backup", folder)).toMatch(/^tt: \S+letter\.txt is no part of a backup: give an empty folder/)
  expect(readdirSync(folder)).toEqual(["letter.txt"])
  expect(await refusal("backup", join(folder, "letter.txt"))).toMatch(
    /^tt: \S+letter\.txt: it is a file: give a folder$/
  )
})

describe("beside a log", () => {
  const key = () => join(tracker.folder, "data", "keys", "master.key")
  const doctor = async () => JSON.parse(/\[.*\]/.exec(await refusal("doctor", "--json"))?.[0] ?? "[]") as unknown
  beforeAll(async () => {
    await tracker.tt("seed")
    renameSync(key(), join(tracker.folder, "copy"))
  })

  test("every verb refuses a missing master key, and makes no new one", async () => {
    for (const verb of ["start", "seed"])
      expect(await refusal(verb)).toMatch(/^tt: \S+\/keys\/master\.key is missing.*$/)
    expect(await doctor()).toContainEqual(
      expect.objectContaining({ what: "master key", remedy: expect.stringContaining("restore your copy of it") })
    )
    expect(existsSync(key())).toBe(false)
  })

  test("an invalid master key is refused too", async () => {
    mkdirSync(key())
    expect(await refusal("start")).toMatch(/^tt: \S+\/keys\/master\.key does not hold a master key.*$/)
    expect(await doctor()).toContainEqual(
      expect.objectContaining({ what: "master key", remedy: expect.stringContaining("restore your copy of it") })
    )
    rmSync(key(), { recursive: true })
  })

  test("tables that are a file are refused in one line", async () => {
    renameSync(join(tracker.folder, "copy"), key())
    // A refused verb has opened the tables at the same time as the log.
    rmSync(join(tracker.folder, "data", "tables"), { recursive: true, force: true })
    writeFileSync(join(tracker.folder, "data", "tables"), "")
    // The tables are opened by the start, and by a verb that works without a running product.
    for (const verb of ["start", "replay"]) expect(await refusal(verb)).toMatch(/^tt: the embedded tables in .*$/)
  })
})

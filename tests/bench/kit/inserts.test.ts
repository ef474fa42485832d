import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"

const bench = join(import.meta.dirname, "..")
const sources = readdirSync(bench, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && !name.endsWith(".test.ts")
)
/** A statement that names columns by hand. The benches run rarely, so a new required column would not be noticed. */
const rawInsert = /insert\s+into\s+(read\.|\$\{)/i

describe("the benches insert rows of read models by `insertStored`", () => {
  test("the files are found", () => expect(sources.length).toBeGreaterThan(20))
  test("a statement written by hand is found", () =>
    expect(rawInsert.test("insert into read.messages (id)")).toBe(true))
  test.each(sources)("%s", (name) => expect(readFileSync(join(bench, name), "utf8")).not.toMatch(rawInsert))
})

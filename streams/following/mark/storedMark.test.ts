import { Effect } from "effect"
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { markFile } from "./storedMark.ts"

const folder = mkdtempSync(join(tmpdir(), "mark-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const mark = { identity: "ours", accepted: 1, seq: 7, witness: "w" }

test("the last mark is read again, and nothing else is left in the folder", async () => {
  const file = join(folder, "mark.json")
  const ours = markFile(file, "embedded")
  expect(await Effect.runPromise(ours.read)).toBe(null)
  await Effect.runPromise(ours.write(mark))
  await Effect.runPromise(ours.write({ ...mark, seq: 8 }))
  expect(await Effect.runPromise(ours.read)).toMatchObject({ ...mark, seq: 8 })
  expect(readdirSync(folder)).toEqual(["mark.json"])
})

test("a mark of other servers, and a file that cannot be read, are ignored", async () => {
  const file = join(folder, "other.json")
  await Effect.runPromise(markFile(file, "embedded").write(mark))
  expect(await Effect.runPromise(markFile(file, "nats.example:4222").read)).toBe(null)
  writeFileSync(file, "{")
  expect(await Effect.runPromise(markFile(file, "embedded").read)).toBe(null)
})

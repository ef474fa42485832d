import { Effect } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { textOfFile } from "./textOfFile.ts"

const folder = mkdtempSync(join(tmpdir(), "text-of-file-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, "result.json")

test("a file is read to the letter", async () => {
  writeFileSync(file, "café, причал")
  expect(await Effect.runPromise(textOfFile(file))).toBe("café, причал")
})

test("a file that is not UTF-8 is refused, because its letters would be lost", async () => {
  writeFileSync(file, Buffer.from("café", "latin1"))
  expect((await Effect.runPromise(Effect.flip(textOfFile(file)))).message).toBe(
    `${file} cannot be read: it is not UTF-8; save it as UTF-8`
  )
})

test("a missing file is reported with its name", async () => {
  expect((await Effect.runPromise(Effect.flip(textOfFile(join(folder, "none"))))).message).toMatch(
    /none cannot be read: there is no such file$/
  )
})

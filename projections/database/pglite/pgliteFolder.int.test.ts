import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { openFolder } from "./pgliteFolder.ts"

const scene = mkdtempSync(join(tmpdir(), "pglite-folder-"))
afterAll(() => rmSync(scene, { recursive: true, force: true }))

/** It contains only its version. */
const damaged = (name: string) => {
  const folder = join(scene, name)
  mkdirSync(folder)
  writeFileSync(join(folder, "PG_VERSION"), "18\n")
  return folder
}

test("a new folder whose template is damaged is made without it, and the template is thrown away", async () => {
  const template = damaged("template")
  const database = await openFolder(join(scene, "new"), template)
  const { rows } = await database.query("select 1 as n")
  await database.close()
  expect(rows).toEqual([{ n: 1 }])
  expect(existsSync(template)).toBe(false)
})

test("a damaged folder with tables is left as it is: its owner decides", async () => {
  const template = damaged("unused")
  const folder = damaged("old")
  await expect(openFolder(folder, template)).rejects.toThrow(/PGlite/)
  expect(existsSync(join(folder, "PG_VERSION"))).toBe(true)
  expect(existsSync(template)).toBe(true)
})

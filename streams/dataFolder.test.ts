import { Effect } from "effect"
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { ownFolder } from "./dataFolder.ts"

const all = mkdtempSync(join(tmpdir(), "data-folder-"))
afterAll(() => rmSync(all, { recursive: true, force: true }))

test("a lock that is a link is refused, and nothing is created elsewhere", async () => {
  const folder = mkdtempSync(join(all, "linked-"))
  const elsewhere = join(all, "elsewhere")
  symlinkSync(elsewhere, join(folder, "lock"))
  const refused = await Effect.runPromise(Effect.flip(Effect.scoped(ownFolder(folder))))
  expect(refused.message).toBe(`${folder} cannot be used: ${join(folder, "lock")} is not a plain file`)
  expect(existsSync(elsewhere)).toBe(false)
})

test("a folder can be owned again once its owner has left it", async () => {
  const folder = mkdtempSync(join(all, "twice-"))
  const once = Effect.scoped(Effect.as(ownFolder(folder), "owned"))
  expect(await Effect.runPromise(Effect.andThen(once, once))).toBe("owned")
})

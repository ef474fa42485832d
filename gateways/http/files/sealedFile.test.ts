import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { makeSealedFile } from "./sealedFile.ts"

const root = mkdtempSync(join(tmpdir(), "sealed-file-"))
const folder = join(root, "files")
afterAll(() => rmSync(root, { recursive: true, force: true }))

const contentOf = async (blocks: AsyncIterable<Uint8Array>) => {
  const parts: Array<Uint8Array> = []
  for await (const block of blocks) parts.push(block)
  return Buffer.concat(parts)
}
const filled = (bytes: number) => Buffer.alloc(bytes, "the harbour plan ")

test.each([0, 1, 64 * 1024, 64 * 1024 + 1, 300_000])("keeps %i bytes exactly", async (bytes) => {
  const content = filled(bytes)
  const file = await makeSealedFile(folder, async (append) => {
    for (let at = 0; at < bytes; at += 10_000) await append(content.subarray(at, at + 10_000))
  })
  expect(file.size).toBe(bytes)
  expect((await contentOf(file.blocks())).equals(content)).toBe(true)
  expect(Buffer.from(file.head).equals(content.subarray(0, 64 * 1024))).toBe(true)
  await file.close()
})

test("has no name in its folder, which only this user may enter", async () => {
  const file = await makeSealedFile(folder, (append) => append(filled(10)))
  expect(readdirSync(folder)).toEqual([])
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  await file.close()
})

test("a read that has begun continues after the end of the file", async () => {
  const content = filled(200_000)
  const file = await makeSealedFile(folder, (append) => append(content))
  const blocks = file.blocks()
  const first = await blocks.next()
  await file.close()
  expect(Buffer.concat([first.value ?? Buffer.alloc(0), await contentOf(blocks)]).equals(content)).toBe(true)
})

test("a read after the end of the file fails, and so does a file whose content fails", async () => {
  const file = await makeSealedFile(folder, (append) => append(filled(10)))
  await file.close()
  await expect(contentOf(file.blocks())).rejects.toThrow("is removed")
  await expect(makeSealedFile(folder, () => Promise.reject(new Error("cut")))).rejects.toThrow("cut")
})

/** A file that a browser sends survives kills of the product: in the upload, and in the import. Every message is stored once. */
import { crc32 } from "node:zlib"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { ImportShown, ImportsShown } from "../../../gateways/contract/imports/imports.ts"
import { chatExport } from "../../support/import/chatExport.ts"
import { storedTexts } from "../../support/import/importVerb.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"

let tracker: Product
let token: string
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  token = await tracker.token("admin")
})
afterAll(() => tracker.remove())

const partBytes = 512 * 1024
/** Commits before the kill: far from the end of the file. */
const some = 200

const list = async () => {
  const { body } = await tracker.as(token)("GET", "/api/imports")
  return body as unknown as ImportsShown
}
const shownOf = async (id: string) => (await list()).items.find((each) => each.id === id)
const sendPart = async (id: string, content: Buffer, offset: number) => {
  const bytes = new Uint8Array(content.subarray(offset, offset + partBytes))
  const sum = crc32(bytes).toString(16).padStart(8, "0")
  const answer = await fetch(`${tracker.origin}/api/imports/${id}/parts?offset=${offset}&sum=${sum}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/octet-stream" },
    body: bytes
  })
  return { status: answer.status, shown: (await answer.json()) as ImportShown }
}
const position = async () => Number((await tracker.as(token)("GET", "/api/messages?limit=1")).body["seq"])

test("kills in the upload and in the import lose no byte and no message", async () => {
  const { file, texts } = chatExport(6, 2000)
  const content = Buffer.from(`${JSON.stringify(file)}${" ".repeat(3 * partBytes)}`)
  const begin = async () => {
    const { status, body } = await tracker.as(token)("POST", "/api/imports", {
      name: "result.json",
      size: content.length,
      modified: 1
    })
    expect(status).toBe(200)
    return body as unknown as ImportShown
  }
  const { id } = await begin()
  expect(await sendPart(id, content, 0)).toMatchObject({ status: 200, shown: { next: partBytes } })
  // The kill comes while the second part is on its way.
  const lost = sendPart(id, content, partBytes).catch(() => null)
  await tracker.kill({ nats: true })
  await lost
  await tracker.start()

  const again = await begin()
  expect(again.id).toBe(id)
  expect([partBytes, 2 * partBytes]).toContain(again.next)
  for (let at = again; at.state === "uploading";) at = (await sendPart(id, content, at.next)).shown
  const ready = await waitUntil(
    () => shownOf(id),
    (shown) => shown?.state === "ready"
  )
  expect(ready?.chats).toMatchObject([{ title: "Pier 6", messages: texts.length }])

  const before = await position()
  const places = (ready?.chats ?? []).map(({ place }) => place)
  expect((await tracker.as(token)("POST", `/api/imports/${id}/start`, { places })).status).toBe(200)
  await waitUntil(position, (now) => now >= before + some)
  await tracker.kill({ nats: true })
  const halfway = await tracker.start().then(() => shownOf(id))
  expect(halfway?.state).toBe("importing")
  const done = await waitUntil(
    () => shownOf(id),
    (shown) => shown?.state === "done"
  )
  const [counts] = done?.counts ?? []
  expect((counts?.stored ?? 0) + (counts?.alreadyThere ?? 0)).toBe(texts.length)
  expect(await storedTexts(tracker, 6)).toEqual(texts.toSorted())
})

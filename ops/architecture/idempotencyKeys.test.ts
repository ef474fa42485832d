/** A caller may send an idempotency key that is made of a text, so only one function turns the header into a key. */
import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { isKit, sourcesOf } from "./sources.ts"

const header = /headers\s*(?:\??\.)?\[\s*["']idempotency-key["']\s*\]/gu
const keyed = /idempotencyKey\(\s*headers\["idempotency-key"\]\s*\)/gu

test("each handler passes the header to idempotencyKey, and uses it in no other way", () => {
  const readers = sourcesOf("gateways")
    .filter((path) => !isKit(path) && !/\.test\.tsx?$/u.test(path))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }))
    .filter(({ text }) => text.search(header) >= 0)
  expect(readers.length).toBeGreaterThan(3)
  const bare = readers.filter(({ text }) => [...text.matchAll(header)].length !== [...text.matchAll(keyed)].length)
  expect(bare.map(({ path }) => path)).toEqual([])
})

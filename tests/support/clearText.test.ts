import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { findClearText } from "./clearText.ts"

const findIn = (content: string | Buffer) => {
  const folder = mkdtempSync(join(tmpdir(), "clear-text-"))
  writeFileSync(join(folder, "file"), content)
  const found = findClearText(folder, ["Пес Barks"])
  rmSync(folder, { recursive: true })
  return found
}

describe("a word is found", () => {
  test.each([
    ["as it is", "…\0Пес Barks\0…"],
    ["in small letters", "the пес barks."],
    ["escaped", '{"text":"\\u041f\\u0435\\u0441 Barks"}'],
    ["UTF-16", Buffer.from("a Пес Barks", "utf16le")],
    ["base64", Buffer.from("Пес Barks").toString("base64")],
    ["base64", Buffer.from("1 Пес Barks at").toString("base64")],
    ["base64", Buffer.from("22 Пес Barks at").toString("base64")],
    ["base64url", Buffer.from("333 Пес Barks at you").toString("base64url")]
  ])("%s: %s", (as, content) => expect(findIn(content)).toContain(`file: Пес Barks, ${as}`))
})

test("a text without the word has no match", () => {
  expect(findIn("a dog barks, Пес is silent")).toEqual([])
})

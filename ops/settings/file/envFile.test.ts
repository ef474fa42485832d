import { Effect } from "effect"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { wrongLineOf } from "./envFile.ts"
import { readSettings } from "../settings.ts"

const folder = mkdtempSync(join(tmpdir(), "tracker-env-test-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each([
  ["TT_HTTP_PORT 9000", 1],
  ["TT_HTTP_PORT: 9000", 1],
  ["# a comment\n\nTT_HTTP_PORT=9000\r\nTT_TIME_ZONE\r\n", 4],
  ['A="two\nlines"\nnonsense', 3]
])("%j has a wrong line", (text, line) => expect(wrongLineOf(text)).toBe(line))

test.each([
  "",
  "\uFEFFTT_HTTP_PORT=9000",
  "  export TT_HTTP_PORT = 9000 # the port\n",
  "KEY='-----BEGIN-----\nmany words\n-----END-----'\nTT_HTTP_PORT=\n",
  `# don't "count" quotes here\nNAME="it's"\nOTHER=it's\nTHIRD=it's`
])("%j is read as a whole", (text) => expect(wrongLineOf(text)).toBe(null))

test("the example file has no wrong line", () => {
  expect(wrongLineOf(readFileSync(join(import.meta.dirname, "../../../.env.example"), "utf8"))).toBe(null)
})

test("a wrong line and an unreadable file are refused with a sentence", async () => {
  const refusal = () => Effect.runPromise(Effect.flip(readSettings(folder)))
  writeFileSync(join(folder, ".env"), "TT_HTTP_PORT 9000\n")
  expect((await refusal()).message).toBe(
    `${join(folder, ".env")} line 1: must be NAME=value, or a comment that begins with #`
  )
  rmSync(join(folder, ".env"))
  mkdirSync(join(folder, ".env"))
  expect((await refusal()).message).toMatch(/\.env cannot be read: /)
})

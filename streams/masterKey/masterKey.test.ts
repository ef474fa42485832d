import { Effect } from "effect"
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { MasterKey } from "../generations/masterKey.ts"
import { holdsMasterKey, masterKeyFile } from "./masterKey.ts"

const folder = mkdtempSync(join(tmpdir(), "master-key-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
/** A data folder whose log exists, and one whose log does not. */
const log = join(folder, "log")
const noLog = join(folder, "absent")
mkdirSync(log)
const open = (file: string, beside: string | null = null) =>
  MasterKey.pipe(Effect.as("opened"), Effect.provide(masterKeyFile(file, beside)), Effect.runPromise)
const refusal = (file: string, beside: string | null = null) =>
  open(file, beside).then(
    () => "opened",
    (error: unknown) => (error instanceof Error ? error.message : "")
  )

test("the key is created at the first start, is readable by its owner alone, and never changes", async () => {
  const file = join(folder, "first", "master.key")
  await open(file, noLog)
  const made = readFileSync(file, "utf8")
  expect(made).toMatch(/^[0-9a-f]{64}\n$/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  await open(file, noLog)
  expect(readFileSync(file, "utf8")).toBe(made)
})

test("no key is created beside an existing log, which it could not open", async () => {
  const file = join(folder, "second", "master.key")
  expect(await refusal(file, log)).toMatch(/second\/master.key is missing/)
  expect(existsSync(file)).toBe(false)
})

test("an empty key file is replaced, but not beside an existing log", async () => {
  const file = join(folder, "third.key")
  writeFileSync(file, "")
  expect(await refusal(file, log)).toMatch(/does not hold a master key/)
  await open(file)
  expect(statSync(file).size).toBe(65)
})

test("a key file that is a folder, or too short, is refused with a clear message", async () => {
  const short = join(folder, "short.key")
  writeFileSync(short, "abcd\n")
  for (const file of [folder, short]) {
    expect(await refusal(file)).toMatch(/does not hold a master key/)
    expect(holdsMasterKey(file)).toBe(false)
  }
})

test("a new key replaces the file that a symbolic link names, and the link remains", async () => {
  const file = join(folder, "elsewhere.key")
  const link = join(folder, "link.key")
  await open(file)
  const former = readFileSync(file, "utf8")
  symlinkSync(file, link)
  const rotated = Effect.gen(function* () {
    const { read, prepare, finish } = yield* MasterKey
    const [earlier] = yield* read
    return yield* finish(yield* prepare((key) => earlier !== undefined && key.equals(earlier)))
  })
  expect(await rotated.pipe(Effect.provide(masterKeyFile(link)), Effect.runPromise)).toBeNull()
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(readFileSync(file, "utf8")).toMatch(/^[0-9a-f]{64}\n$/)
  expect(readFileSync(file, "utf8")).not.toBe(former)
})

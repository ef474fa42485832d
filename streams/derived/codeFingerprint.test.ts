import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { isRelative, targetOf, valueImportsOf } from "../../ops/architecture/sources.ts"
import { codeFingerprint, importedBy } from "./codeFingerprint.ts"

const entry = new URL("../codec/codec.ts", import.meta.url)
const text = (file: URL) => readFileSync(file, "utf8")
const { files, packages } = importedBy([entry])
const present = codeFingerprint([entry])

describe("the fingerprint of code", () => {
  test("is the same for the same code", () => {
    expect(codeFingerprint([entry, entry])).toBe(present)
  })

  test.each([...files.keys()])("changes with %s", (changed) => {
    const read = (file: URL) => (file.href.endsWith(`/${changed}`) ? `${text(file)}\n` : text(file))
    expect(codeFingerprint([entry], read)).not.toBe(present)
  })

  test("does not change with a module that nothing imports", () => {
    const read = (file: URL) => (file.href.endsWith("/quarantine.ts") ? "" : text(file))
    expect(codeFingerprint([entry], read)).toBe(present)
  })

  test("changes with the version of a package that the code imports, and with no other", () => {
    const withVersion = (name: string) => (file: URL) => {
      if (!file.href.endsWith("/package.json")) return text(file)
      return text(file).replace(`"${name}": "`, `"${name}": "9`)
    }
    expect(packages.has("effect")).toBe(true)
    expect(codeFingerprint([entry], withVersion("effect"))).not.toBe(present)
    expect(codeFingerprint([entry], withVersion("solid-js"))).toBe(present)
  })
})

test("the closure has every module that a module of it imports", () => {
  const missing = [...files].flatMap(([file, source]) =>
    valueImportsOf(file, source)
      .filter(isRelative)
      .map(targetOf)
      .filter((target) => !files.has(target))
  )
  expect(missing).toEqual([])
})

import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { binaryDigest, isKnown, relax } from "./uwsGlibc.mjs"

const folder = new URL("../../../node_modules/uWebSockets.js/", import.meta.url)
const libraries = readdirSync(folder).filter((name) => name.startsWith("uws_linux_"))

describe("the libraries of uWebSockets.js for Linux", () => {
  test.each(libraries)("%s asks for nothing of glibc 2.38 afterwards", (name) => {
    const bytes = readFileSync(new URL(name, folder))
    relax(bytes)
    expect(relax(bytes)).toBe(0)
  })
  test.each(libraries.filter((name) => !name.includes(`_${process.arch}_`)))(
    "%s is the one that was checked",
    (name) => {
      const bytes = readFileSync(new URL(name, folder))
      expect(isKnown(name, binaryDigest(bytes))).toBe(true)
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      expect(isKnown(name, binaryDigest(bytes))).toBe(false)
    }
  )
  test("one that is for another system is left alone", () => {
    expect(relax(readFileSync(new URL("uws_win32_x64_137.node", folder)))).toBe(0)
  })
})

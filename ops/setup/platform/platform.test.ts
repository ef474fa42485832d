import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { bringsNode, nodePackage, refusalOf } from "./platform.mjs"

const debian = { platform: "linux", arch: "x64", glibc: "2.36", node: "20.19.0" }
const mac = { platform: "darwin", arch: "arm64", glibc: undefined, node: "24.1.0" }

describe("the product", () => {
  test.each([
    ["Debian 12", debian],
    ["a small ARM server", { ...debian, arch: "arm64" }],
    ["an Intel Mac", { ...mac, arch: "x64", node: "18.20.0" }],
    ["Windows", { ...debian, platform: "win32", glibc: undefined }]
  ])("starts on %s with the Node that npm brings", (_, machine) => {
    expect(bringsNode(machine)).toBe(true)
    expect(refusalOf(machine, true)).toBe(undefined)
  })
  test("starts on a Mac with Apple silicon, with a Node of its own", () => {
    expect(bringsNode(mac)).toBe(false)
    expect(refusalOf(mac, false)).toBe(undefined)
  })
  test.each([
    ["Alpine", { ...debian, glibc: undefined }, /musl are not supported.*Docker/],
    ["Ubuntu 22.04", { ...debian, glibc: "2.35" }, /glibc 2\.35 is too old: use Debian 12/],
    ["32-bit ARM", { ...debian, arch: "arm" }, /no binary for linux on arm/],
    ["Windows on ARM", { ...debian, platform: "win32", arch: "arm64" }, /no binary for win32 on arm64/],
    ["an old Node", { ...mac, node: "22.18.0" }, /Node 22\.18\.0 is not supported: install Node 24/],
    ["a Node without a binary", { ...mac, node: "26.1.0" }, /Node 26\.1\.0 is not supported/]
  ])("says what to do on %s", (_, machine, sentence) => {
    expect(refusalOf(machine, bringsNode(machine))).toMatch(sentence)
  })
  test("brings each Node at an exact version that the lock has", () => {
    const read = (name: string) => JSON.parse(readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8"))
    const names = [debian, { ...debian, arch: "arm64" }, { ...mac, arch: "x64" }, { ...debian, platform: "win32" }]
    const { optionalDependencies } = read("package.json")
    for (const name of names.map(nodePackage)) {
      expect(optionalDependencies[name]).toMatch(/^24\.\d+\.\d+$/)
      expect(read("package-lock.json").packages[`node_modules/${name}`].version).toBe(optionalDependencies[name])
    }
  })
})

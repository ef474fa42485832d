/** Bundles that were made to mislead, crash or hang the offline verifier. */
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { makeKeys, worldOf } from "../../streams/chain/kit/world.ts"
import { links } from "../../streams/chain/links/link.ts"
import { bundleOf, type Line, offline, offlineBytes, signedBy, withEnd } from "./kit/bothVerifiers.ts"

const folder = mkdtempSync(join(tmpdir(), "bundles-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const keys = makeKeys()
let lines: ReadonlyArray<Line>
/** The bundle of the same installation some commits earlier. */
let older: ReadonlyArray<Line>
beforeAll(async () => {
  const world = worldOf(900)
  await signedBy(world, keys)
  older = await bundleOf(world, keys)
  world.log.push(...worldOf(1500).log.slice(900))
  await signedBy(world, keys)
  lines = await bundleOf(world, keys)
})

const text = (all: ReadonlyArray<Line>) => all.map((line) => `${JSON.stringify(line)}\n`).join("")
const changed = (is: string, change: (line: Line) => Line) => {
  const at = lines.findIndex((line) => line["is"] === is)
  return lines.map((line, i) => (i === at ? change(line) : line))
}
/** A gap of one position after this commit, with the right link: a forger needs no key for it. */
const gapAfter = ({ position, link }: Line): Line => {
  const from = Number(position) + 1
  return { is: "gap", from, to: from, link: links.gap(String(link), from, from) }
}
const kindOf = async (all: ReadonlyArray<Line>) => (await offline(all)).fault?.kind
const kindOfBytes = async (bytes: Buffer, piece?: number) => (await offlineBytes(bytes, {}, piece)).fault?.kind

describe("a bundle whose lines were changed", () => {
  test.each<readonly [string, () => ReadonlyArray<Line>, string]>([
    ["a commit is left out", () => withEnd(lines.toSpliced(10, 1)), "entry-moved"],
    ["the last checkpoint is left out", () => withEnd(lines.toSpliced(-2, 1)), "checkpoint-missing"],
    [
      "the last commits and their checkpoint are a gap",
      () => withEnd([...lines.slice(0, -3), gapAfter(lines.at(-4) ?? {})]),
      "checkpoint-missing"
    ],
    ["a commit comes twice", () => withEnd(lines.toSpliced(10, 0, lines[10] ?? {})), "entry-moved"],
    ["two commits are exchanged", () => lines.with(10, lines[11] ?? {}).with(11, lines[10] ?? {}), "entry-moved"],
    ["a position is changed", () => changed("commit", (line) => ({ ...line, position: 7 })), "entry-moved"],
    [
      "a digest is changed",
      () => changed("commit", (line) => ({ ...line, content: "0".repeat(64) })),
      "commit-changed"
    ],
    ["a link is changed", () => changed("commit", (line) => ({ ...line, link: "0".repeat(64) })), "entry-changed"],
    [
      "the installation is changed",
      () => changed("begun", (line) => ({ ...line, installation: "x" })),
      "entry-changed"
    ],
    [
      "the key is another one",
      () => changed("key", (line) => ({ ...line, publicKey: "MCowBQYDK2VwAyEA" })),
      "key-foreign"
    ],
    [
      "the signature is changed",
      () => changed("checkpoint", (line) => ({ ...line, signature: "AAAA" })),
      "checkpoint-changed"
    ],
    [
      "the chain begins twice",
      () => withEnd([...lines.slice(0, 20), lines[1] ?? {}, ...lines.slice(20)]),
      "chain-forked"
    ],
    ["the header is missing", () => lines.slice(1), "chain-forked"],
    ["the end is missing", () => lines.slice(0, -1), "bundle-truncated"],
    ["lines follow the end", () => [...lines, lines[10] ?? {}], "line-unreadable"],
    ["the bytes of a commit are withheld", () => withEnd(changed("commit", withheld)), "commit-removed"],
    ["a field is added", () => changed("commit", (line) => ({ ...line, note: "trust me" })), "line-unreadable"],
    ["a gap ends before it begins", () => withEnd([...lines.slice(0, 3), backwards, ...lines.slice(3)]), "entry-moved"]
  ])("is found: %s", async (_, forge, kind) => expect(await kindOf(forge())).toBe(kind))
})

const withheld = ({ position, content, link }: Line): Line => ({ is: "absent", position, content, link })
const backwards: Line = { is: "gap", from: 2, to: 1, link: "0".repeat(64) }

describe("a file that is no bundle", () => {
  test.each<readonly [string, Buffer, string]>([
    ["an empty file", Buffer.alloc(0), "bundle-truncated"],
    ["zeros", Buffer.alloc(100_000), "line-unreadable"],
    ["a line without an end", Buffer.alloc(5 * 1024 * 1024, "a"), "line-unreadable"],
    ["empty lines", Buffer.alloc(1000, "\n"), "line-unreadable"],
    ["deep JSON", Buffer.from(`${"[".repeat(1_000_000)}\n`), "line-unreadable"],
    ["names of a prototype", Buffer.from('{"is":"__proto__"}\n{"is":"constructor"}\n'), "line-unreadable"],
    ["a number beyond 53 bits", Buffer.from('{"is":"end","lines":9007199254740993}\n'), "line-unreadable"],
    ["text that is not UTF-8", Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a]), "line-unreadable"]
  ])("is refused: %s", async (_, bytes, kind) => expect(await kindOfBytes(bytes)).toBe(kind))

  test.each<readonly [string, (line: string) => string]>([
    ["a repeated field", (line) => line.replace('"data":', '"data":"AAAA","data":')],
    ["a number with a fraction", (line) => line.replace(/"position":(\d+)/, '"position":$1.0')],
    ["spaces", (line) => line.replaceAll(",", ", ")],
    ["a carriage return", (line) => `${line}\r`],
    ["a byte order mark", (line) => `\uFEFF${line}`]
  ])("a commit written with %s is not a line of a bundle", async (_, respelled) => {
    const at = lines.findIndex(({ is }) => is === "commit")
    const all = text(lines).split("\n")
    expect(await kindOfBytes(Buffer.from(all.with(at, respelled(all[at] ?? "")).join("\n")))).toBe("line-unreadable")
  })

  test("the size of the pieces makes no difference", async () => {
    const bytes = Buffer.from(text(lines))
    for (const piece of [1, 4096, bytes.byteLength]) expect(await kindOfBytes(bytes, piece)).toBe(undefined)
  })
})

describe("an older state of the whole installation", () => {
  const anchor = () => {
    const { is: _, ...checkpoint } = lines.findLast((line) => line["is"] === "checkpoint") ?? {}
    return checkpoint
  }
  test("is consistent, and found only with a checkpoint that was kept elsewhere", async () => {
    expect(await kindOf(older)).toBe(undefined)
    expect((await offline(older, { anchor: anchor() })).fault?.kind).toBe("checkpoint-missing")
    expect((await offline(lines, { anchor: anchor() })).fault).toBe(null)
  })
})

describe("the command", () => {
  const verifier = join(import.meta.dirname, "verify.mjs")
  const node = existsSync("/usr/bin/node") ? "/usr/bin/node" : process.execPath
  const run = (...args: ReadonlyArray<string>) => spawnSync(node, [verifier, ...args], { encoding: "utf8" })
  const file = (name: string, content: string) => {
    const path = join(folder, name)
    writeFileSync(path, content)
    return path
  }
  test("exits with 0 for a right bundle and with 1 for a wrong one, a missing file and wrong arguments", () => {
    const right = file("right.jsonl", text(lines))
    expect(run(right)).toMatchObject({ status: 0, stdout: expect.stringContaining("WARNING: without --key") })
    expect(run(file("wrong.jsonl", text(withEnd(lines.toSpliced(10, 1)))))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("NOT VERIFIED: position 9 ")
    })
    expect(run(join(folder, "none"))).toMatchObject({ status: 1, stderr: expect.stringContaining("ENOENT") })
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining("usage") })
    expect(run(right, "--key", "abc")).toMatchObject({ status: 1, stderr: expect.stringContaining("usage") })
  })
})

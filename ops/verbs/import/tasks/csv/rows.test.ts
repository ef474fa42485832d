import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { rowsOf } from "./rows.ts"

const folder = mkdtempSync(join(tmpdir(), "rows-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const read = async (content: string | Uint8Array) => {
  const file = join(folder, "board.csv")
  writeFileSync(file, content)
  const rows: Array<string | ReadonlyArray<string>> = []
  for await (const row of rowsOf(file)) rows.push("why" in row ? `${row.why} ${row.line}` : row.cells)
  return rows
}
const header = ["Name", "Note"]

describe("a file is read with", () => {
  test.each([
    ["commas", "Name,Note\nBuy,tea\n"],
    ["semicolons", "Name;Note\r\nBuy;tea\r\n"],
    ["tabs", "Name\tNote\nBuy\ttea"],
    ["a byte order mark", "\ufeffName,Note\nBuy,tea"],
    ["empty lines", "Name,Note\n\n\nBuy,tea\n\n"],
    ["line ends of old Macs", "Name,Note\rBuy,tea\r"],
    ["two kinds of line ends", "Name,Note\nBuy,tea\r\n"]
  ])("%s", async (_, content) => expect(await read(content)).toEqual([header, ["Buy", "tea"]]))

  test.each([
    ["a line break in quotes", '"a\nb",c', ["a\nb", "c"]],
    ["a quote in quotes", '"say ""hi""",c', ['say "hi"', "c"]],
    ["a quote in plain text", '5" pipe,c', ['5" pipe', "c"]],
    ["a separator in quotes", '"a,b",c', ["a,b", "c"]],
    ["a formula, which stays text", "=1+1,\"=cmd|'/c calc'!A0\"", ["=1+1", "=cmd|'/c calc'!A0"]],
    ["a zero byte", "a\0b,c", ["a\0b", "c"]],
    ["fewer cells", "a", ["a"]],
    ["more cells", "a,b,c,d", ["a", "b", "c", "d"]]
  ])("%s", async (_, row, cells) => expect(await read(`Name,Note\n${row}\n`)).toEqual([header, cells]))

  test("a header whose quoted name has another separator", async () =>
    expect(await read('"Name;x;y;z",Note\na,b')).toEqual([
      ["Name;x;y;z", "Note"],
      ["a", "b"]
    ]))
})

describe("the rows before a fault are kept:", () => {
  test("a quote that is not closed", async () =>
    expect(await read('Name,Note\n1,2\n3,"4\n5,6\n')).toEqual([
      header,
      ["1", "2"],
      expect.stringMatching(/^a quote that is not closed, and the rows after it/)
    ]))
  test("a row of more than 16 MB", async () =>
    expect(await read(`Name,Note\n1,2\n"${"x".repeat(17 * 1024 * 1024)}",b\n5,6\n`)).toEqual([
      header,
      ["1", "2"],
      expect.stringMatching(/^a row of more than 16 MB/)
    ]))
})

test("a cell of a megabyte, and a row of 100,000 cells, are read", async () => {
  const cell = "y".repeat(1_000_000)
  expect(await read(`Name,Note\n${cell},b`)).toEqual([header, [cell, "b"]])
  expect((await read(`Name,Note\n${"z,".repeat(99_999)}z`))[1]).toHaveLength(100_000)
})

describe("a file in another encoding is refused with a sentence:", () => {
  test.each([
    ["UTF-16 with its mark", Buffer.from("\ufeffName,Note\n", "utf16le"), /UTF-16: save it as CSV UTF-8/],
    ["UTF-16 without a mark", Buffer.from("Name,Note\nBuy,tea\n", "utf16le"), /UTF-16: save it as CSV UTF-8/],
    ["Latin-1", Buffer.from("Name,Note\ncafé,tea\n", "latin1"), /not UTF-8: save it as CSV UTF-8/]
  ])("%s", (_, bytes, says) => expect(read(bytes)).rejects.toThrow(says))
})

test("an empty file has no rows", async () => expect(await read("")).toEqual([]))

import { Effect } from "effect"
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { findExport } from "./findExport.ts"

const root = mkdtempSync(join(tmpdir(), "find-export-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
/** A folder with these files. */
const folderOf = (files: Readonly<Record<string, string | Buffer>>) => {
  const folder = join(root, `export-${++folders}`)
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}
const find = (path: string) => Effect.runPromise(findExport(path))
const refusal = async (path: string) => (await Effect.runPromise(Effect.flip(findExport(path)))).message

describe("a file is known by its content and its name:", () => {
  test.each([
    ["result.json", '{"messages":[]}', "telegram-json"],
    ["export.txt", '\ufeff {"messages":[]}', "telegram-json"],
    ["messages.html", "<!DOCTYPE html>", "telegram-html"],
    ["page", "<html>", "telegram-html"],
    ["board.csv", "Card Name", "table"],
    ["board.tsv", "", "table"],
    ["board.txt", "Card Name;List Name", "table"],
    ["odd.csv", '{"a",b', "table"]
  ])("%s", async (name, content, is) => {
    const path = join(folderOf({ [name]: content }), name)
    expect((await find(path)).is).toBe(is)
  })

  test.each([
    ["board.zip", /ZIP archive: unpack it/],
    ["board.csv", /ZIP archive: unpack it/],
    ["board.xlsx", /Excel file: save it as CSV UTF-8/]
  ])("an archive as %s is refused", async (name, says) =>
    expect(await refusal(join(folderOf({ [name]: "PK\u0003\u0004" }), name))).toMatch(says)
  )
  test("a missing file is refused with its name", async () =>
    expect(await refusal(join(root, "none.csv"))).toMatch(/none\.csv cannot be read: there is no such file/))
})

describe("a folder", () => {
  test("with result.json gives that file", async () => {
    const found = await find(folderOf({ "result.json": "{}", "messages.html": "", "a.csv": "" }))
    expect(found).toMatchObject({ is: "telegram-json" })
  })
  test("with pages gives them in the order of their numbers", async () => {
    const found = await find(
      folderOf({ "messages10.html": "", "messages.html": "", "messages2.html": "", "style.css": "" })
    )
    if (found.is !== "telegram-html") throw new Error("no pages")
    expect(found.files.map((file) => basename(file))).toEqual(["messages.html", "messages2.html", "messages10.html"])
  })
  test("with one CSV file gives that file", async () =>
    expect(await find(folderOf({ "board.csv": "Card Name", "notes.md": "" }))).toMatchObject({ is: "table" }))
  test("with several CSV files is refused with their names", async () =>
    expect(await refusal(folderOf({ "b.csv": "", "a.csv": "" }))).toMatch(/has 2 CSV files: .*\(a\.csv, b\.csv\)/))
  test("without a known file is refused", async () =>
    expect(await refusal(folderOf({ "a.txt": "" }))).toMatch(
      /no result\.json, no messages\.html and no CSV file\. Nothing/
    ))
  test("with links only is refused, and the links are not followed", async () => {
    const target = join(folderOf({ "secret.json": "{}" }), "secret.json")
    const folder = folderOf({})
    symlinkSync(target, join(folder, "result.json"))
    symlinkSync(root, join(folder, "loop"))
    expect(await refusal(folder)).toMatch(/no result\.json.*; 2 symbolic links were not followed/)
  })
})

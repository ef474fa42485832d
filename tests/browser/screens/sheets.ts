/**
 * Checks every cell of the table of screens, prints what is wrong, and makes contact sheets.
 *
 * Usage: `node tests/browser/screens/sheets.ts FOLDER [--usual] [--pair] [--split|--wall] [--stay] [--locale=uk-UA] [SCREEN|STATE|SIZE|THEME…]`.
 * It starts its own products. `--usual` takes only the cells that the tests check, and
 * `--pair` takes pictures only of wide light and phone dark. Names choose screens, states, sizes or
 * themes. A sheet has one screen in one state, with `--split` also in one theme, and with `--wall` many screens in one state,
 * size and theme. `--stay` then reads lines of names from standard input:
 * each one starts the products again, with the dashboard as it is built now, and checks the cells of these names. A line may have
 * a `--locale` of its own.
 */
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline/promises"
import { openBrowser } from "../browser.ts"
import { type Cell, cells, isOfPair, isUsual } from "./cells.ts"
import { createInstallations } from "./installations.ts"
import { layoutOf } from "./sheet/layouts.ts"
import { sizeNames, states, themes } from "./screen.ts"
import { type Picture, saveSheet } from "./sheet/saveSheet.ts"
import { nameOf, walk } from "./walk.ts"

const [folder = ".", ...names] = process.argv.slice(2).filter((each) => !each.startsWith("--"))
const flags = process.argv.filter((each) => each.startsWith("--"))
const usual = flags.includes("--usual")
const isPictured = flags.includes("--pair") ? isOfPair : () => true
const layout = layoutOf(flags)
const localeOf = (flags: ReadonlyArray<string>) =>
  flags.find((each) => each.startsWith("--locale="))?.slice("--locale=".length)
mkdirSync(folder, { recursive: true })

const kinds: ReadonlyArray<ReadonlyArray<string>> = [states, sizeNames, themes]
/** No chosen name of a kind chooses all of the kind. */
const isChosenBy = (chosen: ReadonlyArray<string>, name: string) => chosen.length === 0 || chosen.includes(name)
const chosenCells = (names: ReadonlyArray<string>) => {
  const [ofStates = [], ofSizes = [], ofThemes = []] = kinds.map((kind) => names.filter((name) => kind.includes(name)))
  const ofScreens = names.filter((name) => !kinds.flat().includes(name))
  return cells.filter(
    (cell) =>
      isChosenBy(ofStates, cell.state) &&
      isChosenBy(ofSizes, cell.size) &&
      isChosenBy(ofThemes, cell.theme) &&
      isChosenBy(ofScreens, cell.name) &&
      (!usual || isUsual(cell))
  )
}

const installations = createInstallations()
const browser = await openBrowser()
/** The pictures that are not saved yet, by the name of their sheet. */
const sheets = new Map<string, Array<Picture>>()
const saved = new Map<string, number>()
const save = async (name: string) => {
  const number = (saved.get(name) ?? 0) + 1
  saved.set(name, number)
  const file = layout.isNumbered ? `${name}-${number}` : name
  await saveSheet(browser, join(folder, `${file}.png`), sheets.get(name) ?? [])
  sheets.delete(name)
}
const addPicture = async (cell: Cell, jpeg: Buffer, locale: string | undefined) => {
  const name = locale === undefined ? layout.sheetOf(cell) : `${locale}-${layout.sheetOf(cell)}`
  const sheet = sheets.get(name) ?? []
  sheets.set(name, sheet)
  sheet.push({ name: nameOf(cell), jpeg, width: layout.widths[cell.size] })
  if (sheet.length === layout.most(cell.size)) await save(name)
}
const check = async (names: ReadonlyArray<string>, locale: string | undefined) => {
  let [looked, bad] = [0, 0]
  const onCell: Parameters<typeof walk>[3] = async (cell, wrong, page) => {
    looked++
    if (wrong.length > 0) bad++
    for (const each of wrong) console.log(`${nameOf(cell)}: ${each}`)
    if (isPictured(cell)) await addPicture(cell, await page.screenshot({ type: "jpeg", quality: 85 }), locale)
  }
  await walk(browser, chosenCells(names), installations, onCell, locale)
  for (const name of sheets.keys()) await save(name)
  saved.clear()
  console.log(`${looked} cells, ${bad} with faults`)
}
try {
  await check(names, localeOf(flags))
  if (flags.includes("--stay"))
    for await (const line of createInterface({ input: process.stdin })) {
      await installations.restart()
      const words = line.split(" ").filter((word) => word !== "")
      const chosen = words.filter((word) => !word.startsWith("--"))
      await check(chosen, localeOf(words) ?? localeOf(flags))
    }
} finally {
  await browser.close()
  await installations.remove()
}

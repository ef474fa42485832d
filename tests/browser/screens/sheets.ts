/**
 * Checks every cell of the table of screens, prints what is wrong, and makes one contact sheet of each screen and state.
 *
 * Usage: `node tests/browser/screens/sheets.ts FOLDER [--usual] [--split] [--locale=uk-UA] [SCREEN|STATE|SIZE|THEME…]`.
 * It starts its own products. `--usual` takes only the cells that the tests check. Names choose screens, states, sizes or
 * themes. `--split` makes a sheet of each theme, with larger pictures.
 */
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { openBrowser } from "../browser.ts"
import { type Cell, cells, isUsual } from "./cells.ts"
import { createInstallations } from "./installations.ts"
import { type Size, sizeNames, states, themes } from "./screen.ts"
import { type Picture, saveSheet } from "./sheet.ts"
import { nameOf, walk } from "./walk.ts"

const [folder = ".", ...names] = process.argv.slice(2).filter((each) => !each.startsWith("--"))
const flags = process.argv.filter((each) => each.startsWith("--"))
const usual = flags.includes("--usual")
const split = flags.includes("--split")
const locale = flags.find((each) => each.startsWith("--locale="))?.slice("--locale=".length)
mkdirSync(folder, { recursive: true })

/** No chosen name of a kind chooses all of the kind. */
const chooses = (kind: ReadonlyArray<string>) => {
  const chosen = names.filter((each) => kind.includes(each))
  return (name: string) => chosen.length === 0 || chosen.includes(name)
}
const isOfState = chooses(states)
const isOfSize = chooses(sizeNames)
const isOfTheme = chooses(themes)
const isOfScreen = chooses(
  names.filter((each) => ![...states, ...sizeNames, ...themes].some((other) => other === each))
)
const isChosen = (cell: Cell) =>
  isOfState(cell.state) &&
  isOfScreen(cell.name) &&
  isOfSize(cell.size) &&
  isOfTheme(cell.theme) &&
  (!usual || isUsual(cell))

/** CSS pixels. A sheet is 1500 wide: the desktops stand in one row, and the smaller ones below. */
const widths: Readonly<Record<Size, number>> = { wide: 738, tablet: 300, phone: 234, turned: 484 }
/** A desktop and a phone stand in one row. */
const splitWidths: Readonly<Record<Size, number>> = { wide: 1086, tablet: 400, phone: 390, turned: 844 }

const installations = createInstallations()
const browser = await openBrowser()
/** The pictures that are not saved yet, by the name of their sheet. */
const sheets = new Map<string, Array<Picture>>()
const save = async () => {
  for (const [name, pictures] of sheets) await saveSheet(browser, join(folder, `${name}.png`), pictures)
  sheets.clear()
}
/** A small window has a sheet of its own, so that no sheet is higher than a screen. */
const sheetOf = ({ name, state, theme, size }: Cell) => {
  if (!split) return `${name}-${state}`
  return `${name}-${state}-${theme}${size === "tablet" || size === "turned" ? "-between" : ""}`
}
let [current, looked, bad] = ["", 0, 0]
try {
  const onCell: Parameters<typeof walk>[3] = async (cell, wrong, page) => {
    looked++
    if (wrong.length > 0) bad++
    for (const each of wrong) console.log(`${nameOf(cell)}: ${each}`)
    const screen = `${cell.name}-${cell.state}`
    if (screen !== current) await save()
    current = screen
    const width = (split ? splitWidths : widths)[cell.size]
    const sheet = sheets.get(sheetOf(cell)) ?? []
    sheets.set(sheetOf(cell), sheet)
    sheet.push({ name: nameOf(cell), png: await page.screenshot(), width })
  }
  await walk(browser, cells.filter(isChosen), installations, onCell, locale)
  await save()
  console.log(`${looked} cells, ${bad} with faults`)
} finally {
  await browser.close()
  await installations.remove()
}

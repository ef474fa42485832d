/**
 * Checks every cell of the table of screens, prints what is wrong, and makes one contact sheet of each screen and state.
 *
 * Usage: `node tests/browser/screens/sheets.ts FOLDER [--usual] [SCREEN|STATE…]`. It starts its own products.
 * `--usual` takes only the cells that the tests check. Names choose screens or states.
 */
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { openBrowser } from "../browser.ts"
import { type Size, states } from "../screens.ts"
import { type Cell, cells, isUsual } from "./cells.ts"
import { createInstallations } from "./installations.ts"
import { type Picture, saveSheet } from "./sheet.ts"
import { nameOf, walk } from "./walk.ts"

const [folder = ".", ...names] = process.argv.slice(2).filter((each) => !each.startsWith("--"))
const usual = process.argv.includes("--usual")
mkdirSync(folder, { recursive: true })

const chosenStates = names.filter((each) => (states as ReadonlyArray<string>).includes(each))
const chosenScreens = names.filter((each) => !chosenStates.includes(each))
const isChosen = (cell: Cell) =>
  (chosenStates.length === 0 || chosenStates.includes(cell.state)) &&
  (chosenScreens.length === 0 || chosenScreens.includes(cell.name)) &&
  (!usual || isUsual(cell))

/** A sheet is 1500 wide: the desktops stand in one row, and the smaller ones below. */
const widths: Readonly<Record<Size, number>> = { wide: 738, tablet: 300, phone: 234, turned: 484 }

const installations = createInstallations()
const browser = await openBrowser()
/** The pictures of the screen and state that are open. */
let pictures: Array<Picture> = []
let current = ""
const save = async () => {
  if (pictures.length > 0) await saveSheet(browser, join(folder, `${current}.png`), pictures)
  pictures = []
}
let [looked, bad] = [0, 0]
try {
  await walk(browser, cells.filter(isChosen), installations, async (cell, wrong, page) => {
    looked++
    if (wrong.length > 0) bad++
    for (const each of wrong) console.log(`${nameOf(cell)}: ${each}`)
    const sheet = `${cell.name}-${cell.state}`
    if (sheet !== current) await save()
    current = sheet
    pictures.push({ name: nameOf(cell), png: await page.screenshot(), width: widths[cell.size] })
  })
  await save()
  console.log(`${looked} cells, ${bad} with faults`)
} finally {
  await browser.close()
  await installations.remove()
}

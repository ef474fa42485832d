/** Opens the screens of the table one after the other, and checks each cell: axe, the geometry of its elements, and the contrast of its texts. */
import type { Browser, Page } from "playwright"
import { screens } from "../screens.ts"
import { amountOf, gate, type Size, sizes, type State } from "./screen.ts"
import type { Cell } from "./cells.ts"
import { barriers } from "../visitor.ts"
import { faults } from "./faults.ts"
import { faintTexts, geometryFaults } from "./inPage/faultsOf.ts"
import type { createInstallations, Installation } from "./installations.ts"

/** A screen that takes longer is broken. It is far longer than a busy machine needs. */
const longestMillis = 30_000

export const nameOf = ({ state, name, size, theme }: Cell) => `${name} ${state} ${size} ${theme}`

/**
 * The check of the cells of one page, in sentences that say what is wrong. The themes of a size differ in their colours only, so
 * the second one gets only the check of colours.
 */
const createCheck = (page: Page) => {
  const shapes = new Map<Size, ReadonlyArray<string>>()
  const shapesOf = async ({ name, state, size }: Cell) => {
    const known = shapes.get(size)
    if (known !== undefined) return known
    const found = [
      ...(await geometryFaults(page, isUsable(state) ? (screens[name]?.primary ?? null) : null)),
      ...(await barriers(page, await rulesToSkip(page)))
    ]
    shapes.set(size, found)
    return found
  }
  return async (cell: Cell) => [...(await shapesOf(cell)), ...(await faintTexts(page))]
}

/** The check of colours takes axe long. An open menu has the focus and hides the page, which axe allows for dialogs only. */
const rulesToSkip = async (page: Page) => {
  const hasMenu = (await page.locator("[role=menu]").count()) > 0
  return ["color-contrast", ...(hasMenu ? ["aria-hidden-focus", "aria-required-children"] : [])]
}

/** A page that does not open or leaves during a check is a fault of its cells, and the walk goes on. */
const asSentence = (error: unknown): ReadonlyArray<string> => [`did not stay open: ${String(error)}`]

/** After this time the page has handled its new size, and is drawn. */
const twoFrames = "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"

/** True while the person may use the primary action. */
const isUsable = (state: State) => !["role", "chunk", "ended"].includes(state)

/** Opens the screen of these cells, which differ only in size and theme. */
const open = async (page: Page, cell: Cell, { tracker, task }: Installation) => {
  const screen = screens[cell.name]
  const fault = faults[cell.state]
  await fault?.before?.(page, tracker)
  await page.setViewportSize(sizes[cell.size])
  await page.goto(`${tracker.origin}${screen?.path.replace(":task", task)}`)
  await page.locator(`.page:not([aria-busy=true]), .board[aria-busy=false]:not([hidden]), ${gate}`).first().waitFor()
  // The owner has seen the whole screen before they lose the connection or the session.
  if (["cut", "ended"].includes(cell.state) && screen?.open === undefined)
    await page
      .locator(screen?.states.typical ?? "body")
      .first()
      .waitFor()
  await fault?.after?.(page, tracker)
  await screen?.open?.(page)
  await page
    .locator(screen?.states[cell.state] ?? "body")
    .first()
    .waitFor()
}

/**
 * Calls `onCell` for each cell with what is wrong in it, while the page shows it. The cells of one screen and state must be
 * neighbours: the screen is opened once and resized. `locale` chooses the language.
 */
export const walk = async (
  browser: Browser,
  cells: ReadonlyArray<Cell>,
  installations: Pick<ReturnType<typeof createInstallations>, "of">,
  onCell: (cell: Cell, wrong: ReadonlyArray<string>, page: Page) => Promise<void> | void,
  locale = "en-GB"
) => {
  for (const [state, ofState] of Map.groupBy(cells, ({ state }) => state)) {
    const installation = await installations.of(amountOf(state))
    const context = await browser.newContext({ locale, reducedMotion: "reduce" })
    if (state !== "out") {
      const first = await context.newPage()
      await first.goto(await installation.tracker.link())
      await first.locator(".page").waitFor()
      await first.close()
    }
    for (const ofScreen of Map.groupBy(ofState, ({ name }) => name).values()) {
      const page = await context.newPage()
      page.setDefaultTimeout(longestMillis)
      const [first] = ofScreen
      if (first === undefined) continue
      const failed = await open(page, first, installation).then(() => [], asSentence)
      const check = createCheck(page)
      for (const cell of ofScreen) {
        await page.setViewportSize(sizes[cell.size])
        await page.emulateMedia({ colorScheme: cell.theme, reducedMotion: "reduce" })
        await page.evaluate(twoFrames)
        await onCell(cell, failed.length > 0 ? failed : await check(cell).catch(asSentence), page)
      }
      if (failed.length === 0) await screens[first.name]?.close?.(page)
      await page.close()
    }
    await context.close()
  }
}

/** The faults of a page that its elements show: their geometry, and the contrast of their texts. Each is a sentence. */
import { readFileSync } from "node:fs"
import type { Page } from "playwright"

/** CSS pixels. */
const highestControl = 48

const source = ["geometry.js", "contrast.js"]
  .map((file) => readFileSync(new URL(file, import.meta.url), "utf8"))
  .join("\n")
const inPage = (page: Page, expression: string): Promise<ReadonlyArray<string>> =>
  page.evaluate(`(() => { ${source}
    return ${expression} })()`)

/**
 * Controls that are too high, and elements that are cut, covered, overlapping or out of sight. `primary` selects the control that
 * must be visible without scrolling.
 */
export const geometryFaults = (page: Page, primary: string | null) =>
  inPage(page, `globalThis.findFaults(${JSON.stringify({ primary, highest: highestControl })})`)

/** Texts whose colour is too close to the colour behind them. */
export const faintTexts = (page: Page) => inPage(page, "globalThis.findFaintTexts()")

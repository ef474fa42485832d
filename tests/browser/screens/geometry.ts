/** The geometry of a page: controls that are too high, and elements that are cut, covered, overlapping or out of sight. */
import { readFileSync } from "node:fs"
import type { Page } from "playwright"

/** CSS pixels. */
const highestControl = 48

const source = readFileSync(new URL("inPage.js", import.meta.url), "utf8")

/** `primary` selects the control that must be visible without scrolling. Each finding is a sentence that names an element. */
export const geometryFaults = (page: Page, primary: string | null): Promise<ReadonlyArray<string>> =>
  page.evaluate(`(() => { ${source}
    return globalThis.findFaults(${JSON.stringify({ primary, highest: highestControl })}) })()`)

/** Holds a page at each size of a window: no sideways scrolling, and no barrier that axe finds. */
import { mkdirSync } from "node:fs"
import type { Page } from "playwright"
import { expect } from "vitest"
import { sizes } from "../screens/screen.ts"
import { barriers } from "../visitor.ts"

/** A folder for a picture of each size; none when it is not set. */
const pictures = process.env["PICTURES"]

/** `name`: of the pictures, such as `system-dark`. `content`: the part that must not scroll sideways. */
export const expectFits = async (page: Page, name: string, content = ".page") => {
  for (const size of [sizes.wide, sizes.tablet, sizes.phone]) {
    await page.setViewportSize(size)
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true)
    const { scroll, client } = await page.locator(content).evaluate((each) => ({
      scroll: each.scrollWidth,
      client: each.clientWidth
    }))
    expect(scroll).toBeLessThanOrEqual(client)
    expect(await barriers(page)).toEqual([])
    if (pictures === undefined) continue
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: `${pictures}/${name}-${size.width}.png` })
  }
}

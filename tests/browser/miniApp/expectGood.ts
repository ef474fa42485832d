/** Holds a page of the Mini App: no sideways scrolling, and no barrier that axe finds. */
import { AxeBuilder } from "@axe-core/playwright"
import { mkdirSync } from "node:fs"
import type { Frame, Page } from "playwright"
import { expect } from "vitest"
import { barriers, violationsIn } from "../visitor.ts"

/** A folder for a picture of each page; none when it is not set. */
const pictures = process.env["PICTURES"]

/** `name`: of the picture. `app`: the frame with the Mini App, when the page is a web client. */
export const expectGood = async (page: Page, name: string, app: Frame = page.mainFrame()) => {
  expect(await app.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true)
  expect(await (app === page.mainFrame() ? barriers(page) : barriersInFrames(page))).toEqual([])
  if (pictures === undefined) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png` })
}

/** Also looks into frames of another origin. `#main` is Telegram's own button. */
const barriersInFrames = async (page: Page) =>
  violationsIn(
    await new AxeBuilder({ page })
      .exclude("#main")
      .options({ resultTypes: ["violations"] })
      .analyze()
  )

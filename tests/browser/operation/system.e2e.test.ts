/** System in a real browser: an owner sees all parts, a member a sentence, and the page fits each window. */
import { mkdirSync } from "node:fs"
import type { Browser } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, product } from "../../support/product/product.ts"
import { openBrowser } from "../browser.ts"
import { barriers, visit } from "../visitor.ts"

let browser: Browser
let tracker: Product
beforeAll(async () => {
  browser = await openBrowser()
  tracker = await product()
  await tracker.start()
})
afterAll(async () => {
  await tracker.remove()
  await browser.close()
})

const sizes = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 }
]
/** A folder for pictures of each size and theme; none when it is not set. */
const pictures = process.env["PICTURES"]

test.each(["light", "dark"] as const)("an owner sees every part at each size (%s)", async (colorScheme) => {
  const { page, complaints, close } = await visit(browser, await tracker.link(), { colorScheme })
  await page.keyboard.press("g")
  await page.keyboard.press("y")
  await page.getByRole("heading", { name: "System", level: 1 }).waitFor()
  await page.getByRole("row", { name: /^Tasks up to date/ }).waitFor()
  await page.getByText("Nothing is parked.").waitFor()
  await page.getByText("No failed work.").waitFor()
  await page.getByText("tt backup <folder>").waitFor()
  for (const size of sizes) {
    await page.setViewportSize(size)
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true)
    const { scroll, client } = await page.locator(".page").evaluate((each) => ({
      scroll: each.scrollWidth,
      client: each.clientWidth
    }))
    expect(scroll).toBeLessThanOrEqual(client)
    expect(await barriers(page)).toEqual([])
    if (pictures === undefined) continue
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: `${pictures}/system-${colorScheme}-${size.width}.png` })
  }
  expect(complaints).toEqual([])
  await close()
})

test("a member is told who sees the rest, and no forbidden request is sent", async () => {
  const { page, complaints, close } = await visit(browser, await tracker.link("Mia", "member"))
  await page.getByRole("link", { name: "System" }).click()
  await page.getByText("Positions and sizes of the stores are for owners and administrators.").waitFor()
  await page.getByText("Parked items, failed work and backups are for owners.").waitFor()
  expect(await page.getByRole("table").count()).toBe(0)
  expect(complaints).toEqual([])
  await close()
})

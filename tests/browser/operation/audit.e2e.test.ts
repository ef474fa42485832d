/** The audit in a real browser: an owner filters, opens and exports; a member gets a sentence. */
import { mkdirSync } from "node:fs"
import type { Browser } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { allClassified, type Product, product } from "../../support/product/product.ts"
import { openBrowser } from "../browser.ts"
import { barriers, visit } from "../visitor.ts"

let browser: Browser
let tracker: Product
beforeAll(async () => {
  browser = await openBrowser()
  tracker = await product()
  await tracker.start()
  const request = tracker.as(await tracker.token("member"))
  const { body } = await request("POST", "/api/tasks", { title: "Mend the pier" }, "made")
  await request("POST", `/api/tasks/${body.id}/retitle`, { title: "Mend the long pier" }, "titled")
  await allClassified(request)
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

test.each(["light", "dark"] as const)("an owner opens a change, filters and exports (%s)", async (colorScheme) => {
  const { page, complaints, close } = await visit(browser, await tracker.link(), { colorScheme })
  await page.keyboard.press("g")
  await page.keyboard.press("a")
  await page.getByRole("heading", { name: "Audit", level: 1 }).waitFor()
  await page.getByText("The log agrees with its audit chain.").waitFor()
  const titled = page.getByRole("button", { name: /changed the title/ })
  await titled.focus()
  await page.keyboard.press("Enter")
  await page.getByRole("cell", { name: "Mend the pier", exact: true }).waitFor()
  await page.getByRole("cell", { name: "Mend the long pier", exact: true }).waitFor()
  for (const size of sizes) {
    await page.setViewportSize(size)
    expect(await page.locator(".page").evaluate((each) => each.scrollWidth <= each.clientWidth)).toBe(true)
    expect(await barriers(page)).toEqual([])
    if (pictures === undefined) continue
    mkdirSync(pictures, { recursive: true })
    await page.screenshot({ path: `${pictures}/audit-${colorScheme}-${size.width}.png` })
  }
  const saved = page.waitForEvent("download")
  await page.getByRole("button", { name: "Export" }).click()
  expect((await saved).suggestedFilename()).toBe("audit.csv")
  await page.getByRole("button", { name: "Only this item" }).click()
  await page.waitForURL(/subject=evt\.task/)
  await page.getByRole("tab", { name: "Sign-ins and looks" }).click()
  await page.getByText("exported", { exact: true }).first().waitFor()
  await page.getByText("looked at", { exact: true }).first().waitFor()
  expect(complaints).toEqual([])
  await close()
})

test("a member is told that the audit is for owners, and no forbidden request is sent", async () => {
  const { page, complaints, close } = await visit(browser, await tracker.link("Mia", "member"))
  await page.getByRole("link", { name: "Audit" }).click()
  await page.getByText("The audit is for owners.").waitFor()
  expect(complaints).toEqual([])
  await close()
})

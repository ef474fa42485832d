/** The first page goes on by itself, but never away from the page that the person has chosen. */
import type { Browser } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, product } from "../../support/product/product.ts"
import { openBrowser } from "../browser.ts"
import { visit } from "../visitor.ts"

/** Milliseconds: more than the longest wait of the first page. */
const longWait = 5000

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

test("a click on another page counts, also while its code is loaded and the proposals are not here", async () => {
  const { page, close } = await visit(browser, await tracker.link("Ann", "member"))
  const loaded = Promise.withResolvers<void>()
  await page.route("**/assets/RunsPage*.js", async (route) => {
    await loaded.promise
    await route.fallback()
  })
  // The page has no rows: its socket is never answered.
  await page.routeWebSocket("**/ws", () => undefined)
  await page.clock.install()
  await page.goto(tracker.origin)
  await page.getByRole("link", { name: "Runs" }).click()
  await page.clock.fastForward(longWait)
  loaded.resolve()
  await page.getByRole("heading", { level: 1, name: "Runs" }).waitFor()
  expect(new URL(page.url()).pathname).toBe("/runs")
  await close()
})

test("without a click it shows the tasks when nothing waits", async () => {
  const { page, close } = await visit(browser, await tracker.link("Ann", "member"))
  await page.goto(tracker.origin)
  await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor()
  expect(new URL(page.url()).pathname).toBe("/tasks")
  await close()
})

/** The whole way from chat to a task with its reasons, in a real browser and with the built-in model. */
import type { Browser, Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, product, waitUntil } from "../support/product/product.ts"
import { openBrowser } from "./browser.ts"
import { barriers, visit } from "./visitor.ts"

let browser: Browser
let tracker: Product
let request: ReturnType<Product["as"]>

beforeAll(async () => {
  browser = await openBrowser()
  tracker = await product()
  await tracker.start()
  request = tracker.as(await tracker.token("owner"))
  await tracker.tt("seed")
})
afterAll(async () => {
  await tracker.remove()
  await browser.close()
})

const proposals = async (query: string) => (await request("GET", `/api/proposals?limit=200&${query}`)).body.items ?? []
const statusOf = async (id: string) =>
  (await request("GET", `/api/proposals/${id}`)).body["proposal"] as Record<string, unknown>
const becomes = (id: string, status: string) =>
  waitUntil(
    () => statusOf(id),
    (row) => row["status"] === status
  )
/** The proposal under the cursor. */
const current = async (page: Page) => {
  const key = await page.locator(".item[aria-current=true]").getAttribute("data-key")
  return String(key).replace("proposal:", "")
}
const go = async (page: Page, keys: string) => {
  for (const key of keys) await page.keyboard.press(key)
}

test("a person finds knowledge in a chat, decides with keys, starts a run, and sees why the task exists", async () => {
  const { page, complaints, close } = await visit(browser, await tracker.link())
  await page.getByText("No tasks yet").waitFor()

  await page.getByRole("main").getByRole("link", { name: "Find knowledge in a chat" }).click()
  await page.getByRole("form", { name: "Find knowledge in a chat" }).getByRole("button", { name: "Start" }).click()
  const extraction = page.getByRole("region", { name: "All chats" })
  await extraction.getByText("done", { exact: true }).waitFor()
  await extraction.getByText(/^155 messages/).waitFor()
  await extraction.getByText(/wait in Review$/).waitFor()
  expect(await barriers(page)).toEqual([])

  // The start page is the review, because proposals wait.
  await page.goto(tracker.origin)
  await page.getByRole("heading", { level: 1, name: "Review" }).waitFor()
  const first = await current(page)
  await page.locator("mark").first().waitFor()
  await page.getByText("every quote was found in its message").waitFor()
  expect(await barriers(page)).toEqual([])

  await page.keyboard.press("1")
  await becomes(first, "approved")
  expect(await current(page)).not.toBe(first)
  await page.keyboard.press("z")
  await becomes(first, "open")
  expect(await current(page)).toBe(first)

  await go(page, "3d")
  expect((await becomes(first, "rejected"))["reason"]).toBe("duplicate")

  const second = await current(page)
  await page.keyboard.press("e")
  await page.keyboard.press("ControlOrMeta+A")
  await page.keyboard.type("In my own words")
  await page.keyboard.press("Control+Enter")
  expect(await becomes(second, "approved")).toMatchObject({ revision: 2 })

  const third = await current(page)
  await page.keyboard.press("h")
  await becomes(third, "snoozed")

  // All remaining proposals together, also the weaker ones, which are folded away.
  await page.keyboard.press("f")
  const left = (await proposals("status=open")).length
  for (let i = 0; i < left; i++) await go(page, "xj")
  await page.getByText(`${left} selected`).waitFor()
  await page.keyboard.press("1")
  await waitUntil(
    () => proposals("status=open"),
    (rows) => rows.length === 0
  )
  await page.getByText("All caught up").waitFor()
  await page.getByText(/^\d+ decided$/).waitFor()
  expect(await barriers(page)).toEqual([])

  await go(page, "gk")
  await page.locator(".stm-text").first().click()
  await page.locator(".stm mark").first().waitFor()
  expect(await barriers(page)).toEqual([])

  // The end of Review starts the run, and the end of the run leads back to Review.
  await go(page, "gr")
  await page.getByRole("button", { name: /^Suggest tasks from \d+ statements/ }).waitFor()
  await page.keyboard.press("Enter")
  const run = page.getByRole("region", { name: /^Run of/ })
  await run.getByText("done", { exact: true }).waitFor()
  await run.getByText(/wait in Review$/).waitFor()
  expect(await run.getByRole("button", { name: "Close" }).count()).toBe(0)
  expect(await barriers(page)).toEqual([])

  await page.keyboard.press("Enter")
  await page.getByText("Task proposal").waitFor()
  await page.keyboard.press("1")
  await page
    .getByRole("link", { name: /^T-\d+$/ })
    .first()
    .click()
  const why = page.getByRole("region", { name: "Why does this task exist?" })
  // The short form leaves out a statement with the words of its message.
  await why.getByRole("button", { name: "Show all steps" }).click()
  await why.getByText("Said").first().waitFor()
  await why.getByText("Saved as knowledge").first().waitFor()
  await why.locator("mark").first().waitFor()
  expect(await barriers(page)).toEqual([])

  await go(page, "gr")
  const tasks = (await proposals("status=open&kind=task")).length
  for (let i = 0; i < tasks; i++) await page.keyboard.press("3")
  await waitUntil(
    () => proposals("status=open&kind=task"),
    (rows) => rows.length === 0
  )
  await go(page, "gu")
  await run.getByRole("button", { name: "Close" }).click()
  await run.getByText("closed", { exact: true }).waitFor()
  expect(complaints).toEqual([])
  await close()
})

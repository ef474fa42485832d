/** Typed text is never lost: it stays until the server has stored it, and it is stored once. */
import type { Browser, Page } from "playwright"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { openBrowser } from "../browser.ts"
import { type Visitor, visit } from "../visitor.ts"

let browser: Browser
let tracker: Product
let request: ReturnType<Product["as"]>
let visitor: Visitor
let taskId = ""

beforeAll(async () => {
  browser = await openBrowser()
  tracker = await product({ TT_RATE_PERSON: "100000", TT_RATE_ADDRESS: "100000", TT_SIGN_INS: "100000" })
  await tracker.start()
  request = tracker.as(await tracker.token("member"))
  taskId = String((await request("POST", "/api/tasks", { title: "Mend the pier" }, "pier")).body.id)
})
afterEach(() => visitor.close())
afterAll(async () => {
  await tracker.remove()
  await browser.close()
})

const enter = async (name: string) => {
  visitor = await visit(browser, await tracker.link(name, "member"))
  return visitor.page
}
const openTask = async (page: Page) => {
  await page.goto(`${tracker.origin}/tasks/${taskId}`)
  await page.getByRole("heading", { level: 1, name: "Mend the pier" }).waitFor()
}
const commands = "**/api/**"
/** The server carries the command out, and its answer is lost. */
const loseAnswers = (page: Page) =>
  page.route(commands, async (route) => {
    if (route.request().method() === "GET") return route.fallback()
    await route.fetch()
    return route.abort()
  })
/** The server never gets the command. */
const loseCommands = (page: Page) =>
  page.route(commands, (route) => (route.request().method() === "GET" ? route.fallback() : route.abort()))
const answerAgain = (page: Page) => page.unroute(commands)
const failure = (page: Page) => page.getByText("1 change is not sent.")
const comments = async () => {
  const { body } = await request("GET", `/api/tasks/${taskId}/history?limit=200`)
  return (body.items ?? []).filter(({ event }) => event === "TaskCommented")
}

describe("text that was not stored", () => {
  test("a comment stays after a lost command, a reload and another page, and is then stored once", async () => {
    const page = await enter("Ann")
    await openTask(page)
    const field = page.getByRole("textbox", { name: "Comment" })
    await field.fill("The pier leaks")
    await loseCommands(page)
    await page.getByRole("button", { name: "Add comment" }).click()
    await failure(page).waitFor()
    expect(await field.inputValue()).toBe("The pier leaks")
    await answerAgain(page)
    await page.getByRole("link", { name: "Messages", exact: true }).click()
    await page.getByRole("heading", { level: 1, name: "Messages" }).waitFor()
    await openTask(page)
    expect(await field.inputValue()).toBe("The pier leaks")
    await page.getByRole("button", { name: "Drop" }).click()
    await failure(page).waitFor({ state: "detached" })
    await loseAnswers(page)
    await page.getByRole("button", { name: "Add comment" }).click()
    await failure(page).waitFor()
    await answerAgain(page)
    await page.getByRole("button", { name: "Add comment" }).click()
    await page.getByRole("button", { name: "Add comment", disabled: true }).waitFor()
    await failure(page).waitFor({ state: "detached" })
    expect(await field.inputValue()).toBe("")
    expect(await comments()).toHaveLength(1)
  })

  test("a new task stays in the closed dialog, and a second press after a lost answer makes no second task", async () => {
    const page = await enter("Ann")
    await page.getByRole("link", { name: "Mend the pier" }).waitFor()
    const title = page.getByRole("textbox", { name: "Title" })
    await page.keyboard.press("c")
    await title.fill("Paint the pier")
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    await page.reload()
    await page.getByRole("link", { name: "Mend the pier" }).waitFor()
    await page.keyboard.press("c")
    expect(await title.inputValue()).toBe("Paint the pier")
    await loseAnswers(page)
    await page.getByRole("button", { name: "Create" }).click()
    await page.getByRole("alert").waitFor()
    await answerAgain(page)
    await page.getByRole("button", { name: "Create" }).click()
    await page.getByRole("dialog").waitFor({ state: "detached" })
    const { body } = await request("GET", "/api/tasks?limit=200")
    expect((body.items ?? []).filter((task) => task["title"] === "Paint the pier")).toHaveLength(1)
  })

  test("a title and a description that were refused are in their fields again", async () => {
    const page = await enter("Ann")
    await openTask(page)
    await loseCommands(page)
    await page.getByRole("button", { name: "Title: Mend the pier" }).click()
    await page.getByRole("textbox", { name: "Title" }).fill("Mend the long pier")
    await page.keyboard.press("Enter")
    await failure(page).waitFor()
    await page.getByRole("button", { name: /description/ }).click()
    await page.getByRole("textbox", { name: "Description" }).fill("At low tide")
    await answerAgain(page)
    await openTask(page)
    expect(await page.getByRole("textbox", { name: "Title" }).inputValue()).toBe("Mend the long pier")
    expect(await page.getByRole("textbox", { name: "Description" }).inputValue()).toBe("At low tide")
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("At low tide").first().waitFor()
    await page.getByRole("button", { name: "Discard" }).click()
    await page.getByRole("button", { name: "Title: Mend the pier" }).waitFor()
    await waitUntil(
      () => request("GET", `/api/tasks/${taskId}`),
      ({ body }) => body["description"] === "At low tide"
    )
  })

  test("text survives the end of a session for the same person, and is deleted for another one", async () => {
    const page = await enter("Ann")
    await page.getByRole("link", { name: "Messages", exact: true }).click()
    const field = page.getByRole("textbox", { name: "Write a message" })
    await field.fill("For my eyes first")
    await page.evaluate("fetch('/api/session', { method: 'DELETE' })")
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor()
    await page.goto(await tracker.link("Ann", "member"))
    await page.getByRole("link", { name: "Messages", exact: true }).click()
    expect(await field.inputValue()).toBe("For my eyes first")
    await page.evaluate("fetch('/api/session', { method: 'DELETE' })")
    await page.getByRole("heading", { level: 1, name: "Sign in" }).waitFor()
    await page.goto(await tracker.link("Bob", "member"))
    await page.getByRole("link", { name: "Messages", exact: true }).click()
    expect(await field.inputValue()).toBe("")
    expect(await page.evaluate("JSON.stringify(localStorage)")).not.toContain("For my eyes first")
  })
})

test("Enter that ends the composition of an input method saves nothing, in every field", async () => {
  const page = await enter("Ann")
  const sent: Array<string> = []
  page.on("request", (each) => {
    if (each.method() !== "GET") sent.push(each.url())
  })
  const input = await page.context().newCDPSession(page)
  const walked: Array<string> = []
  const every = page.locator("input:not([type=checkbox], [type=date], [type=time], [type=range]), textarea")
  const walk = async (fields = every) => {
    await fields.first().waitFor()
    const before = await fields.count()
    for (let i = 0; i < before; i++) {
      const field = fields.nth(i)
      await field.fill("に")
      await field.press("End")
      await input.send("Input.imeSetComposition", { text: "ほん", selectionStart: 2, selectionEnd: 2 })
      await page.keyboard.press("Enter")
      walked.push(String(await field.evaluate("(field) => field.ariaLabel ?? field.labels?.[0]?.textContent")))
      expect(await field.inputValue()).toContain("ほん")
      expect([walked.at(-1), sent]).toEqual([walked.at(-1), []])
      await input.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 })
    }
    expect(await fields.count()).toBe(before)
  }
  await openTask(page)
  await page.getByRole("button", { name: "Title: Mend the pier" }).click()
  // This field is saved when it loses the focus, so the test visits it alone.
  await walk(page.getByRole("textbox", { name: "Title" }))
  await page.keyboard.press("Escape")
  await openTask(page)
  await page.getByRole("button", { name: /description/ }).click()
  await walk()
  for (const path of ["/messages", "/runs", "/search"]) {
    await page.goto(`${tracker.origin}${path}`)
    await walk()
  }
  await page.goto(`${tracker.origin}/tasks`)
  await page.getByRole("link", { name: "Mend the pier" }).waitFor()
  await page.keyboard.press("c")
  await page.getByRole("dialog").waitFor()
  await walk()
  expect(walked.length).toBeGreaterThanOrEqual(7)
})

/** The page for all people: hostile text stays text, a phone or a keyboard is enough, and axe finds no barrier. */
import type { Browser, Locator, Page } from "playwright"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { allClassified, type Product, product, waitUntil } from "../support/product/product.ts"
import { openBrowser } from "./browser.ts"
import { barriers, type Visitor, visit } from "./visitor.ts"

let browser: Browser
let tracker: Product
let request: ReturnType<Product["as"]>
let visitor: Visitor

const enter = async (options: Parameters<typeof visit>[2] = {}, name?: string, role?: string) => {
  visitor = await visit(browser, await tracker.link(name, role), options)
  return visitor
}

beforeAll(async () => {
  browser = await openBrowser()
  tracker = await product()
  await tracker.start()
  request = tracker.as(await tracker.token("member"))
  await request("POST", "/api/tasks", { title: "The certificate is too old" }, "first")
  await request("POST", "/api/tasks", { title: "Unbreakable".repeat(25), description: "wide ".repeat(200) }, "long")
})
afterEach(async () => {
  expect(visitor.complaints).toEqual([])
  await visitor.close()
})
afterAll(async () => {
  await tracker.remove()
  await browser.close()
})

describe("text with markup, code or control characters", () => {
  const hostile = [
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 2'>",
    "<svg/onload=\"window.ran = 3\"><a href='javascript:window.ran = 4'>press</a>",
    "{{constructor.constructor('window.ran = 5')()}} ${window.ran = 6} &lt;b&gt; &amp;"
  ]
  const reversed = "pay \u202e1000\u202c dollars"

  test("is shown to the letter in messages, titles, comments, history and search, and never runs", async () => {
    const text = hostile.join(" ")
    for (const [i, said] of [text, reversed].entries())
      expect((await request("POST", "/api/messages", { text: said }, `said-${i}`)).status).toBe(201)
    const { body } = await request("POST", "/api/tasks", { title: text.slice(0, 300) }, "hostile")
    await request("POST", `/api/tasks/${body.id}/comment`, { text }, "comment")
    const { page } = await enter()
    const shows = async (what: Locator, whole: string) => {
      await what.waitFor()
      expect(await what.textContent()).toBe(whole)
    }
    await shows(page.getByRole("link", { name: "<script>" }), text.slice(0, 300))
    await page.getByRole("link", { name: "<script>" }).click()
    // The list, with a heading of its own, stays until the code of the task's page is loaded.
    await page.getByRole("region", { name: "Activity" }).waitFor()
    await shows(page.getByRole("heading", { level: 1 }), text.slice(0, 300))
    // Markdown shows HTML as text. The history shows the letters of a person unchanged.
    await page.getByRole("region", { name: "Activity" }).getByText("<script>").first().waitFor()
    await page.getByRole("tab", { name: "History" }).click()
    await shows(page.getByRole("region", { name: "History" }).getByText("commented:"), `commented: ${text}`)
    await page.getByRole("link", { name: "Messages", exact: true }).click()
    await shows(page.getByRole("article").getByText("<script>"), text)
    const turned = page.getByRole("article").getByText("dollars")
    await shows(turned, reversed)
    // The override ends with its paragraph, so the text around it keeps its direction.
    expect(await turned.evaluate((p) => `${p.tagName} ${p.getAttribute("dir")}`)).toBe("P auto")
    await page.getByRole("link", { name: "Search" }).click()
    await page.getByRole("searchbox").fill("<script>window.ran")
    await page.getByRole("list", { name: "Search" }).getByRole("link").first().waitFor()
    expect(await page.evaluate("window.ran")).toBeUndefined()
    expect(await page.locator("main img, main script, main [onload], main a[href^='javascript']").count()).toBe(0)
  })
})

describe("every page", () => {
  /** Visits each page and the dialog, and runs a check on each. */
  const walk = async (page: Page, look: (where: string) => Promise<void>) => {
    await page.getByRole("link", { name: "The certificate" }).waitFor()
    await look("tasks")
    await page.getByRole("link", { name: "Unbreakable" }).click()
    await page.getByText("Classified by").waitFor()
    await page.getByRole("region", { name: "Activity" }).getByText("created the task").waitFor()
    await look("task")
    const go = (name: string) => page.getByRole("navigation").getByRole("link", { name, exact: true }).click()
    await go("Messages")
    await page.getByRole("article").first().waitFor()
    await look("messages")
    await go("Search")
    await look("search, empty")
    await page.getByRole("searchbox").fill("certificate")
    await page.getByRole("list", { name: "Search" }).getByRole("link").first().waitFor()
    await look("search")
    await go("Tasks")
    await page.getByRole("button", { name: "New task" }).click()
    await page.getByRole("dialog").waitFor()
    await look("new task")
  }
  beforeAll(async () => {
    await request("POST", "/api/messages", { text: "Unbreakable".repeat(50) }, "wide")
    await allClassified(request)
  })

  test("fits a phone without horizontal scrolling", async () => {
    const { page } = await enter({ viewport: { width: 390, height: 844 } })
    const wide: Array<string> = []
    await walk(page, async (where) => {
      const over = await page.evaluate(
        "[document.documentElement, ...document.querySelectorAll('main, .page, dialog')].filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.tagName + '.' + each.className)"
      )
      for (const each of over as ReadonlyArray<string>) wide.push(`${where}: ${each}`)
    })
    expect(wide).toEqual([])
  })

  test("shows the number of a task on a phone", async () => {
    const { page } = await enter({ viewport: { width: 390, height: 844 } })
    await page.getByRole("link", { name: "Unbreakable" }).click()
    await page.getByRole("region", { name: "Activity" }).waitFor()
    const number = await page.getByText(/^T-\d+$/).boundingBox()
    const title = await page.getByRole("heading", { level: 1 }).boundingBox()
    const acts = await page.getByRole("button", { name: "Complete" }).boundingBox()
    expect((number?.x ?? 0) + (number?.width ?? 0)).toBeLessThan(title?.x ?? 0)
    expect(number?.height).toBeLessThan(30)
    expect(acts?.y).toBeGreaterThan((number?.y ?? 0) + (number?.height ?? 0))
  })

  test("offers a viewer no action that would be refused", async () => {
    const { page } = await enter({}, "Vi", "viewer")
    const row = page.getByRole("listitem").filter({ hasText: "The certificate" })
    await row.waitFor()
    expect(await row.getByRole("button").isDisabled()).toBe(true)
    expect(await row.getByRole("checkbox").count()).toBe(0)
    await page.keyboard.press("j")
    await page.keyboard.press("x")
    await page.keyboard.press("e")
    await page.keyboard.press("c")
    expect(await page.getByRole("dialog").count()).toBe(0)
    await row.getByRole("link").click()
    await page.getByRole("heading", { level: 1, name: "The certificate" }).waitFor()
    expect(await page.getByRole("main").getByRole("button").all()).toHaveLength(1)
    await page.getByRole("main").getByRole("button", { name: "Search or run a command" }).waitFor()
    await page.keyboard.press("g")
    await page.keyboard.press("u")
    await page.getByRole("heading", { level: 1, name: "Runs" }).waitFor()
    expect(await page.getByRole("main").getByRole("button").all()).toHaveLength(1)
    await page.getByRole("main").getByRole("button", { name: "Search or run a command" }).waitFor()
  })

  // Colours do not depend on the width, and the order does not depend on the colours, so each is checked once.
  test.each([
    ["light", 1280],
    ["dark", 390]
  ] as const)("has no barrier that axe finds: %s, %i wide", async (colorScheme, width) => {
    const { page } = await enter({ colorScheme, viewport: { width, height: 844 }, reducedMotion: "reduce" })
    const found: Array<string> = []
    await walk(page, async (where) => {
      for (const each of await barriers(page)) found.push(`${where}: ${each}`)
    })
    expect(found).toEqual([])
  })
})

describe("the keyboard", () => {
  const focused = (page: Page) =>
    page.evaluate("(({ textContent, ariaLabel, matches }) => ariaLabel ?? textContent.trim())(document.activeElement)")
  const ringed = (page: Page) =>
    page.evaluate(
      "document.activeElement.matches(':focus-visible') && getComputedStyle(document.activeElement).outlineStyle"
    )

  test("creates a task and cancels another, and each time the focus returns and is visible", async () => {
    const { page } = await enter()
    await page.getByRole("link", { name: "The certificate" }).waitFor()
    // The first stops are the skip link, Review, My tasks, Notifications, Search and Tasks.
    for (let i = 0; i < 7; i++) await page.keyboard.press("Tab")
    expect(await focused(page)).toBe("Board")
    expect(await ringed(page)).toBe("solid")

    await page.keyboard.press("c")
    expect(await focused(page)).toBe("Title")
    expect(await ringed(page)).toBe("solid")
    await page.keyboard.type("Made by keys alone")
    await page.keyboard.press("Enter")
    await page.getByRole("link", { name: "Made by keys alone" }).waitFor()
    await page.getByRole("dialog").waitFor({ state: "detached" })
    expect(await focused(page)).toBe("Board")

    await page.keyboard.press("c")
    await page.keyboard.type("Never made")
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    expect(await focused(page)).toBe("Board")
    expect(await ringed(page)).toBe("solid")
    const { body } = await request("GET", "/api/tasks")
    expect(body.items?.map(({ title }) => title)).not.toContain("Never made")
  })

  test("reaches a link that skips the menu at its first stop", async () => {
    const { page } = await enter()
    await page.getByRole("link", { name: "The certificate" }).waitFor()
    await page.keyboard.press("Tab")
    expect(await focused(page)).toBe("Skip to content")
    expect(await ringed(page)).toBe("solid")
    await page.keyboard.press("Enter")
    expect(await page.evaluate("document.activeElement.tagName")).toBe("MAIN")
    expect(new URL(page.url()).hash).toBe("")
  })

  test("opens the tasks, moves down the list, opens and closes a task, and completes it", async () => {
    const { body } = await request("POST", "/api/tasks", { title: "The newest of all" }, "newest")
    const { page } = await enter()
    const row = page.getByRole("listitem").filter({ hasText: "The newest of all" })
    await row.waitFor()
    await page.keyboard.press("j")
    expect(await focused(page)).toBe("The newest of all")
    await page.keyboard.press("j")
    await page.keyboard.press("k")
    expect(await focused(page)).toBe("The newest of all")
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { level: 1, name: "The newest of all" }).waitFor()
    await page.keyboard.press("Escape")
    await row.waitFor()
    // The list gives the focus back to the task that was left.
    await row.locator("a:focus").waitFor()
    await page.keyboard.press("Enter")
    await page.getByRole("heading", { level: 1, name: "The newest of all" }).waitFor()
    await page.keyboard.press("g")
    await page.keyboard.press("t")
    await row.waitFor()
    await page.keyboard.press("j")
    await page.keyboard.press("e")
    await row.getByRole("button", { name: /^Reopen/ }).waitFor()
    await waitUntil(
      () => request("GET", `/api/tasks/${body.id}`),
      (answer) => answer.body["status"] === "done"
    )
  })
})

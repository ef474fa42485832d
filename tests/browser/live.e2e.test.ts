/** The page in a real browser: it shows changes from elsewhere, a new person needs no help, and private tasks stay private. */
import type { Browser } from "playwright"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { startOllama, type TestOllama } from "../ollama/server/server.ts"
import { type Product, product, waitUntil } from "../support/product/product.ts"
import { openBrowser } from "./browser.ts"
import { openStatus, signOutOf } from "./signIn/newcomer.ts"
import { type Visitor, visit } from "./visitor.ts"

let browser: Browser
const visitors: Array<Visitor> = []
const enter = async (tracker: Product, name?: string, role?: string) => {
  const visitor = await visit(browser, await tracker.link(name, role))
  visitors.push(visitor)
  return visitor
}

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
afterEach(async () => {
  for (const visitor of visitors.splice(0)) await visitor.close()
})

describe("with a language model", () => {
  let ollama: TestOllama
  let tracker: Product
  beforeAll(async () => {
    ollama = await startOllama()
    ollama.classifyAs({ category: "question", priority: "critical" })
    tracker = await product({ OLLAMA_URL: ollama.url, OLLAMA_MODEL: "test-chat", OLLAMA_EMBED_MODEL: "test-embed" })
    await tracker.start()
  })
  afterAll(async () => {
    await tracker.remove()
    await ollama.stop()
  })

  test("a task that a service creates appears in an open page as pending, and then with the model's values", async () => {
    const { page, complaints, stayed } = await enter(tracker)
    await page.getByText("No tasks yet").waitFor()
    ollama.hold()
    await tracker.as(await tracker.token("member"))("POST", "/api/tasks", { title: "Rename the harbour" }, "held")
    const row = page.getByRole("listitem").filter({ hasText: "Rename the harbour" })
    await row.getByText("being classified").waitFor()
    await ollama.asked("/api/chat", 1)
    expect(await row.getByText("question").count()).toBe(0)
    ollama.release()
    await row.getByText("question").waitFor()
    await row.getByText("critical").waitFor()
    expect(await row.getByText("being classified").count()).toBe(0)
    await (await openStatus(page)).getByText("test-chat via ollama").waitFor()
    expect(await stayed()).toBe(true)
    expect(complaints).toEqual([])
  })
})

describe("without other servers", () => {
  let tracker: Product
  let request: ReturnType<Product["as"]>
  beforeAll(async () => {
    tracker = await product()
    await tracker.start()
    request = tracker.as(await tracker.token("member"))
  })
  afterAll(() => tracker.remove())

  test("a new person loads the sample, makes a task from a message, finds it, completes it, and reads its history", async () => {
    const { page, complaints, stayed } = await enter(tracker)
    await page.getByText("load the sample: a week of a small team").waitFor()
    await page.getByRole("button", { name: "Load the sample" }).click()
    await page.getByText("155 messages loaded").waitFor()
    await page.getByRole("link", { name: "Messages", exact: true }).click()
    // The answer to it, which follows, quotes it.
    const said = page.getByRole("article").filter({ hasText: "the payment page crashes" }).first()
    // Older messages are loaded at the upper end of the list.
    while ((await said.count()) === 0) await page.locator(".said-scroll").evaluate((list) => list.scrollTo(0, 0))
    await said.hover()
    await said.getByRole("button", { name: "Make a task" }).click()
    await said.getByRole("link", { name: "T-1" }).click()
    await page.getByRole("button", { name: "Category: bug" }).waitFor()
    await page.getByText("Classified by").waitFor()
    await page.getByText("Why does this task exist?").waitFor()

    await page.keyboard.press("/")
    await page.keyboard.type("payment crashes")
    const hit = page.getByRole("list", { name: "Search" }).getByRole("link").filter({ hasText: "T-1" })
    await hit.click()
    await page.getByRole("button", { name: "Complete" }).click()
    await page.getByRole("button", { name: "Reopen" }).waitFor()
    await page.getByRole("tab", { name: "History" }).click()
    const history = page.getByRole("region", { name: "History" })
    await history.getByText("completed the task").waitFor()
    expect(await history.locator("p").allTextContents()).toEqual([
      "completed the task",
      expect.stringMatching(/^set the category and priority: bug, \w+$/),
      "created the task"
    ])
    expect(await stayed()).toBe(true)
    expect(complaints).toEqual([])
    expect((await request("GET", "/api/tasks/T-1")).body["status"]).toBe("done")
  })

  test("another member's private task is neither on the page nor in its frames", async () => {
    const owner = await enter(tracker)
    const bob = await enter(tracker, "Bob", "member")
    const vera = await enter(tracker, "Vera", "viewer")
    const make = async (title: string, onlyMe: boolean) => {
      await owner.page.keyboard.press("c")
      await owner.page.getByRole("textbox", { name: "Title" }).fill(title)
      if (onlyMe) await owner.page.getByRole("checkbox", { name: "Only for me" }).check()
      await owner.page.getByRole("button", { name: "Create" }).click()
      await owner.page.getByRole("link", { name: title }).waitFor()
    }
    await make("Buy the rhinoceros a cake", true)
    await owner.page.getByRole("listitem").filter({ hasText: "rhinoceros" }).getByText("only you").waitFor()
    await make("Something for everybody", false)
    for (const other of [bob, vera]) {
      await other.page.getByRole("link", { name: "Something for everybody" }).waitFor()
      await other.page.keyboard.press("/")
      const answered = other.page.waitForResponse(/\/api\/search\?.*rhinoceros/)
      await other.page.keyboard.type("rhinoceros")
      expect(await (await answered).text()).not.toContain("rhinoceros")
      await other.page.getByRole("link", { name: "Tasks", exact: true }).click()
      await other.page.getByRole("link", { name: "Something for everybody" }).waitFor()
      expect(await other.page.getByText("rhinoceros").count()).toBe(0)
      expect(other.frames.join()).toContain("Something for everybody")
      expect(other.frames.join()).not.toContain("rhinoceros")
    }
    expect([owner, bob, vera].map(({ complaints }) => complaints)).toEqual([[], [], []])
  })

  test("the page of a killed server says that it is stale, and catches up when the server is back", async () => {
    await request("POST", "/api/tasks", { title: "Made before" }, "before")
    const { page, complaints, stayed } = await enter(tracker)
    await page.getByRole("link", { name: "Made before" }).waitFor()
    // Open requests are answered before the kill, because an interrupted request is not an error of the page.
    await page.waitForLoadState("networkidle")
    await tracker.kill({ nats: true })
    await page.getByText("Not connected").waitFor()
    await page.getByText("Reconnecting. What you see may be out of date.").waitFor()
    expect(await page.getByRole("link", { name: "Made before" }).count()).toBe(1)
    await tracker.start()
    await waitUntil(
      () => request("POST", "/api/tasks", { title: "Made meanwhile" }, "meanwhile"),
      ({ status }) => status === 201
    )
    await page.getByRole("link", { name: "Made meanwhile" }).waitFor()
    await page.getByText("Live", { exact: true }).waitFor()
    expect(await page.getByText("may be out of date").count()).toBe(0)
    expect(await stayed()).toBe(true)
    // The browser reports each attempt to reconnect, and no other error.
    expect(complaints.filter((each) => !/^console: WebSocket connection to .* failed/.test(each))).toEqual([])
  })

  test("signing out in one tab signs out in the other too", async () => {
    const { page } = await enter(tracker)
    const other = await page.context().newPage()
    await other.goto(tracker.origin)
    await other.getByText("Live", { exact: true }).waitFor()
    await signOutOf(page)
    await other.getByText("You are signed out.").waitFor()
    expect(await other.getByRole("navigation").count()).toBe(0)
  })
})

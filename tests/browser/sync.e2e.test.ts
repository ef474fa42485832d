/** The rows of a page: kept on the device, shared by the tabs of a browser, and removed when the person signs out. */
import type { Browser, BrowserContext, Page, WebSocketRoute } from "playwright"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { type Product, product } from "../support/product/product.ts"
import { openBrowser } from "./browser.ts"
import { pressSignOut, signOutOf } from "./signIn/newcomer.ts"
import { visit } from "./visitor.ts"

let browser: Browser
let tracker: Product
let request: ReturnType<Product["as"]>
const contexts: Array<BrowserContext> = []
beforeAll(async () => {
  browser = await openBrowser()
  tracker = await product()
  await tracker.start()
  request = tracker.as(await tracker.token("member"))
  await request("POST", "/api/tasks", { title: "Paint the pier" }, "first")
})
afterAll(async () => {
  await browser.close()
  await tracker.remove()
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})

/** A page, with the number of its open sockets. */
const tabOf = async (context: BrowserContext, path = "/tasks") => {
  const page = await context.newPage()
  let open = 0
  page.on("websocket", (socket) => {
    open++
    socket.on("close", () => open--)
  })
  await page.goto(`${tracker.origin}${path}`)
  return { page, openSockets: () => open }
}
const enter = async () => {
  const { page } = await visit(browser, await tracker.link())
  contexts.push(page.context())
  await page.getByRole("link", { name: "Paint the pier" }).waitFor()
  return page
}
// A text, since the browser's types are not those of the tests.
const readKept = `new Promise((resolve, reject) => {
  const opening = indexedDB.open("task-tracker")
  opening.onerror = () => reject(new Error("no database"))
  opening.onsuccess = () => {
    const transaction = opening.result.transaction(["buckets", "windows"])
    const buckets = transaction.objectStore("buckets").getAll()
    const windows = transaction.objectStore("windows").getAllKeys()
    transaction.oncomplete = () => {
      opening.result.close()
      resolve(JSON.stringify([buckets.result, windows.result]))
    }
  }
})`
/** The rows and the windows on the device, as JSON. */
const keptRows = async (page: Page) => String(await page.evaluate(readKept))
const untilKept = async (page: Page, text: string) => {
  await expect.poll(() => keptRows(page), { timeout: 30_000 }).toContain(text)
  await expect.poll(() => keptRows(page), { timeout: 30_000 }).toContain("tasks:active")
}

describe("the rows on this device", () => {
  test("are shown before the server answers, and go on from their position", async () => {
    const page = await enter()
    await untilKept(page, "Paint the pier")
    await page.close()
    await request("POST", "/api/tasks", { title: "Mend the lamp" }, "second")
    const context = contexts[0]
    if (context === undefined) throw new Error("no context")
    // The first socket is open and silent, so that only the rows of the device can be seen.
    let silent: WebSocketRoute | null = null
    await context.routeWebSocket("**/ws", (socket) => {
      if (silent === null) silent = socket
      else socket.connectToServer()
    })
    const again = await tabOf(context)
    await again.page.getByRole("link", { name: "Paint the pier" }).waitFor()
    await expect.poll(() => silent).not.toBe(null)
    expect(await again.page.getByRole("link", { name: "Mend the lamp" }).count()).toBe(0)
    await (silent as WebSocketRoute | null)?.close({ code: 1012 })
    await again.page.getByRole("link", { name: "Mend the lamp" }).waitFor()
    await again.page.close()
  })

  test("are removed when the person signs out, in all tabs", async () => {
    const page = await enter()
    await untilKept(page, "Paint the pier")
    const context = page.context()
    const other = await tabOf(context)
    await other.page.getByRole("link", { name: "Paint the pier" }).waitFor()
    await signOutOf(page)
    await other.page.getByText("You are signed out.").waitFor()
    expect(await keptRows(other.page)).toBe("[[],[]]")
  })

  test("stay while the server does not answer, and the page says that the person is still signed in", async () => {
    const page = await enter()
    await untilKept(page, "Paint the pier")
    await page.context().route("**/api/session", (route) => route.abort())
    await pressSignOut(page)
    await page.getByText("You are still signed in. Can't reach the server.").waitFor()
    expect(await keptRows(page)).toContain("Paint the pier")
    await page.context().unroute("**/api/session")
    await page.getByRole("dialog", { name: "Status" }).getByRole("button", { name: "Sign out" }).press("Enter")
    await page.getByText("You are signed out.").waitFor()
    expect(await keptRows(page)).toBe("[[],[]]")
  })

  test("are removed when the session ends while the page is not connected", async () => {
    const page = await enter()
    await untilKept(page, "Paint the pier")
    const context = page.context()
    const sockets: Array<WebSocketRoute> = []
    await context.routeWebSocket("**/ws", (socket) => {
      socket.connectToServer()
      sockets.push(socket)
    })
    await page.reload()
    await page.getByText("Live", { exact: true }).waitFor({ state: "attached" })
    await context.clearCookies()
    await sockets[0]?.close({ code: 1012 })
    await page.getByText("You are signed out.").waitFor()
    expect(await keptRows(page)).toBe("[[],[]]")
  })
})

describe("two tabs", () => {
  test("share one socket, and the second opens one when the first closes", async () => {
    const first = await enter()
    const second = await tabOf(first.context())
    await second.page.getByText("Live", { exact: true }).waitFor({ state: "attached" })
    await second.page.getByRole("link", { name: "Paint the pier" }).waitFor()
    expect(second.openSockets()).toBe(0)
    await request("POST", "/api/tasks", { title: "Seen by both" }, "both")
    for (const page of [first, second.page]) await page.getByRole("link", { name: "Seen by both" }).waitFor()
    await first.close()
    await request("POST", "/api/tasks", { title: "After the first tab" }, "after")
    await second.page.getByRole("link", { name: "After the first tab" }).waitFor()
    expect(second.openSockets()).toBe(1)
  })
})

test("a change without an answer is shown, and is sent again with its key", async () => {
  const page = await enter()
  const context = page.context()
  await context.route("**/api/tasks/*/complete", (route) => route.abort())
  await page
    .getByRole("button", { name: /Complete: T-1/ })
    .first()
    .click()
  await page.getByText("1 change is not sent.").waitFor()
  await context.unroute("**/api/tasks/*/complete")
  expect((await request("GET", "/api/tasks/T-1")).body["status"]).toBe("open")
  await page.getByRole("button", { name: "Send again" }).click()
  await page.getByText("1 change is not sent.").waitFor({ state: "detached" })
  await expect.poll(async () => (await request("GET", "/api/tasks/T-1")).body["status"]).toBe("done")
})

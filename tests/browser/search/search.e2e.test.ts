/** Search by keys: numbers, signs typed in another way, facets, and what another person may not find. */
import type { Page } from "playwright"
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { sendAccepted } from "../../support/knowledge/requests.ts"
import { waitUntil } from "../../support/product/product.ts"
import { browserScene } from "../scene/browserScene.ts"
import { expectFits } from "../scene/expectFits.ts"
import type { Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let visitor: Visitor
let page: Page
let task = ""
let message = ""

beforeAll(async () => {
  task = (await sendAccepted(request, "/api/tasks", { title: "Moor the ferry at quay two" })).id
  message = (await sendAccepted(request, "/api/messages", { text: "Ваучери повертаємо за п’ять днів, the ferry too" }))
    .id
  const ann = scene.tracker.as(await scene.tracker.token("member", "ann"))
  const { seq } = await sendAccepted(ann, "/api/messages", { text: "My own ferry secret", audience: "private" })
  await ann("GET", `/api/messages?after=${seq}`)
})
beforeEach(async () => {
  visitor = await scene.enter("Bob", "member")
  page = visitor.page
  await page.goto(`${scene.tracker.origin}/tasks`)
  await page.getByText("Live", { exact: true }).waitFor({ state: "attached" })
  await page.keyboard.press("/")
  await page.getByRole("searchbox").waitFor()
})
afterEach(() => visitor.close())

const hits = () => page.locator("a.hit")
const path = () => new URL(page.url()).pathname + new URL(page.url()).search

test("T-1 finds its task, however it is typed, and Enter opens it", async () => {
  await page.keyboard.type("Ｔ－１")
  await hits().first().getByText("number").waitFor()
  await page.keyboard.press("Enter")
  await waitUntil(
    () => Promise.resolve(path()),
    (at) => at === `/tasks/${task}`
  )
  expect(path()).toBe(`/tasks/${task}`)
})

test("a word with another apostrophe finds the message, says by words, and leads to it", async () => {
  await page.keyboard.type("п'ять")
  await hits().first().locator("mark", { hasText: "п’ять" }).waitFor()
  await hits().first().getByText("words").waitFor()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await waitUntil(
    () => Promise.resolve(path()),
    (at) => at.startsWith("/messages")
  )
  expect(path()).toContain(message)
})

test("a facet narrows the hits and has its count, and no person finds a private item of another", async () => {
  await page.keyboard.type("ferry")
  await page.getByRole("tab", { name: "Messages 1" }).waitFor()
  expect(await hits().count()).toBe(2)
  await page.getByRole("tab", { name: "Messages 1" }).click()
  await waitUntil(
    () => hits().count(),
    (n) => n === 1
  )
  expect(await page.getByText("secret").count()).toBe(0)
  expect(path()).toContain("kind=message")
  await page.getByRole("searchbox").fill("secret")
  await page.getByText("No results for “secret”.").waitFor()
  await page.getByRole("button", { name: "Search everything" }).click()
  await waitUntil(
    () => Promise.resolve(path()),
    (at) => !at.includes("kind=")
  )
})

test("the page fits each window, and Escape leads back to the field", async () => {
  await page.keyboard.type("ferry")
  await hits().first().waitFor()
  await expectFits(page, "search")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("j")
  expect(await page.evaluate("document.activeElement.matches('a.hit')")).toBe(true)
  await page.keyboard.press("Escape")
  expect(await page.evaluate("document.activeElement.type")).toBe("search")
})

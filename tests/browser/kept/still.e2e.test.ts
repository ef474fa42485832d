/** The focus always has an owner, and nothing moves under the pointer or the focus when another person changes something. */
import type { Page } from "playwright"
import { afterEach, describe, expect, test } from "vitest"
import { waitUntil } from "../../support/product/product.ts"
import { browserScene } from "../scene/browserScene.ts"
import type { Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let visitor: Visitor

afterEach(() => visitor.close())

const enter = async () => {
  visitor = await scene.enter("Ann", "member")
  return visitor.page
}
const make = (title: string) => request("POST", "/api/tasks", { title }, title.replaceAll(" ", "-"))
const row = (page: Page, title: string) => page.getByRole("listitem").filter({ hasText: title })
const topOf = async (page: Page, title: string) => (await row(page, title).boundingBox())?.y
const owner = (page: Page) =>
  page.evaluate("(({ ariaLabel, textContent }) => ariaLabel ?? textContent.trim())(document.activeElement)")
const ownerBecomes = (page: Page, name: RegExp) =>
  waitUntil(
    () => owner(page),
    (now) => name.test(String(now))
  )

test("the focus has an owner after complete, reopen, a saved title and Escape", async () => {
  const { body } = await make("Mend the pier")
  const page = await enter()
  await page.goto(`${scene.tracker.origin}/tasks/${body.id}`)
  await page.getByRole("button", { name: "Complete" }).focus()
  await page.keyboard.press("Enter")
  await ownerBecomes(page, /Reopen$/)
  await page.keyboard.press("Enter")
  await ownerBecomes(page, /Complete$/)
  await page.getByRole("button", { name: /^Title:/ }).focus()
  await page.keyboard.press("Enter")
  await ownerBecomes(page, /^Title$/)
  await page.keyboard.type(" again")
  await page.keyboard.press("Enter")
  await ownerBecomes(page, /^Title: Mend the pier again$/)
  await page.keyboard.press("Escape")
  await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor()
  await ownerBecomes(page, /^Mend the pier again$/)
  expect(await page.evaluate("document.activeElement.tagName")).toBe("A")
})

describe("a change of another person", () => {
  test.each([
    ["pointer", (page: Page) => row(page, "Oil the winch").hover()],
    ["focus", (page: Page) => row(page, "Oil the winch").getByRole("link").focus()]
  ] as const)("moves nothing under the %s: new tasks wait above", async (kind, use) => {
    if (kind === "pointer") await make("Oil the winch")
    const page = await enter()
    await row(page, "Oil the winch").waitFor()
    await use(page)
    const before = await topOf(page, "Oil the winch")
    await make(`New for the ${kind} 1`)
    await make(`New for the ${kind} 2`)
    const pill = page.getByRole("button", { name: "2 new" })
    await pill.waitFor()
    expect(await topOf(page, "Oil the winch")).toBe(before)
    expect(await row(page, `New for the ${kind} 1`).count()).toBe(0)
    await pill.click()
    await row(page, `New for the ${kind} 2`).waitFor()
  })

  test("that finishes a task leaves it in its place while the pointer is there", async () => {
    const { body } = await make("Paint the hut")
    const page = await enter()
    await row(page, "Paint the hut").hover()
    const before = await topOf(page, "Paint the hut")
    await request("POST", `/api/tasks/${body.id}/complete`, {}, "paint")
    await row(page, "Paint the hut")
      .getByRole("button", { name: /^Reopen/ })
      .waitFor()
    expect(await topOf(page, "Paint the hut")).toBe(before)
    await page.mouse.move(5, 5)
    await page.getByRole("heading", { level: 2, name: "Done" }).waitFor()
  })

  test("adds no message above the one under the pointer", async () => {
    await request("POST", "/api/messages", { text: "The first message" }, "first")
    const page = await enter()
    await page.getByRole("link", { name: "Messages", exact: true }).click()
    const first = page.getByRole("article").filter({ hasText: "The first message" })
    await first.hover()
    const before = await first.boundingBox()
    await request("POST", "/api/messages", { text: "The second message" }, "second")
    // There is room for it below the first one.
    await page.getByRole("article").filter({ hasText: "The second message" }).waitFor()
    expect(await first.boundingBox()).toEqual(before)
  })
})

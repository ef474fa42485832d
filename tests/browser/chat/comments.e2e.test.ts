/** Comments on the page of a task: edited and deleted by their author, with undo, a conflict of two windows, and mentions. */
import type { Page } from "playwright"
import { afterEach, beforeEach, expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"
import { barriers, type Visitor } from "../visitor.ts"

const scene = browserScene()
let visitor: Visitor
let page: Page
let address = ""
let made = 0

beforeEach(async () => {
  visitor = await scene.enter("Ann", "member")
  page = visitor.page
  const { body } = await scene.request("POST", "/api/tasks", { title: "Oil the winch" }, `task-${++made}`)
  address = `${scene.tracker.origin}/tasks/${body.id}`
  await page.goto(address)
})
afterEach(() => visitor.close())

const field = (of: Page = page) => of.getByRole("textbox", { name: "Comment", exact: true })
const comment = (text: string, of: Page = page) => of.locator(".stream-comment").filter({ hasText: text })
const write = async (text: string) => {
  await field().fill(text)
  await page.keyboard.press("Control+Enter")
  await comment(text).waitFor()
}
const edit = async (from: string, to: string, of: Page = page) => {
  await comment(from, of).getByRole("button", { name: "Edit comment" }).click()
  await of.getByRole("textbox", { name: "Edit comment" }).fill(to)
}

test("an own comment is edited, and the undo brings the former words back", async () => {
  await write("It squeaks")
  await edit("It squeaks", "It squeaks a lot")
  await page.keyboard.press("Control+Enter")
  await comment("It squeaks a lot").getByText("edited").waitFor()
  await page.getByRole("button", { name: "Undo" }).first().click()
  await page.locator(".stream-comment .md", { hasText: /^\s*It squeaks\s*$/ }).waitFor()
  expect(await barriers(page)).toEqual([])
})

test("an own comment is deleted for every reader, and comes back", async () => {
  await write("A secret")
  const other = await scene.enter("Bob", "member")
  await other.page.goto(address)
  await comment("A secret", other.page).waitFor()
  expect(await comment("A secret", other.page).getByRole("button", { name: "Edit comment" }).count()).toBe(0)
  await comment("A secret").getByRole("button", { name: "Delete comment" }).click()
  await other.page.getByText("This comment was deleted.").waitFor()
  expect(await other.page.locator("main").innerText()).not.toContain("A secret")
  await page.getByRole("button", { name: "Undo" }).first().click()
  await comment("A secret", other.page).waitFor()
  await other.close()
})

test("an edit in another window is a conflict with both texts, and nothing is overwritten", async () => {
  await write("First")
  const second = await page.context().newPage()
  await second.goto(address)
  await edit("First", "Of the second window", second)
  await edit("First", "Of the first window")
  await page.keyboard.press("Control+Enter")
  await comment("Of the first window").getByText("edited").waitFor()
  // The text of the other window, which is open, stays there.
  expect(await page.getByRole("alert").filter({ hasText: "Of the first window" }).count()).toBe(0)
  await second.getByRole("alert").filter({ hasText: "Of the first window" }).waitFor()
  expect(await second.getByRole("textbox", { name: "Edit comment" }).inputValue()).toBe("Of the second window")
  await second.getByRole("button", { name: "Keep my version" }).click()
  await comment("Of the second window").waitFor()
  await second.close()
})

test("after an @ people are offered, and the keyboard takes one", async () => {
  await scene.tracker.link("Ines Duarte", "member")
  await page.reload()
  await field().click()
  await page.keyboard.type("Please ask @ine")
  await page.getByRole("option", { name: "Ines Duarte" }).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press("Tab")
  await page.keyboard.type("today")
  expect(await field().inputValue()).toBe("Please ask @Ines Duarte today")
  await page.keyboard.type(" @")
  await page.getByRole("listbox").waitFor()
  await page.keyboard.press("Escape")
  await page.getByRole("listbox").waitFor({ state: "detached" })
  expect(page.url()).toBe(address)
})

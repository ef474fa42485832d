/** The palette by keyboard alone: it opens, finds, acts, hands its text to a form, and gives the focus back. */
import type { Page } from "playwright"
import { afterEach, expect, test } from "vitest"
import { waitUntil } from "../../support/product/product.ts"
import { browserScene } from "../scene/browserScene.ts"
import type { Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let visitor: Visitor

afterEach(() => visitor.close())

const make = async (title: string) => String((await request("POST", "/api/tasks", { title }, title)).body.id)
const openTasks = async (title: string) => {
  visitor = await scene.enter("Ann", "member")
  const { page } = visitor
  await page.goto(`${scene.tracker.origin}/tasks`)
  await page.getByRole("link", { name: title }).waitFor()
  return page
}
const openPalette = async (page: Page) => {
  await page.keyboard.press("Control+k")
  await page.getByRole("combobox", { name: "Search or run a command" }).waitFor()
}
const statusBecomes = (id: string, status: string) =>
  waitUntil(
    () => request("GET", `/api/tasks/${id}`),
    ({ body }) => body["status"] === status
  )

test("it finds a task, completes it, and Escape gives the focus back to the row", async () => {
  const id = await make("Mend-the-pier")
  await make("Paint-the-boat")
  const page = await openTasks("Mend-the-pier")
  const row = page.getByRole("link", { name: "Paint-the-boat" })
  await row.focus()
  await openPalette(page)
  await page.keyboard.type("mend")
  await page.getByRole("option", { name: /Mend-the-pier/ }).waitFor()
  await page.keyboard.press("Tab")
  await page.keyboard.type("complete")
  await page.getByRole("option", { name: "Complete", selected: true }).waitFor()
  await page.keyboard.press("Enter")
  await statusBecomes(id, "done")
  await page.getByRole("dialog").waitFor({ state: "detached" })

  await row.focus()
  await openPalette(page)
  await page.keyboard.press("Escape")
  await page.getByRole("dialog").waitFor({ state: "detached" })
  expect(await page.evaluate("document.activeElement.textContent")).toContain("Paint-the-boat")
})

test("the line for a new task hands the typed text to the form, and loses no text that waits there", async () => {
  await make("Oil-the-winch")
  const page = await openTasks("Oil-the-winch")
  const title = page.getByRole("textbox", { name: "Title" })
  const newTask = async (text: string) => {
    await openPalette(page)
    await page.keyboard.type(text)
    await page.getByRole("option", { name: `New task “${text}”` }).waitFor()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await title.waitFor()
  }
  await newTask("Repair the zymurgy set")
  expect(await title.inputValue()).toBe("Repair the zymurgy set")
  await page.keyboard.press("Escape")
  await page.getByRole("dialog").waitFor({ state: "detached" })
  await newTask("Order zinc paint")
  expect(await title.inputValue()).toBe("Order zinc paint")
  expect(await page.getByRole("textbox", { name: "Description" }).inputValue()).toBe("Repair the zymurgy set")
  await page.keyboard.press("Enter")
  await page.getByRole("dialog").waitFor({ state: "detached" })
  await page.getByRole("link", { name: "Order zinc paint" }).waitFor()
})

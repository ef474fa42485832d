/** Notifications: they arrive at once, are marked by keys and with undo, come back later, and fit a phone. */
import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"
import { expectFits } from "../scene/expectFits.ts"
import { barriers, type Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let visitor: Visitor
let page: Page
let me: string

beforeAll(async () => {
  visitor = await scene.enter("Ann", "member")
  page = visitor.page
  me = (await (await page.context().request.get(`${scene.tracker.origin}/api/session`)).json()).actor
})
afterAll(async () => visitor.close())

const make = async (title: string) => {
  const { body } = await request("POST", "/api/tasks", { title, assignee: me }, title.replaceAll(" ", "-"))
  return String(body.id)
}
const rows = () => page.locator(".nt")
const row = (text: string) => rows().filter({ hasText: text })
const unread = () => page.locator(".nt.new").count()
const badge = () => page.getByRole("link", { name: /^Notifications/ }).innerText()

test("an empty list says which notifications it will have", async () => {
  await page.goto(`${scene.tracker.origin}/notifications`)
  await page.getByRole("heading", { name: "No notifications" }).waitFor()
  expect(await barriers(page)).toEqual([])
})

test("actions of others arrive at once, and the menu counts the unread ones", async () => {
  await make("Oil the winch")
  const pier = await make("Mend the pier before the storm of Friday")
  await request(
    "POST",
    `/api/tasks/${pier}/comment`,
    { text: "Who has the long ladder? <b>Not</b> in the shed." },
    "ladder"
  )
  await row("commented").waitFor()
  expect(await rows().count()).toBe(3)
  await expect.poll(badge).toMatch(/3$/)
  await request("POST", `/api/tasks/${pier}/complete`, {}, "done")
  await row("completed the task").waitFor()
  // The assignment is over.
  await expect.poll(() => rows().count()).toBe(3)
  expect(await barriers(page)).toEqual([])
})

test("keys move, mark, put off and undo", async () => {
  await page.keyboard.press("j")
  await page.keyboard.press("j")
  await page.locator(".nt.cur q").waitFor()
  expect(await page.locator(".nt.cur q").innerText()).toBe("Who has the long ladder? <b>Not</b> in the shed.")
  await page.keyboard.press("e")
  await expect.poll(unread).toBe(2)
  await expect.poll(badge).toMatch(/2$/)
  await page.keyboard.press("z")
  await expect.poll(unread).toBe(3)
  await page.keyboard.press("h")
  await expect.poll(() => rows().count()).toBe(2)
  expect(await page.locator(".nt.cur").count()).toBe(1)
  await page.getByRole("tab", { name: /^Later/ }).click()
  await row("commented").waitFor()
  await page.getByRole("tab", { name: /^Inbox/ }).click()
  await page.keyboard.press("a")
  await expect.poll(unread).toBe(0)
})

test("another browser of the person has the marks, also after a reload", async () => {
  const other = await scene.enter("Ann", "member")
  await other.page.goto(`${scene.tracker.origin}/notifications`)
  await other.page.locator(".nt").first().waitFor()
  expect(await other.page.locator(".nt.new").count()).toBe(0)
  expect(await other.page.locator(".nt").count()).toBe(2)
  await other.close()
})

test("opening one reads it, and shows the task", async () => {
  await make("Paint the door")
  const pill = page.getByRole("button", { name: "1 new" })
  await pill.or(row("Paint the door")).first().waitFor()
  if (await pill.isVisible()) await pill.click()
  await row("Paint the door").getByRole("link").click()
  await page.waitForURL(/\/tasks\//)
  await expect.poll(badge).not.toMatch(/\d$/)
  await page.goBack()
  await row("Paint the door").waitFor()
  expect(await unread()).toBe(0)
})

test("new notices wait above the list while a person uses it", async () => {
  await page.keyboard.press("j")
  await make("Sweep the quay")
  const pill = page.getByRole("button", { name: "1 new" })
  await pill.waitFor()
  expect(await row("Sweep the quay").count()).toBe(0)
  await pill.click()
  await row("Sweep the quay").waitFor()
})

test("a comment is replied to in its row, and the text stays until it is stored", async () => {
  const id = await make("Count the ropes")
  await page.reload()
  await request("POST", `/api/tasks/${id}/comment`, { text: "How many are there?" }, "ropes")
  const commented = row("Count the ropes").filter({ hasText: "commented" })
  await commented.getByRole("link").focus()
  await page.keyboard.press("r")
  const field = commented.getByRole("textbox")
  await field.pressSequentially("Forty")
  await page.keyboard.press("Escape")
  await page.keyboard.press("r")
  expect(await field.inputValue()).toBe("Forty")
  expect(await barriers(page)).toEqual([])
  await page.route("**/comment", (route) => route.fulfill({ status: 500, body: "no" }))
  await page.keyboard.press("Control+Enter")
  await page.locator(".tst.fail").waitFor()
  expect(await field.inputValue()).toBe("Forty")
  await page.unroute("**/comment")
  await page.keyboard.press("Control+Enter")
  await page.getByText("Reply sent").waitFor()
  expect(await field.count()).toBe(0)
  const { body } = await request("GET", `/api/tasks/${id}/history`)
  expect(JSON.stringify(body)).toContain("Forty")
  await expect.poll(() => commented.evaluate((each) => each.classList.contains("new"))).toBe(false)
})

test("a kind that is switched off is not listed", async () => {
  await page.goto(`${scene.tracker.origin}/settings/notices`)
  await page.getByRole("checkbox", { name: "You are assigned, Dashboard" }).press("Space")
  await page.getByText("Saved").waitFor()
  expect(await barriers(page)).toEqual([])
  await page.goto(`${scene.tracker.origin}/notifications`)
  await row("completed the task").waitFor()
  await expect.poll(() => row("assigned you").count()).toBe(0)
})

test("the list fits each size, in both themes", async () => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme })
    await expectFits(page, `notifications-${colorScheme}`)
  }
  // A test above has answered a request with 500.
  expect(visitor.complaints.filter((each) => !/\b500\b/.test(each))).toEqual([])
})

/** Time travel over one task by keyboard: each key, the address, and a value of the past that becomes a new event. */
import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { waitUntil } from "../../support/product/product.ts"
import { browserScene } from "../scene/browserScene.ts"
import { barriers, type Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let visitor: Visitor

beforeAll(async () => {
  visitor = await scene.enter("Ann", "member", { reducedMotion: "reduce" })
})
afterAll(async () => {
  await visitor.close()
})

/** A task with five changes, in this order: created, classified, scheduled, retitled, described. */
const makeTask = async (name: string) => {
  const text = { title: "Refund the sailing", description: "One\nTwo" }
  const { id, seq } = (await request("POST", "/api/tasks", text, name)).body
  await waitUntil(
    () => request("GET", `/api/tasks/${id}?after=${seq}`),
    ({ status, body }) => status === 200 && body["classification"] !== "pending"
  )
  const change = async (verb: string, body: object) =>
    expect((await request("POST", `/api/tasks/${id}/${verb}`, body, `${name}-${verb}`)).status).toBe(200)
  await change("schedule", { due: "2031-12-04" })
  await change("retitle", { title: "Refund the sailing of Friday" })
  await change("describe", { description: "One\nThree" })
  return String(id)
}

const title = (page: Page) => page.getByRole("heading", { level: 2 }).first()
const shows = (page: Page, text: string) =>
  title(page)
    .filter({ hasText: new RegExp(`^${text}$`) })
    .waitFor()
const position = (page: Page) => new URL(page.url()).searchParams.get("at")
const change = (page: Page, n: number) => page.getByText(`change ${n} of 5`, { exact: true }).waitFor()

test("the keys travel, the address keeps the position, and a restored value is a new event with an undo", async () => {
  const { page } = visitor
  const id = await makeTask("keys")
  await page.goto(`${scene.tracker.origin}/tasks/${id}`)
  await page.getByRole("tab", { name: "Activity" }).focus()
  await page.keyboard.press("End")
  await change(page, 5)
  expect(position(page)).toBeNull()

  // Out of the tabs, whose arrows choose a tab.
  await page.getByRole("button", { name: "One change back" }).focus()
  await page.keyboard.press("ArrowLeft")
  await page.keyboard.press("ArrowLeft")
  await change(page, 3)
  await shows(page, "Refund the sailing")
  await page.getByText("2 things differ from now.").waitFor()
  expect(await page.getByRole("button", { name: "Complete" }).isDisabled()).toBe(true)

  const at = position(page)
  await page.reload()
  await change(page, 3)
  await shows(page, "Refund the sailing")
  expect(position(page)).toBe(at)
  expect(await barriers(page)).toEqual([])

  await page.keyboard.press("Home")
  await change(page, 1)
  await page.keyboard.press("Shift+ArrowRight")
  await change(page, 5)
  await page.keyboard.press("Shift+ArrowLeft")
  await change(page, 1)
  await page.keyboard.press("ArrowRight")
  await change(page, 2)
  await page.keyboard.press("Escape")
  await change(page, 5)
  expect(new URL(page.url()).searchParams.get("view")).toBe("time")

  await page.keyboard.press("ArrowLeft")
  await page.keyboard.press("ArrowLeft")
  await page.keyboard.press("ArrowLeft")
  await page.getByRole("button", { name: "Restore: Due" }).waitFor()
  await page.getByRole("button", { name: "Restore: Title" }).focus()
  await page.keyboard.press("Enter")
  await waitUntil(
    () => request("GET", `/api/tasks/${id}`),
    ({ body }) => body["title"] === "Refund the sailing"
  )
  await page.getByText("change 2 of 6", { exact: true }).waitFor()
  const { body } = await request("GET", `/api/tasks/${id}/history`)
  expect(body.items?.map(({ event }) => event)).toEqual([
    "TaskCreated",
    "TaskClassified",
    "TaskScheduled",
    "TaskRetitled",
    "TaskDescribed",
    "TaskRetitled"
  ])
  await page.keyboard.press("z")
  await waitUntil(
    () => request("GET", `/api/tasks/${id}`),
    ({ body }) => body["title"] === "Refund the sailing of Friday"
  )
})

test("both versions of a description are compared by line", async () => {
  const { page } = visitor
  const id = await makeTask("lines")
  const { body } = await request("GET", `/api/tasks/${id}/history`)
  await page.goto(`${scene.tracker.origin}/tasks/${id}?view=time&at=${String(body.items?.[2]?.["seq"])}`)
  await page.getByRole("tab", { name: "Both" }).click()
  await page.locator("del").filter({ hasText: "Two" }).waitFor()
  await page.locator("ins").filter({ hasText: "Three" }).waitFor()
  expect(await page.locator(":is(del, ins)").allTextContents()).toEqual(["Two", "Three"])
})

test("a viewer travels, and is offered no value to restore", async () => {
  const id = await makeTask("viewer")
  const vera = await scene.enter("Vera", "viewer")
  await vera.page.goto(`${scene.tracker.origin}/tasks/${id}?view=time`)
  await vera.page.getByText("change 5 of 5", { exact: true }).waitFor()
  await vera.page.keyboard.press("Home")
  await vera.page.getByText("change 1 of 5", { exact: true }).waitFor()
  await vera.page.getByText(/differ from now/).waitFor()
  expect(await vera.page.getByRole("button", { name: /^Restore/ }).count()).toBe(0)
  await vera.close()
})

test("a past that could not be read is not shown as that step, and Try again reads it", async () => {
  const { page } = visitor
  const id = await makeTask("failing")
  const past = /\/api\/tasks\/[^/?]+\?asOf=/u
  await page.route(past, (route) => route.fulfill({ status: 500, body: "" }))
  await page.goto(`${scene.tracker.origin}/tasks/${id}?view=time`)
  await change(page, 5)
  await page.keyboard.press("Home")
  await change(page, 1)
  const again = page.getByRole("button", { name: "Try again" })
  await again.waitFor()
  expect(await page.getByRole("button", { name: /^Restore/ }).count()).toBe(0)
  await page.unroute(past)
  await again.click()
  await shows(page, "Refund the sailing")
  await again.waitFor({ state: "detached" })
})

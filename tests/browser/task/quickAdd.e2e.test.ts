/** A typed title: its words become fields, a chip is taken back, and a repeated creation after a lost answer is one task. */
import type { Page } from "playwright"
import { afterEach, beforeEach, expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"
import { barriers, type Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let visitor: Visitor
let page: Page

beforeEach(async () => {
  visitor = await scene.enter("Ann Lee", "member", { timezoneId: "Europe/Kyiv" })
  page = visitor.page
})
afterEach(() => visitor.close())

const tasks = async () => {
  return (await request("GET", "/api/tasks")).body.items ?? []
}
const type = async (text: string) => {
  await page.keyboard.press("c")
  await page.getByRole("textbox", { name: "Title" }).waitFor()
  await page.keyboard.type(text)
}
const chips = () => page.getByRole("list", { name: "Understood" }).getByRole("listitem")

test("understood words become fields and leave the title, and a chip that is taken back stays in it", async () => {
  await type("Виправити вхід @ann p1 24.12.2029 о 18:00")
  await chips().nth(2).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole("button", { name: "Keep “critical” as text" }).click()
  expect(await chips().count()).toBe(2)
  await page.getByRole("textbox", { name: "Title" }).focus()
  await page.keyboard.press("Enter")
  await page.getByRole("listitem").filter({ hasText: "Виправити вхід p1" }).waitFor()
  const made = (await tasks()).find(({ title }) => title === "Виправити вхід p1")
  expect(made).toMatchObject({ due: "2029-12-24T16:00:00Z", assignee: expect.stringMatching(/^person:/) })
})

test("a date is understood also when the title is sent at once", async () => {
  await type("Mend the pier 24 Dec 2029")
  await page.keyboard.press("Enter")
  await page.getByRole("listitem").filter({ hasText: "Mend the pier" }).waitFor()
  expect((await tasks()).find(({ title }) => title === "Mend the pier")).toMatchObject({ due: "2029-12-24" })
})

test("a creation that is sent again after a lost answer makes one task", async () => {
  let isLost = true
  await page.route("**/api/tasks", async (route) => {
    if (!isLost || route.request().method() !== "POST") return route.continue()
    await route.fetch()
    await route.abort()
  })
  await type("Oil the winch in 3 hours")
  await page.keyboard.press("Enter")
  await page.getByRole("alert").first().waitFor()
  isLost = false
  await page.keyboard.press("Enter")
  await page.getByRole("dialog").waitFor({ state: "detached" })
  expect((await tasks()).filter(({ title }) => title === "Oil the winch")).toHaveLength(1)
})

/** Two people edit one text in two browsers: nothing is overwritten in silence. */
import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { waitUntil } from "../../support/product/product.ts"
import { browserScene } from "../scene/browserScene.ts"
import type { Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let ann: Visitor
let bob: Visitor

beforeAll(async () => {
  ann = await scene.enter("Ann", "member")
  bob = await scene.enter("Bob", "member")
})
afterAll(async () => {
  await ann.close()
  await bob.close()
})

const makeTask = async (title: string) => {
  const { body } = await request("POST", "/api/tasks", { title, description: "First" }, title.replaceAll(" ", "-"))
  const id = String(body.id)
  for (const { page } of [ann, bob]) {
    await page.goto(`${scene.tracker.origin}/tasks/${id}`)
    await page.getByRole("heading", { level: 1, name: title }).waitFor()
  }
  return id
}
const becomes = (id: string, field: string, value: string) =>
  waitUntil(
    () => request("GET", `/api/tasks/${id}`),
    ({ body }) => body[field] === value
  )
const typeInto = async (page: Page, name: string, text: string) => {
  await page.getByRole("button", { name: name === "Title" ? /^Title:/ : /description/ }).click()
  await page.getByRole("textbox", { name }).fill(text)
}
const conflictOf = (page: Page) => page.getByRole("alert", { name: /This text was changed while you edited it/ })

test("the later of two titles sees both, and is stored only by a choice", async () => {
  const id = await makeTask("Mend the pier")
  await typeInto(ann.page, "Title", "Mend the short pier")
  await typeInto(bob.page, "Title", "Mend the long pier")
  await bob.page.keyboard.press("Enter")
  await becomes(id, "title", "Mend the long pier")
  await conflictOf(ann.page).getByText("Mend the long pier").waitFor()
  await ann.page.getByRole("textbox", { name: "Title" }).press("Enter")
  expect(await ann.page.getByRole("textbox", { name: "Title" }).inputValue()).toBe("Mend the short pier")
  expect((await request("GET", `/api/tasks/${id}`)).body["title"]).toBe("Mend the long pier")
  await ann.page.getByRole("button", { name: "Keep my version" }).click()
  await becomes(id, "title", "Mend the short pier")
})

test("a description that was saved before the other arrived is refused, also after a reload, and can be merged", async () => {
  const id = await makeTask("Paint the pier")
  await typeInto(ann.page, "Description", "Of Ann")
  // Ann's page does not hear of Bob's change before it saves.
  await ann.page.route("**/describe", async (route) => {
    await request("POST", `/api/tasks/${id}/describe`, { description: "Of Bob" }, "of-bob")
    await route.fallback()
  })
  await ann.page.getByRole("button", { name: "Save" }).click()
  await conflictOf(ann.page).getByText("Of Bob").waitFor()
  expect((await request("GET", `/api/tasks/${id}`)).body["description"]).toBe("Of Bob")
  await ann.page.unroute("**/describe")
  await ann.page.reload()
  await conflictOf(ann.page).getByText("Of Bob").waitFor()
  await ann.page.getByRole("button", { name: "Edit both together" }).click()
  expect(await ann.page.getByRole("textbox", { name: "Description" }).inputValue()).toBe("Of Bob\n\nOf Ann")
  await ann.page.getByRole("button", { name: "Save" }).click()
  await becomes(id, "description", "Of Bob\n\nOf Ann")
})

test("two windows of one person keep a text each, also over a reload, and the later one sees both", async () => {
  const id = await makeTask("Tar the pier")
  const second = await ann.page.context().newPage()
  await second.goto(`${scene.tracker.origin}/tasks/${id}`)
  await second.getByRole("heading", { level: 1, name: "Tar the pier" }).waitFor()
  await typeInto(ann.page, "Description", "Of the first window")
  await typeInto(second, "Description", "Of the second window")
  const shown = (page: Page) => page.getByRole("textbox", { name: "Description" }).inputValue()
  for (const page of [ann.page, second]) await page.reload()
  expect([await shown(ann.page), await shown(second)]).toEqual(["Of the first window", "Of the second window"])
  await second.getByRole("button", { name: "Save" }).click()
  await becomes(id, "description", "Of the second window")
  await conflictOf(ann.page).getByText("Of the second window").waitFor()
  expect(await shown(ann.page)).toBe("Of the first window")
  await ann.page.getByRole("button", { name: "Use the other version" }).click()
  await conflictOf(ann.page).waitFor({ state: "detached" })
  await second.close()
})

test("the API refuses an older revision with both versions", async () => {
  const { body } = await request("POST", "/api/tasks", { title: "Oil the winch" }, "winch")
  await request("POST", `/api/tasks/${body.id}/retitle`, { title: "Of Bob", revision: 1 }, "bob")
  const refused = await request("POST", `/api/tasks/${body.id}/retitle`, { title: "Of Ann", revision: 1 }, "ann")
  expect(refused).toMatchObject({
    status: 409,
    body: {
      type: "/problems/conflict",
      reason: "changed-meanwhile",
      versions: { revision: 2, current: "Of Bob", yours: "Of Ann" }
    }
  })
})

test("Approve as edited after the decision of another person says so, and the wording stays", async () => {
  await scene.tracker.tt("seed")
  const started = await request("POST", "/api/knowledge/extract", {}, "extract")
  await waitUntil(
    () => request("GET", `/api/extractions/${started.body.id}`),
    ({ body }) => JSON.stringify(body).includes('"completed"')
  )
  const { page } = ann
  await page.goto(`${scene.tracker.origin}/review`)
  await page.locator("mark").first().waitFor()
  await page.keyboard.press("e")
  const field = page.locator(".draft-form textarea").first()
  await field.fill("In my own words")
  const id = String(await page.locator(".item[aria-current=true]").getAttribute("data-key")).replace("proposal:", "")
  await request("POST", `/api/proposals/${id}/reject`, {}, "reject")
  await page.getByRole("alert").getByText("It was decided meanwhile").waitFor()
  expect(
    await page
      .getByRole("button", { name: /Approve/ })
      .first()
      .isDisabled()
  ).toBe(true)
  expect(await field.inputValue()).toBe("In my own words")
})

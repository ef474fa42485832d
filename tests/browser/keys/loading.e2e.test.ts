/** Keys that are pressed while the code of a page is loaded: they belong to the new page, not to the one that is shown. */
import { afterEach, expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"
import type { Visitor } from "../visitor.ts"

const scene = browserScene()
let visitor: Visitor

afterEach(() => visitor.close())

test("letters after / reach the search box, and act on no task", async () => {
  const title = "Mend-the-pier"
  const { body } = await scene.request("POST", "/api/tasks", { title }, title)
  visitor = await scene.enter("Ann", "member")
  const { page } = visitor
  await page.goto(`${scene.tracker.origin}/tasks`)
  await page.getByRole("link", { name: title }).focus()
  const code = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  await page.route(/\/assets\/SearchPage-[^/]*\.js$/u, async (route) => {
    asked.resolve()
    await code.promise
    await route.continue()
  })
  await page.keyboard.press("/")
  await asked.promise
  // E completes the task with the focus, C opens the form of a new task, G begins a sequence, Enter opens the task.
  await page.keyboard.type("pieceg")
  await page.keyboard.press("Enter")
  expect(await page.getByRole("dialog").count()).toBe(0)
  code.resolve()
  const box = page.getByRole("searchbox")
  await box.waitFor()
  await page.waitForURL(/\/search\?q=pieceg$/u)
  expect(await box.inputValue()).toBe("pieceg")
  await page.keyboard.type("s")
  expect(await box.inputValue()).toBe("piecegs")
  expect((await scene.request("GET", `/api/tasks/${String(body.id)}`)).body["status"]).toBe("open")
})

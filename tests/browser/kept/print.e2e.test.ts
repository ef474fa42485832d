/** A printed task is its text and its facts, without the menu and the buttons, and is not cut at the height of the screen. */
import { expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"

const scene = browserScene()
const { request } = scene

test("a long task is printed whole", async () => {
  const description = Array.from({ length: 120 }, (_, n) => `Plank ${n} of the pier`).join("\n\n")
  const { body } = await request("POST", "/api/tasks", { title: "Mend the pier", description }, "pier")
  const { page, close } = await scene.enter("Ann", "member")
  await page.goto(`${scene.tracker.origin}/tasks/${body.id}`)
  const last = page.getByText("Plank 119 of the pier")
  await last.waitFor()
  await page.emulateMedia({ media: "print" })
  expect(await page.getByRole("navigation").filter({ visible: true }).count()).toBe(0)
  expect(await page.getByRole("button", { name: "Complete" }).filter({ visible: true }).count()).toBe(0)
  expect(await page.getByText("Mend the pier").filter({ visible: true }).count()).toBeGreaterThan(0)
  expect(await page.getByRole("textbox").filter({ visible: true }).count()).toBe(0)
  // The document itself is as long as the text: no part of it scrolls on its own.
  const cut = await page.evaluate(
    "[...document.querySelectorAll('main, main div')].filter((each) => each.scrollHeight > each.clientHeight + 2 && getComputedStyle(each).overflowY !== 'visible').length"
  )
  expect(cut).toBe(0)
  await close()
})

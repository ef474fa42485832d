/** The bar of the selected tasks: all of its actions are in sight beside the menu, in every language. */
import { expect, test } from "vitest"
import { languages } from "../../../domain/vocabulary.ts"
import { browserScene } from "../scene/browserScene.ts"

const scene = browserScene()

test.each(languages)("no action is cut on a window of 844, 820 and 1280 pixels: %s", async (language) => {
  const title = `Mend the pier ${language}`
  await scene.request("POST", "/api/tasks", { title }, title.replaceAll(" ", "-"))
  const { page, close } = await scene.enter(`Ann ${language}`, "member")
  await page.evaluate(`localStorage.setItem("language", "${language}")`)
  await page.goto(`${scene.tracker.origin}/tasks`)
  await page.getByRole("link", { name: title }).focus()
  await page.keyboard.press("x")
  const bar = page.getByRole("toolbar")
  await bar.waitFor()
  for (const size of [
    { width: 844, height: 390 },
    { width: 820, height: 1180 },
    { width: 1280, height: 800 }
  ]) {
    await page.setViewportSize(size)
    const cut = await bar.evaluate((shown) => {
      const within = shown.getBoundingClientRect()
      return [...shown.querySelectorAll("button")].flatMap((button) => {
        const { left, right, top, bottom } = button.getBoundingClientRect()
        const over = shown.ownerDocument.elementFromPoint((left + right) / 2, (top + bottom) / 2)
        const isSeen = left >= within.left && right <= within.right && button.contains(over)
        return isSeen ? [] : [button.textContent]
      })
    })
    expect(cut).toEqual([])
  }
  await close()
})

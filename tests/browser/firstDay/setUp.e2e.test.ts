/** The page of the first run: a new owner comes from it to the first proposals, by mouse and by keyboard. */
import type { Page } from "playwright"
import { expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"
import { expectFits } from "../scene/expectFits.ts"

const scene = browserScene()
const nowIs = (page: Page, name: string) => page.locator(".first-step.now", { hasText: name }).waitFor()

test("a step is skipped, taken up again, and skipped by keyboard; the sample leads to proposals", async () => {
  const { page, close, complaints } = await scene.enterAsOwner()
  await page.getByRole("link", { name: "Set up step by step" }).click()
  await nowIs(page, "Connect the bot")
  await expectFits(page, "first-run")
  await page.getByRole("button", { name: /Skip.*Connect the bot/ }).click()
  await nowIs(page, "Choose a model")
  await page.reload()
  await nowIs(page, "Choose a model")
  await page.getByRole("button", { name: /Resume.*Connect the bot/ }).click()
  await nowIs(page, "Connect the bot")
  for (const step of ["Connect the bot", "Choose a model"]) {
    await page.getByRole("button", { name: new RegExp(`Skip.*${step}`) }).focus()
    await page.keyboard.press("Enter")
  }
  await nowIs(page, "Bring a chat")
  await page.keyboard.press("Enter")
  await nowIs(page, "First proposals")
  await page.keyboard.press("Enter")
  const toReview = page.getByRole("main").getByRole("link", { name: /Review/ })
  await toReview.first().waitFor()
  expect(await toReview.count()).toBe(1)
  await toReview.click()
  await page.getByRole("button", { name: "Approve" }).waitFor()
  expect(complaints).toEqual([])
  await close()
})

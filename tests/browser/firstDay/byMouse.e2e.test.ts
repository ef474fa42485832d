/**
 * The first day of a new owner by the pointer alone: from a product without data to a reviewed proposal, a task on the board,
 * an invited colleague and an undone change. The clicks are counted.
 */
import type { Locator } from "playwright"
import { expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"
import { expectFirstDay } from "./outcome.ts"

/** The most clicks that the path may need. */
const mostClicks = 25

const scene = browserScene()

test("by mouse alone", async () => {
  const { page, close, complaints } = await scene.enterAsOwner()
  let clicks = 0
  const click = async (place: Locator) => {
    clicks++
    await place.click()
  }
  const button = (name: string | RegExp) => page.getByRole("button", { name })
  const menu = (name: string | RegExp) => page.getByRole("navigation").getByRole("link", { name })

  await click(button("Load the sample"))
  await click(button("Start").and(page.locator(":enabled")))
  await click(page.getByRole("link", { name: "Decide" }))
  await click(button("Approve"))
  await page.getByText(/^Approved: /u).waitFor()

  await click(menu("Messages"))
  // The button of a message is shown under the pointer.
  const said = page.getByRole("article").last()
  await said.hover()
  await click(said.getByRole("button", { name: "Make a task" }))
  await click(menu("Board"))
  const card = page.getByRole("listitem").filter({ hasText: "T-1" })
  await click(card.getByRole("button", { name: /^Move/u }))
  await click(page.getByRole("menuitem", { name: "In progress" }))
  await page.getByText(/^Started T-1/u).waitFor()
  await click(button("Undo"))
  await page.getByText(/^Undone: T-1/u).waitFor()

  await click(menu("Settings"))
  await click(button("Invite people"))
  await click(button("Make the link"))
  await click(button("Copy link").first())
  expect(clicks).toBeLessThanOrEqual(mostClicks)
  await expectFirstDay(page)
  expect(complaints).toEqual([])
  console.log(`by mouse: ${clicks} clicks`)
  await close()
})

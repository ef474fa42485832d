/**
 * The first day of a new owner by the pointer alone: from a product without data to a reviewed proposal, a task on the board,
 * a colleague who has signed in, and an undone change. The clicks are counted.
 */
import type { Locator } from "playwright"
import { expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"
import { expectFirstDay, invitationLink, openInvitation } from "./outcome.ts"

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
  // A person of the chat has a name already, so the colleague types none.
  await click(page.locator("li, tr").filter({ hasText: "Ann" }).getByRole("button", { name: "Invite" }))
  await click(button("Make the link"))
  const link = await invitationLink(page)
  await click(button("Copy link").first())
  const colleague = await openInvitation(page, link)
  await click(colleague.getByRole("button", { name: "Join" }))
  await click(colleague.getByRole("navigation").getByRole("link", { name: "Board", exact: true }))
  await colleague.getByRole("listitem").filter({ hasText: "T-1" }).waitFor()
  await page.getByText("2 members").waitFor()
  // The menu opens Settings again.
  await click(button("Close").last())
  await click(menu("Board"))
  await click(menu("Settings"))
  await page.getByText("2 members").waitFor()
  expect(clicks).toBeLessThanOrEqual(mostClicks)
  await expectFirstDay(page)
  expect(complaints).toEqual([])
  console.log(`by mouse: ${clicks} clicks`)
  await close()
})

/**
 * The first day of a new owner by the keyboard alone: from a product without data to a reviewed proposal, a task on the board,
 * a colleague who has signed in, and an undone change. The keys are counted, and each letter is one.
 */
import { expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"
import { expectFirstDay, invitationLink, openInvitation } from "./outcome.ts"

/** The most keys that the path may need. */
const mostKeys = 60

const scene = browserScene()

test("by keyboard alone", async () => {
  const { page, close, complaints } = await scene.enterAsOwner()
  let keys = 0
  const press = async (...pressed: ReadonlyArray<string>) => {
    for (const key of pressed) {
      keys++
      await page.keyboard.press(key)
    }
  }
  const type = (text: string) => press(...text)

  await page.getByRole("button", { name: "Load the sample" }).waitFor()
  await press("Enter")
  await page.getByRole("form", { name: "Find knowledge in a chat" }).waitFor()
  await press("Enter")
  await page.getByRole("link", { name: "Decide" }).waitFor()
  await press("Enter")
  await page.getByRole("button", { name: "Approve" }).waitFor()
  await press("1")
  await page.getByText(/^Approved: /u).waitFor()

  await press("c")
  await page.getByRole("textbox", { name: "Title" }).waitFor()
  await type("Call the port")
  await press("Enter")
  await page.getByText("Created Call the port").waitFor()
  await press("g", "b")
  await page.getByRole("link", { name: "Call the port" }).waitFor()
  await press("ArrowDown", "Shift+ArrowRight")
  await page.getByText(/^Started T-1/u).waitFor()
  await press("z")
  await page.getByText(/^Undone: T-1/u).waitFor()

  await press("g", ",")
  await page.getByRole("button", { name: "Invite people" }).waitFor()
  await press("i")
  await page.getByRole("button", { name: "Make the link" }).waitFor()
  await press("Enter")
  const colleague = await openInvitation(page, await invitationLink(page))
  const joining = async (...pressed: ReadonlyArray<string>) => {
    for (const key of pressed) {
      keys++
      await colleague.keyboard.press(key)
    }
  }
  await colleague.getByLabel("Your name").waitFor()
  await joining(..."Kim", "Enter")
  await colleague.locator("main:focus").waitFor()
  await joining("g", "b")
  await colleague.getByRole("link", { name: "Call the port" }).waitFor()
  await page.getByText("2 members").waitFor()
  expect(keys).toBeLessThanOrEqual(mostKeys)
  await expectFirstDay(page)
  expect(complaints).toEqual([])
  console.log(`by keyboard: ${keys} keys`)
  await close()
})

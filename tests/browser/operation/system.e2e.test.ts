/** System in a real browser: an owner sees all parts, a member a sentence, and the page fits each window. */
import { expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"
import { expectFits } from "../scene/expectFits.ts"

const scene = browserScene()

test.each(["light", "dark"] as const)("an owner sees every part at each size (%s)", async (colorScheme) => {
  const { page, complaints, close } = await scene.enterAsOwner({ colorScheme })
  await page.keyboard.press("g")
  await page.keyboard.press("y")
  await page.getByRole("heading", { name: "System", level: 1 }).waitFor()
  await page.getByRole("row", { name: /^Tasks up to date/ }).waitFor()
  await page.getByText("Nothing is parked.").waitFor()
  await page.getByText("No failed work.").waitFor()
  await page.getByText("tt backup <folder>").waitFor()
  await expectFits(page, `system-${colorScheme}`)
  expect(complaints).toEqual([])
  await close()
})

test("a member is told who sees the rest, and no forbidden request is sent", async () => {
  const { page, complaints, close } = await scene.enter("Mia", "member")
  await page.getByRole("link", { name: "System", exact: true }).click()
  await page.getByText("Positions and sizes of the stores are for owners and administrators.").waitFor()
  await page.getByText("Parked items, failed work and backups are for owners.").waitFor()
  expect(await page.getByRole("table").count()).toBe(0)
  expect(complaints).toEqual([])
  await close()
})

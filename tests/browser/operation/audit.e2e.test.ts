/** The audit in a real browser: an owner filters, opens and exports; a member gets a sentence. */
import { beforeAll, expect, test } from "vitest"
import { allClassified } from "../../support/product/product.ts"
import { browserScene } from "../scene/browserScene.ts"
import { expectFits } from "../scene/expectFits.ts"

const scene = browserScene()
const { request } = scene

beforeAll(async () => {
  const { body } = await request("POST", "/api/tasks", { title: "Mend the pier" }, "made")
  await request("POST", `/api/tasks/${body.id}/retitle`, { title: "Mend the long pier" }, "titled")
  await request("POST", `/api/tasks/${body.id}/complete`, {}, "done")
  await allClassified(request)
})

test.each(["light", "dark"] as const)("an owner opens a change, filters and exports (%s)", async (colorScheme) => {
  const { page, complaints, close } = await scene.enterAsOwner({ colorScheme })
  await page.keyboard.press("g")
  await page.keyboard.press("a")
  await page.getByRole("heading", { name: "Audit", level: 1 }).waitFor()
  // The whole log, after a person has verified it.
  await page.getByText(/^The (whole )?log agrees with its audit chain/).waitFor()
  await page.getByRole("button", { name: "Verify now" }).click()
  await page.getByText("The whole log agrees with its audit chain.").waitFor()
  const titled = page.getByRole("button", { name: /changed the title/ })
  // A finished task, which no list of active tasks holds.
  await titled.filter({ hasText: "T-1 Mend the long pier" }).waitFor()
  await titled.focus()
  await page.keyboard.press("Enter")
  await page.getByRole("cell", { name: "Mend the pier", exact: true }).waitFor()
  await page.getByRole("cell", { name: "Mend the long pier", exact: true }).waitFor()
  await page
    .getByText(/^[0-9a-f]{4}…[0-9a-f]{4}$/)
    .first()
    .waitFor()
  await expectFits(page, `audit-${colorScheme}`)
  const saved = page.waitForEvent("download")
  await page.getByRole("button", { name: "Export" }).click()
  expect((await saved).suggestedFilename()).toBe("audit.csv")
  await page.getByRole("button", { name: "Only this item" }).click()
  await page.waitForURL(/subject=evt\.task/)
  await page.getByRole("tab", { name: "Sign-ins and looks" }).click()
  await page.getByText("exported", { exact: true }).first().waitFor()
  await page.getByText("looked at", { exact: true }).first().waitFor()
  expect(complaints).toEqual([])
  await close()
})

test("an owner filters by people and reads who got which role, with names", async () => {
  const member = await scene.enter("Nora", "member")
  await member.close()
  const { page, complaints, close } = await scene.enterAsOwner()
  await page.keyboard.press("g")
  await page.keyboard.press("a")
  await page.getByRole("button", { name: /^What/ }).click()
  await page.getByRole("option", { name: "People", exact: true }).click()
  await page.waitForURL(/kind=person/)
  const granted = page.getByRole("button", { name: /gave the role Member.*Nora/ })
  await granted.click()
  await page.getByRole("cell", { name: "Member", exact: true }).waitFor()
  await expectFits(page, "audit-people")
  expect(complaints).toEqual([])
  await close()
})

test("a member is told that the audit is for owners, and no forbidden request is sent", async () => {
  const { page, complaints, close } = await scene.enter("Mia", "member")
  await page.getByRole("link", { name: "Audit", exact: true }).click()
  await page.getByRole("heading", { name: "The audit is for owners" }).waitFor()
  expect(complaints).toEqual([])
  await close()
})

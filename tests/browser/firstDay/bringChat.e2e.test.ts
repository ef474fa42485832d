/** A new owner imports a chat from a file: dropped or chosen by keyboard, checked, confirmed, and searched for knowledge. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright"
import { expect, test } from "vitest"
import { chatExport } from "../../support/import/chatExport.ts"
import { browserScene } from "../scene/browserScene.ts"
import { expectFits } from "../scene/expectFits.ts"
import { barriers } from "../visitor.ts"

const scene = browserScene()
const { file, texts } = chatExport(8, 90)

const toChatStep = async (page: Page) => {
  await page.getByRole("link", { name: "Set up step by step" }).click()
  for (const step of ["Connect the bot", "Choose a model"])
    await page.getByRole("button", { name: new RegExp(`Skip.*${step}`) }).click()
}

/** Drops a file as a person does. The expression runs in the browser. */
const dropFile = async (page: Page, name: string, content: string) => {
  const file = `new File([${JSON.stringify(content)}], ${JSON.stringify(name)})`
  const dataTransfer = await page.evaluateHandle(
    `(() => { const data = new DataTransfer(); data.items.add(${file}); return data })()`
  )
  await page.dispatchEvent(".drop-zone", "drop", { dataTransfer })
}

test("a dropped export is checked, stored after a confirmation, and leads to proposals", async () => {
  const { page, close, complaints } = await scene.enterAsOwner()
  await toChatStep(page)
  await dropFile(page, "messages.html", "<!doctype html><html></html>")
  await page.getByRole("alert").filter({ hasText: "this is an HTML page" }).waitFor()

  await dropFile(page, "result.json", JSON.stringify(file))
  await page.getByRole("table", { name: "Chats in result.json" }).waitFor()
  expect(await barriers(page)).toEqual([])
  await expectFits(page, "import-preview")
  // On a phone, the last size above, each head of the table is one line.
  for (const head of ["Messages", "Left out"])
    expect(
      await page.getByRole("columnheader", { name: head }).evaluate((element) => {
        const range = element.ownerDocument.createRange()
        range.selectNodeContents(element)
        return range.getClientRects().length
      })
    ).toBe(1)
  await page.getByRole("button", { name: `Import ${texts.length} messages` }).click()
  await page.getByText(`${texts.length} messages stored`).waitFor()
  await page.getByRole("link", { name: "Find knowledge in this chat" }).click()
  await page.getByRole("form", { name: "Find knowledge in a chat" }).waitFor()
  await page.keyboard.press("Enter")
  await page.getByRole("link", { name: "Decide", exact: true }).waitFor()
  expect(complaints).toEqual([])
  await close()
})

test("by keyboard, from the settings: a second import of the same file stores nothing", async () => {
  const { page, close, complaints } = await scene.enter("Ada Keys", "admin")
  const path = join(scene.tracker.folder, "result.json")
  writeFileSync(path, JSON.stringify(file))
  await page.goto(`${scene.tracker.origin}/settings/chats`)
  const chooser = page.waitForEvent("filechooser")
  await page.getByRole("button", { name: "Choose a file" }).focus()
  await page.keyboard.press("Enter")
  await (await chooser).setFiles(path)
  await page.getByRole("button", { name: `Import ${texts.length} messages` }).focus()
  await page.keyboard.press("Enter")
  await page.getByText(`${texts.length} were stored before`).waitFor()
  await expectFits(page, "import-outcome")
  expect(complaints).toEqual([])
  await close()
})

/** The import of a chat in the page, for the screens of its steps. */
import type { Page } from "playwright"
import { chatExport } from "../../../support/import/chatExport.ts"

const pier = chatExport(8, 90).file
const office = { ...chatExport(9, 20).file, name: "The office of the harbour and the ticket counters of both piers" }
const file = {
  name: "result.json",
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify({ chats: { list: [pier, office] } }))
}

/** Sends a file of two chats, and waits for their preview. */
export const chooseChat = async (page: Page) => {
  await page.locator(".drop-zone input[type=file]").setInputFiles(file)
  await page.locator(".import-preview").waitFor()
  await page.locator(".import-preview").evaluate("(each) => each.scrollIntoView({ block: 'start' })")
}

/** Imports both chats. A second import stores nothing. */
export const importOne = async (page: Page) => {
  await chooseChat(page)
  await page.locator(".import-preview .btn.go").click()
}

/** Ends the import of the person, so that other screens do not show it. */
export const endImport = async (page: Page) => {
  await page.locator(":is(.import-preview, .import-outcome) .btn.quiet").click()
  await page.locator(".drop-zone").waitFor()
}

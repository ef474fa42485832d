/** The end of the first day, as the API tells it. */
import { expect } from "vitest"
import type { Page } from "playwright"
import { waitUntil } from "../../support/product/product.ts"

interface Items {
  readonly items: ReadonlyArray<{
    readonly id: string
    readonly status: string
    readonly event: string
    readonly role?: string
  }>
}

/** Reads with the session of the page. */
const read = async (page: Page, path: string): Promise<Items> => {
  const answer = await page.request.get(`${new URL(page.url()).origin}/api${path}`)
  return (await answer.json()) as Items
}

/** The link of the dialog, which a person copies and sends. */
export const invitationLink = async (page: Page): Promise<string> => {
  await page.getByRole("dialog").getByRole("button", { name: "Copy link" }).waitFor()
  return page.getByRole("dialog").getByRole("textbox").inputValue()
}

/** Opens the link as another person, in a browser context of their own. */
export const openInvitation = async (page: Page, link: string): Promise<Page> => {
  const context = await page
    .context()
    .browser()!
    .newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 } })
  const colleague = await context.newPage()
  await colleague.goto(link)
  return colleague
}

/** Expects a reviewed proposal, a task on the board, a colleague who has joined by the invitation, and an undone change of the task. */
export const expectFirstDay = async (page: Page) => {
  expect((await read(page, "/proposals?status=approved")).items).toHaveLength(1)
  await waitUntil(
    () => read(page, "/invitations"),
    ({ items }) => items.length === 1
  )
  await waitUntil(
    () => read(page, "/people"),
    ({ items }) => items.filter(({ role }) => role === "member").length === 1
  )
  const { items } = await waitUntil(
    () => read(page, "/tasks"),
    ({ items }) => items.length === 1 && items[0]?.status === "open"
  )
  const history = await read(page, `/tasks/${String(items[0]?.id)}/history`)
  const types = history.items.map(({ event }) => event)
  expect(types.filter((type) => type === "TaskStarted" || type === "TaskReopened")).toEqual([
    "TaskStarted",
    "TaskReopened"
  ])
}

/** The end of the first day, as the API tells it. */
import { expect } from "vitest"
import type { Page } from "playwright"
import { waitUntil } from "../../support/product/product.ts"

interface Items {
  readonly items: ReadonlyArray<{ readonly id: string; readonly status: string; readonly event: string }>
}

/** Reads with the session of the page. */
const read = async (page: Page, path: string): Promise<Items> => {
  const answer = await page.request.get(`${new URL(page.url()).origin}/api${path}`)
  return (await answer.json()) as Items
}

/** A reviewed proposal, a task on the board, an invited colleague, and a change of the task that was undone. */
export const expectFirstDay = async (page: Page) => {
  expect((await read(page, "/proposals?status=approved")).items).toHaveLength(1)
  await waitUntil(
    () => read(page, "/invitations"),
    ({ items }) => items.length === 1
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

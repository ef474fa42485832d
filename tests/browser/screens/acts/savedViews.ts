/** Saved views for the screens that show them. */
import type { Page } from "playwright"
import type { SavedList } from "../../../../domain/savedViews/savedList.ts"

interface Saved {
  readonly name: string
  readonly shared: boolean
  readonly list: Partial<SavedList>
}

const all: SavedList = { place: "list", fields: {}, hidden: false, order: "newest", grouping: "status", text: "" }
const views: ReadonlyArray<Saved> = [
  { name: "Due this week", shared: true, list: { fields: { due: { not: false, values: ["week", "late"] } } } },
  { name: "Мої термінові", shared: false, list: { order: "due", grouping: "priority" } },
  { name: "Everything the harbour office has to sign before the winter", shared: true, list: {} },
  { name: "By person", shared: false, list: { grouping: "assignee" } }
]

/** Saves the views as the signed-in person. A repeated save has the same key, and changes nothing. */
export const saveViews = async (page: Page) => {
  const { origin } = new URL(page.url())
  for (const [i, { name, shared, list }] of views.entries()) {
    const headers = { origin, "idempotency-key": `screens-view-${i}` }
    const answer = await page.context().request.post(`${origin}/api/views`, {
      headers,
      data: { name, shared, ...all, ...list }
    })
    if (!answer.ok()) throw new Error(`a view was not saved: ${await answer.text()}`)
  }
}

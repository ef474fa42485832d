import { describe, expect, test } from "vitest"
import { ViewId } from "../../../domain/ids.ts"
import { ada, bo } from "../../../domain/kit/people.ts"
import type { Event } from "../../../domain/savedViews/savedViews.ts"
import { commit, foldBatches } from "../../kit/given.ts"
import { anyProjection } from "../../projection.ts"
import { savedViewsProjection } from "./savedViews.ts"

const view = ViewId.make("view0001")
const shown = {
  place: "list",
  fields: { due: { not: false, values: ["late"] } },
  text: "crane",
  hidden: false,
  order: "due",
  grouping: "status"
} as const
const saved: Event = { _tag: "ViewSaved", view, shared: false, wordsOf: ada, name: "Late", ...shown }

/** The row after these events of Ada's views. */
const rowAfter = (...events: ReadonlyArray<Event>) => {
  const commits = events.map((event, i) => commit(i + 1, "views", "ada00000", event))
  return foldBatches(anyProjection(savedViewsProjection), [commits]).rows.get(view)
}

describe("the row of a saved view", () => {
  test("has its content, its person, and that person as its reader", () =>
    expect(rowAfter(saved)).toMatchObject({
      audience: ada,
      person: "ada00000",
      savedBy: ada,
      name: "Late",
      shared: false,
      ...shown
    }))

  test("has the team as its reader while it is shared", () => {
    expect(rowAfter({ ...saved, shared: true })).toMatchObject({ audience: "team", shared: true })
    expect(rowAfter(saved, { _tag: "ViewShared", view })).toMatchObject({ audience: "team" })
    expect(rowAfter(saved, { _tag: "ViewShared", view }, { _tag: "ViewUnshared", view })).toMatchObject({
      audience: ada
    })
  })

  test("keeps its person when another one changes it", () => {
    const row = rowAfter(
      { ...saved, shared: true },
      { _tag: "ViewRenamed", view, wordsOf: bo, name: "Overdue" },
      { _tag: "ViewChanged", view, wordsOf: bo, ...shown, text: "", order: "title" }
    )
    expect(row).toMatchObject({ savedBy: ada, name: "Overdue", text: "", order: "title", audience: "team" })
  })

  test("has no readers while it is removed, and its earlier ones afterwards", () => {
    const removed: Event = { _tag: "ViewRemoved", view }
    expect(rowAfter({ ...saved, shared: true }, removed)).toMatchObject({ audience: "service:noreader" })
    expect(rowAfter({ ...saved, shared: true }, removed, { _tag: "ViewRestored", view })).toMatchObject({
      audience: "team"
    })
  })
})

import { expect, test } from "vitest"
import { ViewId } from "../../../domain/ids.ts"
import { ada } from "../../../domain/kit/people.ts"
import type { Event } from "../../../domain/savedViews/savedViews.ts"
import { commit, foldBatches } from "../../kit/given.ts"
import { anyProjection } from "../../projection.ts"
import { viewOrders } from "./viewOrders.ts"

const views = ["view0002", "view0001"].map((id) => ViewId.make(id))
const ordered = (views: ReadonlyArray<ViewId>): Event => ({ _tag: "ViewsOrdered", views })
const rowsAfter = (...events: ReadonlyArray<Event>) => {
  const commits = events.map((event, i) => commit(i + 1, "views", "ada00000", event))
  return foldBatches(anyProjection(viewOrders), [commits]).rows
}

test("the order of a person is the last one, and only that person reads it", () => {
  const rows = rowsAfter(ordered(views), ordered(views.toReversed()))
  expect(rows.get("ada00000")).toMatchObject({ audience: ada, views: ["view0001", "view0002"] })
})

test("other events of views make no order", () => {
  expect(rowsAfter({ _tag: "ViewShared", view: views[0]! }).size).toBe(0)
})

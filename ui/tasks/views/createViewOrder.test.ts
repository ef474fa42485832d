import { createRoot } from "solid-js"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { ActorId } from "../../../domain/ids.ts"
import { parseWindow } from "../../../gateways/contract/windows.ts"
import type { Lines } from "../../../gateways/contract/lines.ts"
import { shownView } from "../../kit/rows.ts"
import { me } from "../../kit/windows.ts"
import { clearToasts, undoNewest } from "../../parts/toast/toast.tsx"
import type { Live } from "../../sync/live.tsx"
import { createViews } from "../../sync/windows/createViews.ts"
import { createViewOrder } from "./createViewOrder.ts"

const bo = ActorId.make("person:bo000000")
const sent: Array<readonly [string, unknown]> = []
beforeEach(() => {
  sent.length = 0
  vi.stubGlobal("fetch", (path: string, { body }: { readonly body: string }) => {
    sent.push([path, JSON.parse(body)])
    return Promise.resolve(new Response(JSON.stringify({ id: "ann00000", seq: 100 + sent.length })))
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  clearToasts()
})

/** Three views, of which Ann has set the order of two. */
const begin = () => {
  const views = createViews([me], { refused: () => undefined, unanswered: () => undefined })
  const snapshot = (window: string, seq: number, rows: ReadonlyArray<unknown>) =>
    ({ is: "snapshot", window, cursor: { generation: 1, epoch: 1, seq }, rows, more: false, next: null }) as never
  for (const view of ["savedViews", "viewOrders"] as const) {
    const window = parseWindow(view)
    if ("refused" in window) throw new Error(window.refused)
    views[view].follow(window)
  }
  const rows = [
    shownView(me, { id: "view0001", name: "A" }),
    shownView(me, { id: "view0002", name: "B" }),
    shownView(bo, { id: "view0003", name: "C" })
  ]
  views.savedViews.take(snapshot("savedViews", 1, rows))
  // The cast: ids and audiences are plain text on the wire.
  const ordered = (seq: number, ids: ReadonlyArray<string>) =>
    ({ id: "ann00000", audience: me, views: ids, seq }) as unknown as Lines["viewOrders"]
  const store = (seq: number, ids: ReadonlyArray<string>) =>
    views.viewOrders.take(snapshot("viewOrders", seq, [ordered(seq, ids)]))
  store(2, ["view0003", "view0001"])
  return createRoot((end) => ({
    order: createViewOrder({ session: { actor: me } as Live["session"], views }),
    store,
    end
  }))
}

test("a view is moved at once, and the undo sends the order of before", async () => {
  const { order, store, end } = begin()
  expect(order.ids()).toEqual(["view0003", "view0001", "view0002"])
  await order.moveTo("view0002", 0)
  expect(order.ids()).toEqual(["view0002", "view0003", "view0001"])
  store(101, ["view0002", "view0003", "view0001"])
  undoNewest()
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  expect(sent).toEqual([
    ["/api/views/ann00000/order", { views: ["view0002", "view0003", "view0001"] }],
    ["/api/views/ann00000/order", { views: ["view0003", "view0001"] }]
  ])
  expect(order.ids()).toEqual(["view0003", "view0001", "view0002"])
  end()
})

test("an order that was changed since is not undone", async () => {
  const { order, store, end } = begin()
  await order.moveTo("view0002", 0)
  store(200, ["view0001"])
  undoNewest()
  expect([sent.length, order.ids()]).toEqual([1, ["view0001", "view0002", "view0003"]])
  end()
})

test("the menu moves a view by one place, and not beyond the ends", async () => {
  const { order, end } = begin()
  const [up, down] = order.linesOf("view0003")
  expect([up?.disabled, down?.disabled]).toEqual([true, false])
  down?.onSelect()
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(order.ids()).toEqual(["view0001", "view0003", "view0002"])
  await order.moveTo("view0003", 1)
  expect(sent).toHaveLength(1)
  end()
})

/** The saved views in the order of this person, who moves them with undo. */
import { createMemo } from "solid-js"
import { mostOrderedViews } from "../../../domain/text/limits.ts"
import type { MenuLines } from "../../parts/overlay/MenuItems.tsx"
import { toast } from "../../parts/toast/toast.tsx"
import type { Live } from "../../sync/live.tsx"
import { viewsApi } from "../../sync/rest/viewsApi.ts"
import { words } from "../../words/words.ts"
import { inViewOrder, type SavedViewRow, withMoved } from "./views.ts"
import { isSameOrder } from "../../../domain/text/isSameOrder.ts"

export const createViewOrder = ({ session, views }: Pick<Live, "session" | "views">) => {
  const { savedViews, viewOrders } = views
  const person = session.actor.slice("person:".length)
  const order = createMemo(() => viewOrders.shown(person)?.views ?? [])
  const all = createMemo(() => inViewOrder(savedViews.all(), session.actor, order()))
  const ids = createMemo((): ReadonlyArray<string> => all().map(({ id }) => id), undefined, { equals: isSameOrder })
  // The cast: ids are plain text on the wire.
  const set = (next: ReadonlyArray<string>) =>
    viewOrders.act(person, { views: next as ReadonlyArray<SavedViewRow["id"]> }, () => viewsApi.order(person, next))
  /** Moves a view to a place of the list. Nothing happens at its own place. */
  const moveTo = async (id: string, place: number) => {
    const before = order()
    const next = withMoved(ids(), id, place).slice(0, mostOrderedViews)
    if (isSameOrder(next, ids())) return
    const undo = () => {
      if (isSameOrder(order(), next)) return void set(before)
      toast({ text: words.t("viewsOrderedSince"), failed: true })
    }
    if ((await set(next)) !== null)
      toast({ text: words.t("viewMoved", { name: savedViews.shown(id)?.name ?? "" }), undo })
  }
  return {
    all,
    ids,
    placeOf: (id: string) => ids().indexOf(id),
    moveTo,
    /** The lines of a menu that move a view by one place. `onMove` is called first. */
    linesOf: (id: string, onMove: () => void = () => {}): MenuLines => {
      const place = ids().indexOf(id)
      const move = (to: number) => () => {
        onMove()
        void moveTo(id, to)
      }
      return [
        { name: words.t("moveUp"), disabled: place <= 0, onSelect: move(place - 1) },
        { name: words.t("moveDown"), disabled: place === ids().length - 1, onSelect: move(place + 1) }
      ]
    }
  }
}
export type ViewOrder = ReturnType<typeof createViewOrder>

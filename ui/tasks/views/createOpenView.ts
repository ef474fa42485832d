/** The saved view that an address names. */
import { createMemo, createSignal } from "solid-js"
import type { ListQuery } from "../filter/filter.ts"
import { hasParams, type SavedViewRow } from "./views.ts"

/** `loading`: the saved view of the address is not loaded. `gone`: this person may see no such view. */
export type ListState = "loading" | "gone" | "shown"

/**
 * @param params of the address, tracked
 * @param viewOf the saved view with an id, if this person may see it
 * @param arrived true once all saved views of this person are known
 */
export const createOpenView = (
  params: () => ListQuery,
  viewOf: (id: string) => SavedViewRow | undefined,
  arrived: () => boolean
) => {
  /** The id of the saved view that is open; null when none is. */
  const viewId = () => params()["view"] ?? null
  const view = createMemo(() => {
    const id = viewId()
    return id === null ? undefined : viewOf(id)
  })
  /** The view as it was last seen at this address. Its list stays when it is deleted or made private. */
  const lastSeen = createMemo((before: SavedViewRow | undefined): SavedViewRow | undefined => {
    return view() ?? (before?.id === viewId() ? before : undefined)
  })
  /** The id of a view that the server has stored and whose row is still to arrive. */
  const [expected, setExpected] = createSignal<string | null>(null)
  const isMissing = () => viewId() !== null && view() === undefined && expected() !== viewId()
  return {
    viewId,
    view,
    lastSeen,
    /** Call when the server has stored a view with this id. */
    expect: (id: string) => setExpected(id),
    /** Call when the row of this view has arrived: from now on it may be gone. */
    arrive: (id: string) => setExpected((other) => (other === id ? null : other)),
    /** An address with its own parameters defines the list without the view. */
    state: createMemo((): ListState => {
      if (!isMissing() || lastSeen() !== undefined || hasParams(params())) return "shown"
      return arrived() ? "gone" : "loading"
    }),
    /** True when this person may not see the view of the address any more. */
    isGone: () => isMissing() && arrived()
  }
}

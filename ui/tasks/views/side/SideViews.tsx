/** The saved views in the menu beside the page. A view is dragged to another place, or moved by its menu. */
import { useLocation } from "@solidjs/router"
import { createEffect, For, on, Show } from "solid-js"
import { useLive } from "../../../sync/live.tsx"
import { words } from "../../../words/words.ts"
import { createViewOrder } from "../createViewOrder.ts"
import { SideView } from "./SideView.tsx"
import "./sideViews.css"

export function SideViews() {
  const live = useLive()
  const order = createViewOrder(live)
  const location = useLocation()
  let list: HTMLUListElement | undefined
  /** The view that this person moves by its menu. */
  let moved: string | null = null
  const focus = (id: string) => list?.querySelector<HTMLElement>(`[data-view="${id}"] button`)?.focus()
  // An element that moves in the document loses the focus.
  const keepFocus = () => {
    if (moved !== null && document.activeElement === document.body) focus(moved)
    moved = null
  }
  createEffect(on(order.ids, keepFocus, { defer: true }))
  return (
    <Show when={order.ids().length > 0}>
      <div class="cap" id="side-views">
        <span class="label">{words.t("views")}</span>
      </div>
      <ul class="side-views" aria-labelledby="side-views" ref={(element) => (list = element)}>
        <For each={order.ids()}>
          {(id) => (
            <Show when={live.views.savedViews.shown(id)}>
              {(view) => (
                <SideView
                  view={view()}
                  order={order}
                  isOpen={location.query["view"] === id}
                  onMove={() => (moved = id)}
                  onClosed={() => focus(id)}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
    </Show>
  )
}

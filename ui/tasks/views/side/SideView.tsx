/** A saved view in the menu beside the page: its link, and the menu that moves it. */
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter"
import Bookmark from "lucide-solid/icons/bookmark"
import Ellipsis from "lucide-solid/icons/ellipsis"
import Users from "lucide-solid/icons/users"
import { createSignal, onCleanup, onMount, Show } from "solid-js"
import { Menu } from "../../../parts/overlay/Menu.tsx"
import { words } from "../../../words/words.ts"
import type { ViewOrder } from "../createViewOrder.ts"
import { type SavedViewRow, viewHref } from "../views.ts"

interface SideViewProps {
  readonly view: SavedViewRow
  readonly order: ViewOrder
  readonly isOpen: boolean
  /** Called before the menu moves the view. */
  readonly onMove: () => void
  /** Called when the menu has closed. */
  readonly onClosed: () => void
}

export function SideView(props: SideViewProps) {
  let row!: HTMLLIElement
  const [target, setTarget] = createSignal<"above" | "below" | null>(null)
  onMount(() => onCleanup(takeViews(row, props, setTarget)))
  const label = () => words.t("moveView", { name: props.view.name })
  return (
    <li
      class="side-view"
      classList={{ above: target() === "above", below: target() === "below" }}
      data-view={props.view.id}
      ref={row}
    >
      <a
        class="nav"
        classList={{ active: props.isOpen }}
        href={viewHref(props.view)}
        aria-current={props.isOpen ? "true" : undefined}
        draggable={false}
      >
        <Show when={props.view.shared} fallback={<Bookmark size={15} aria-hidden="true" />}>
          <Users size={15} aria-label={words.t("sharedView")} />
        </Show>
        <bdi class="label">{props.view.name}</bdi>
      </a>
      <Menu
        items={props.order.linesOf(props.view.id, props.onMove)}
        onClosed={props.onClosed}
        trigger={(trigger) => (
          <button type="button" {...trigger} class="ib sm" aria-label={label()} title={label()}>
            <Ellipsis size={14} />
          </button>
        )}
      />
    </li>
  )
}

/** A view that is dropped on another one takes its place. Returns the function that removes the listeners. */
const takeViews = (element: HTMLElement, props: SideViewProps, setTarget: (side: "above" | "below" | null) => void) => {
  const { order } = props
  const place = () => order.placeOf(props.view.id)
  const idOf = (data: { readonly [name: string | symbol]: unknown }) => String(data["view"])
  const ends = [
    draggable({ element, getInitialData: () => ({ view: props.view.id }) }),
    dropTargetForElements({
      element,
      canDrop: ({ source }) => order.placeOf(idOf(source.data)) >= 0 && idOf(source.data) !== props.view.id,
      onDragEnter: ({ source }) => setTarget(order.placeOf(idOf(source.data)) > place() ? "above" : "below"),
      onDragLeave: () => setTarget(null),
      onDrop: ({ source }) => {
        setTarget(null)
        void order.moveTo(idOf(source.data), place())
      }
    })
  ]
  return () => {
    for (const end of ends) end()
  }
}

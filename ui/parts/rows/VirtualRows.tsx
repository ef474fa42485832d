/** A list of any length: only the rows near the visible part are elements. A short list has all its rows. */
import { createVirtualizer } from "@tanstack/solid-virtual"
import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, onMount } from "solid-js"

/** Up to this many rows, all are elements: searching in the page and printing find every row. */
const fewRows = 200
/** Rows above and below the visible part, so that keys and short scrolls find their row. */
const spareRows = 12

export function VirtualRows(props: {
  readonly ids: ReadonlyArray<string>
  /** Assumed height of a row that was not measured yet. Pixels. */
  readonly height: number
  /** The element that scrolls. */
  readonly scroller: () => HTMLElement
  readonly class?: string
  /** Renders a row. `measure` is the `ref` of a row whose height varies. */
  readonly children: (id: string, measure: (row: HTMLElement) => void) => JSX.Element
}) {
  let list!: HTMLUListElement
  const isShort = () => props.ids.length <= fewRows
  const margin = createMargin(
    () => list,
    () => props.scroller(),
    () => props.ids
  )
  // An element that is not in the page yet has no window, and the library would never observe it.
  const [inPage, setInPage] = createSignal(false)
  onMount(() => setInPage(true))
  const virtual = createVirtualizer({
    get count() {
      return isShort() ? 0 : props.ids.length
    },
    get scrollMargin() {
      return margin()
    },
    getScrollElement: () => (inPage() ? props.scroller() : null),
    estimateSize: () => props.height,
    getItemKey: (index) => props.ids[index] ?? index,
    overscan: spareRows
  })
  const items = () => virtual.getVirtualItems()
  const visible = createMemo(() => (isShort() ? props.ids : items().map(({ index }) => props.ids[index] ?? "")))
  /** Pixels of the rows above and below those that are elements. */
  const above = () => Math.max(0, (items()[0]?.start ?? margin()) - margin())
  const below = () => Math.max(0, virtual.getTotalSize() - ((items().at(-1)?.end ?? margin()) - margin()))
  const space = () => (isShort() ? {} : { "padding-top": `${above()}px`, "padding-bottom": `${below()}px` })
  const first = () => (isShort() ? 0 : (items()[0]?.index ?? 0))
  return (
    <ul class={props.class} ref={list} style={space()}>
      <For each={visible()}>
        {(id, at) =>
          props.children(id, (row) =>
            createEffect(() => {
              row.dataset["index"] = String(first() + at())
              if (!isShort()) queueMicrotask(() => row.isConnected && virtual.measureElement(row))
            })
          )
        }
      </For>
    </ul>
  )
}

/** Pixels between the top of the scrolled content and the list. Read again when the list changes or the page scrolls. */
const createMargin = (list: () => HTMLElement, scroller: () => HTMLElement, ids: () => ReadonlyArray<string>) => {
  const [margin, setMargin] = createSignal(0)
  const read = () => {
    const place = list().getBoundingClientRect().top - scroller().getBoundingClientRect().top + scroller().scrollTop
    setMargin(Math.round(place))
  }
  onMount(() => {
    read()
    const element = scroller()
    element.addEventListener("scroll", read, { passive: true })
    onCleanup(() => element.removeEventListener("scroll", read))
  })
  createEffect(on(ids, read, { defer: true }))
  return margin
}

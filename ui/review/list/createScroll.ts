/** Keeps the entry under the cursor in view, with the rows that come next. */
import { createEffect } from "solid-js"

/** The rows before and after the entry that stay visible. */
const lookAhead = 2

/** @returns moves the cursor after a click: rows under the pointer must not move, so only the entry itself is brought into view */
export const createScroll = (
  pane: () => HTMLElement,
  props: { readonly cursor: string | null; readonly onGo: (key: string) => void }
): ((key: string) => void) => {
  let clicked: string | null = null
  createEffect(() => {
    scrollTo(pane(), props.cursor, props.cursor === clicked ? 0 : lookAhead)
    clicked = null
  })
  return (key) => {
    clicked = key
    props.onGo(key)
  }
}

const scrollTo = (pane: HTMLElement, key: string | null, rows: number) => {
  const items = [...pane.querySelectorAll<HTMLElement>("[data-key]")]
  const at = items.findIndex(({ dataset }) => dataset["key"] === key)
  if (at < 0) return
  // The entry itself comes last, so that it is visible in a pane that has no room for the others.
  for (const i of [Math.min(at + rows, items.length - 1), Math.max(at - rows, 0), at])
    items[i]?.scrollIntoView?.({ block: "nearest" })
}

/**
 * Keeps the messages that a person looks at in their place while others are added or removed around them: the one under the
 * pointer, else the one with the focus, else the first one in sight.
 */
import { onCleanup } from "solid-js"
import { firstInSight, messageRows, rowOf } from "./messageRows.ts"

/** Pixels: a list that is scrolled less far from its end is at its end. */
const endHeight = 40

/**
 * @param list the element that scrolls
 * @param followsEnd true while the list shows the end of the chat, so that it stays there when messages arrive
 * @param onScroll called after the person or the list has scrolled
 */
export const holdStill = (list: HTMLElement, followsEnd: () => boolean, onScroll: () => void) => {
  let held: { readonly row: HTMLElement; readonly top: number } | null = null
  let pointed: HTMLElement | null = null
  let wasAtEnd = true
  const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < endHeight
  /** The row that the person uses, if they use one. */
  const used = () => (pointed?.isConnected === true ? pointed : focusedRow(list))
  const hold = (row: HTMLElement | null) => {
    held = row === null ? null : { row, top: topOf(row) }
    wasAtEnd = isAtEnd()
  }
  const remember = () => hold(used() ?? firstInSight(list))
  const restore = () => {
    if (wasAtEnd && followsEnd() && used() === null) list.scrollTop = list.scrollHeight
    else if (held?.row.isConnected === true) {
      const moved = topOf(held.row) - held.top
      if (Math.abs(moved) >= 1) list.scrollTop += moved
    }
    remember()
  }
  const point = (event: PointerEvent) => {
    // A touch points at nothing, because a finger does not stay over a row.
    const isOver = event.type === "pointerover" && event.pointerType === "mouse" && event.target instanceof Element
    pointed = isOver ? event.target.closest<HTMLElement>(messageRows) : null
    remember()
  }
  const scrolled = () => {
    remember()
    onScroll()
  }
  listenTo(list, [
    ["scroll", scrolled],
    ["pointerover", point],
    ["pointerleave", point],
    ["focusin", remember]
  ])
  observeSizes(list, restore)
  return {
    /** Call after the rows have changed. */
    restore,
    isAtEnd,
    /** Puts a row at this place, and keeps it there. */
    show: (id: string, place: "center" | "start") => {
      const row = rowOf(list, id)
      row?.scrollIntoView({ block: place })
      hold(row)
    },
    toEnd: () => {
      list.scrollTop = list.scrollHeight
      remember()
    }
  }
}
export type Stillness = ReturnType<typeof holdStill>

const topOf = (row: HTMLElement) => row.getBoundingClientRect().top
const focusedRow = (list: HTMLElement) => {
  const active = document.activeElement
  return list.contains(active) ? (active?.closest<HTMLElement>(messageRows) ?? null) : null
}

type Listener = readonly [name: string, hear: (event: PointerEvent) => void]
const listenTo = (list: HTMLElement, listeners: ReadonlyArray<Listener>) => {
  for (const [name, hear] of listeners) list.addEventListener(name, hear as EventListener, { passive: true })
  onCleanup(() => {
    for (const [name, hear] of listeners) list.removeEventListener(name, hear as EventListener)
  })
}

/** Names and outcomes arrive later than the messages, and change the heights of rows. */
const observeSizes = (list: HTMLElement, onChange: () => void) => {
  const sizes = new ResizeObserver(onChange)
  for (const each of list.children) sizes.observe(each)
  onCleanup(() => sizes.disconnect())
}

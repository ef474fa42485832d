/** A swipe of one finger over a card: to the right or to the left, past 40 % of its width. Buttons do the same. */
import { onCleanup } from "solid-js"

const least = 0.4
/** Pixels after which the direction of a touch is known. */
const slack = 12
/** Touches that begin here belong to the part itself. */
const ownTouches = "input, textarea, select, [role=slider], [contenteditable]"

export interface Swipes {
  /** The card at the place of a touch; null when nothing is swiped there. */
  readonly cardAt: (target: Element) => HTMLElement | null
  readonly onSwipe: (to: "left" | "right") => void
}

interface Touched {
  readonly card: HTMLElement
  readonly x: number
  readonly y: number
  isSwipe: boolean
}

/** Listens until the owner is disposed. */
export const listenForSwipes = (area: HTMLElement, { cardAt, onSwipe }: Swipes): void => {
  let touched: Touched | null = null
  const share = (event: TouchEvent, { card, x }: Touched) => (pointOf(event).x - x) / card.clientWidth
  const begin = (event: TouchEvent) => {
    const target = event.target instanceof Element ? event.target : null
    const card = event.touches.length > 1 || target === null || target.closest(ownTouches) ? null : cardAt(target)
    touched = card === null ? null : { card, ...pointOf(event), isSwipe: false }
  }
  const move = (event: TouchEvent) => {
    if (touched === null) return
    const { x, y } = pointOf(event)
    const [across, along] = [Math.abs(x - touched.x), Math.abs(y - touched.y)]
    if (!touched.isSwipe && Math.max(across, along) < slack) return
    // The page scrolls.
    if (!touched.isSwipe && along >= across) return void (touched = null)
    touched.isSwipe = true
    const by = share(event, touched)
    touched.card.style.translate = `${x - touched.x}px`
    touched.card.dataset["swipe"] = Math.abs(by) < least ? "short" : sideOf(by)
  }
  const end = (event: TouchEvent) => {
    const swiped = touched
    touched = null
    if (swiped === null || !swiped.isSwipe) return
    swiped.card.style.translate = ""
    delete swiped.card.dataset["swipe"]
    const by = share(event, swiped)
    if (event.type === "touchend" && Math.abs(by) >= least) onSwipe(sideOf(by))
  }
  const listeners = { touchstart: begin, touchmove: move, touchend: end, touchcancel: end } as const
  for (const [type, listener] of Object.entries(listeners))
    area.addEventListener(type, listener as EventListener, { passive: true })
  onCleanup(() => {
    for (const [type, listener] of Object.entries(listeners)) area.removeEventListener(type, listener as EventListener)
  })
}

const sideOf = (share: number) => (share > 0 ? "right" : "left")
const pointOf = ({ changedTouches }: TouchEvent) => {
  const [touch] = changedTouches
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 }
}

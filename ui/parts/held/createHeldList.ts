/**
 * A list that holds still while a person uses it: rows keep their place, and new rows of other people wait until the person
 * asks for them. A row that was changed shows its new values in its old place.
 */
import { createMemo, createSignal } from "solid-js"

/**
 * @param groups of the list, in their order; one for a list without groups
 * @param idsOf the ids of a group now, in their order
 * @param isOwn true for a row that this person made: it is shown at once, at the head of its group
 */
export const createHeldList = <G>(
  groups: ReadonlyArray<G>,
  idsOf: (group: G) => ReadonlyArray<string>,
  isOwn: (id: string) => boolean = () => false
) => {
  const [held, setHeld] = createSignal<ReadonlyMap<G, ReadonlyArray<string>> | null>(null)
  const place = () => new Map(groups.map((group) => [group, idsOf(group)] as const))
  const known = createMemo(() => new Set([...(held()?.values() ?? [])].flat()))
  /** New rows after the last one that is held, such as those of a page that was loaded: they move nothing. */
  const after = (group: G, before: ReadonlyArray<string>) => {
    const last = before.at(-1)
    const place = last === undefined ? -1 : idsOf(group).lastIndexOf(last)
    return place < 0
      ? []
      : idsOf(group)
          .slice(place + 1)
          .filter((id) => !known().has(id))
  }
  const newIn = (group: G) => {
    const below = new Set(after(group, held()?.get(group) ?? []))
    return idsOf(group).filter((id) => !known().has(id) && !below.has(id))
  }
  const shown = new Map(
    groups.map((group) => {
      const ids = createMemo(() => {
        const before = held()?.get(group)
        return before === undefined ? idsOf(group) : [...newIn(group).filter(isOwn), ...before, ...after(group, before)]
      })
      return [group, ids] as const
    })
  )
  return {
    idsOf: (group: G): ReadonlyArray<string> => shown.get(group)?.() ?? [],
    /** The number of new rows that wait. */
    waiting: createMemo(() =>
      held() === null ? 0 : groups.reduce((n, group) => n + newIn(group).filter((id) => !isOwn(id)).length, 0)
    ),
    /** An empty list is not held: nothing in it can move. */
    hold: () => {
      if (held() === null && groups.some((group) => idsOf(group).length > 0)) setHeld(place())
    },
    release: () => setHeld(null),
    /** Shows the rows that wait. A held list then keeps the rows in these places. */
    showNew: () => {
      if (held() !== null) setHeld(place())
    }
  }
}

/**
 * Holds a list while the pointer or the focus is in it, or while it is scrolled down.
 *
 * @returns the function that removes the listeners
 */
export const holdWhileUsed = (
  element: HTMLElement,
  list: { readonly hold: () => void; readonly release: () => void }
) => {
  let pointed = false
  const update = () => {
    const focused = element !== document.activeElement && element.contains(document.activeElement)
    if (pointed || focused || element.scrollTop > topHeight) list.hold()
    else list.release()
  }
  const point = (event: PointerEvent) => {
    // A touch does not hold the list, because a finger does not stay over a row.
    pointed = event.type === "pointerenter" && event.pointerType === "mouse"
    update()
  }
  // The focus has its new owner only after the event.
  const later = () => queueMicrotask(update)
  const listeners = [
    ["pointerenter", point],
    ["pointerleave", point],
    ["focusin", later],
    ["focusout", later],
    ["scroll", update]
  ] as const
  for (const [name, listener] of listeners) element.addEventListener(name, listener as EventListener)
  return () => {
    for (const [name, listener] of listeners) element.removeEventListener(name, listener as EventListener)
  }
}

/** Pixels: a list that is scrolled further is not at its top. */
const topHeight = 40

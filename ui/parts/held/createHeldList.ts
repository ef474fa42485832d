/**
 * A list that holds still while a person uses it: rows keep their place, and new rows of other people wait until the person
 * asks for them. A row that was changed shows its new values in its old place.
 */
import { createMemo, createSignal } from "solid-js"
import { makeNewIds } from "./newIds.ts"

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
  const [held, setHeld] = createSignal<HeldPlaces<G> | null>(null)
  const hold = () => {
    const places = new Map(groups.map((group) => [group, idsOf(group)] as const))
    const known = new Set([...places.values()].flat())
    setHeld({ places, newIds: new Map(groups.map((group) => [group, makeNewIds(places.get(group) ?? [], known)])) })
  }
  const shown = new Map(groups.map((group) => [group, createMemo(() => shownOf(held(), group, idsOf(group), isOwn))]))
  return {
    idsOf: (group: G): ReadonlyArray<string> => shown.get(group)?.().ids ?? [],
    /** The number of new rows that wait. */
    waiting: createMemo(() => [...shown.values()].reduce((n, list) => n + list().waiting, 0)),
    /** An empty list is not held: nothing in it can move. */
    hold: () => {
      if (held() === null && groups.some((group) => idsOf(group).length > 0)) hold()
    },
    release: () => setHeld(null),
    /** Shows the rows that wait. A held list then keeps the rows in these places. */
    showNew: () => {
      if (held() !== null) hold()
    }
  }
}

interface HeldPlaces<G> {
  /** The ids of each group when the hold began. */
  readonly places: ReadonlyMap<G, ReadonlyArray<string>>
  readonly newIds: ReadonlyMap<G, ReturnType<typeof makeNewIds>>
}

const shownOf = <G>(
  held: HeldPlaces<G> | null,
  group: G,
  now: ReadonlyArray<string>,
  isOwn: (id: string) => boolean
): { readonly ids: ReadonlyArray<string>; readonly waiting: number } => {
  if (held === null) return { ids: now, waiting: 0 }
  const before = held.places.get(group) ?? []
  const added = held.newIds.get(group)?.(now) ?? []
  if (added.length === 0) return { ids: before, waiting: 0 }
  // New rows below the last held row, for example those of the next page, move no row.
  const last = before.at(-1)
  const end = last === undefined ? -1 : now.lastIndexOf(last)
  const isAdded = new Set(added)
  const below = new Set(end < 0 ? [] : now.slice(end + 1).filter((id) => isAdded.has(id)))
  const above = added.filter((id) => !below.has(id))
  const own = above.filter(isOwn)
  return { ids: [...own, ...before, ...below], waiting: above.length - own.length }
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

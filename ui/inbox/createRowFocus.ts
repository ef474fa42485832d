/** The row in use: the one that has, or had, the focus. Keys move the focus from row to row. */
import { createEffect, createSignal, on, untrack } from "solid-js"

/** @param ids the listed rows, in order; tracked */
export const createRowFocus = (page: () => HTMLElement, ids: () => ReadonlyArray<string>) => {
  const [current, setCurrent] = createSignal<string | null>(null)
  const linkOf = (id: string) => page().querySelector<HTMLElement>(`[data-notice="${CSS.escape(id)}"] a`)
  const focus = (id: string | undefined) => {
    if (id === undefined) return
    setCurrent(id)
    const link = linkOf(id)
    link?.focus({ preventScroll: true })
    link?.scrollIntoView?.({ block: "nearest" })
  }
  const step = (by: 1 | -1) => {
    const all = ids()
    const at = all.indexOf(current() ?? "")
    focus(all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)])
  }
  // A row that leaves the list gives its place to the one that follows.
  createEffect(
    on(ids, (now, before) => {
      const id = untrack(current)
      if (id === null || now.includes(id)) return
      const place = before?.indexOf(id) ?? -1
      const next = now[Math.min(Math.max(place, 0), now.length - 1)]
      const hadFocus = page().contains(document.activeElement) || document.activeElement === document.body
      if (next === undefined) setCurrent(null)
      else if (hadFocus) queueMicrotask(() => focus(next))
      else setCurrent(next)
    })
  )
  return {
    current,
    currentIds: (): ReadonlyArray<string> => {
      const id = current()
      return id === null ? [] : [id]
    },
    focused: (id: string) => void setCurrent(id),
    step,
    focus: (id: string) => focus(id),
    /** Moves to the row after those that are about to leave the list. */
    leave: (leaving: ReadonlyArray<string>) => {
      const id = current()
      if (id === null || !leaving.includes(id)) return
      const all = ids()
      const at = all.indexOf(id)
      const next = [...all.slice(at), ...all.slice(0, at).toReversed()].find((each) => !leaving.includes(each))
      focus(next)
    }
  }
}

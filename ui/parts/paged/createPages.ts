/** Pages of a list, newest first. The first one is fetched when its subject changes, the others when the reader asks. */
import { createEffect, createSignal, on, onCleanup } from "solid-js"
import { Refusal } from "../../sync/rest/api.ts"

interface PageOf<A, Cursor> {
  readonly items: ReadonlyArray<A>
  readonly next: Cursor | null
}

/** A page may be empty and still have a next one. So many are fetched at once before the reader is asked. */
const mostEmpty = 10

/** The former list stays while another one is loaded. @param about the subject; with null there is no request */
export const createPages = <About, A, Cursor>(
  about: () => About | null,
  fetch: (about: About, cursor: Cursor | null) => Promise<PageOf<A, Cursor>>
) => {
  const [shown, setShown] = createSignal<PageOf<A, Cursor> | null>(null)
  const [loading, setLoading] = createSignal(false)
  const [failed, setFailed] = createSignal<Refusal | null>(null)
  let turn = 0
  let asked: Cursor | null = null
  onCleanup(() => void turn++)
  const nextPage = async (wanted: About, cursor: Cursor | null) => {
    let page = await fetch(wanted, cursor)
    for (let n = 1; n < mostEmpty && page.items.length === 0 && page.next !== null; n++)
      page = await fetch(wanted, page.next)
    return page
  }
  const load = async (wanted: About, cursor: Cursor | null) => {
    const mine = ++turn
    asked = cursor
    setLoading(true)
    setFailed(null)
    try {
      const page = await nextPage(wanted, cursor)
      if (mine !== turn) return
      const before = cursor === null ? [] : (shown()?.items ?? [])
      setShown({ items: [...before, ...page.items], next: page.next })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (mine === turn) setFailed(error)
    } finally {
      if (mine === turn) setLoading(false)
    }
  }
  createEffect(on(about, (wanted) => (wanted === null ? undefined : void load(wanted, null))))
  const earlier = () => {
    const wanted = about()
    const next = shown()?.next ?? null
    if (wanted !== null && next !== null && !loading()) void load(wanted, next)
  }
  /** Repeats a failed fetch. */
  const again = () => {
    const wanted = about()
    if (wanted !== null && failed() !== null) void load(wanted, asked)
  }
  return { shown, loading, failed, earlier, again }
}

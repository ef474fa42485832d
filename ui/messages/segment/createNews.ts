/** The messages that arrived at the end of the chat since the person last saw its end. */
import { createEffect, createSignal, on } from "solid-js"
import type { Segment } from "./createSegment.ts"

/** @param isOwn true for a message that this person wrote: it is shown at once */
export const createNews = (
  segment: Pick<Segment, "ids" | "loads">,
  isOwn: (id: string) => boolean,
  onOwn: () => void
) => {
  const [news, setNews] = createSignal(0)
  let loads = ""
  createEffect(
    on(segment.ids, (ids, before = []) => {
      const known = segment.loads()
      const isPage = known !== loads
      loads = known
      const last = before.at(-1)
      // The rows of a page were there before: only rows of the same pages have arrived now.
      if (isPage || last === undefined) return
      const fresh = ids.slice(ids.lastIndexOf(last) + 1)
      if (fresh.length === ids.length) return
      setNews((n) => n + fresh.filter((id) => !isOwn(id)).length)
      if (fresh.some(isOwn)) queueMicrotask(onOwn)
    })
  )
  return { count: news, seen: () => setNews(0) }
}

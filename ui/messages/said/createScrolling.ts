/** The beginning of the list of messages, the pages that it loads at its ends, and the messages that arrive below. */
import { createEffect, createSignal, on, onMount } from "solid-js"
import { createNews } from "../segment/createNews.ts"
import type { Beginning, Segment } from "../segment/createSegment.ts"
import { holdStill, type Stillness } from "./holdStill.ts"
import { rowOf } from "./messageRows.ts"
import type { SaidPort } from "./port.ts"

/** Pixels before an end of the list at which the next page is loaded. */
const aheadHeight = 900

/** @param list the element that scrolls; it exists when the component is mounted */
export const createScrolling = (
  list: () => HTMLElement,
  segment: Segment,
  beginning: Beginning,
  port: Pick<SaidPort, "rowOf" | "isOwn"> & {
    /** A filtered list loads no pages by itself: it is short, so it would load the whole chat. */
    readonly isFiltered: () => boolean
    readonly unseen: () => string | undefined
    readonly onSeen: (id: string) => void
  }
) => {
  let still: Stillness | undefined
  const [atEnd, setAtEnd] = createSignal(true)
  const isOwn = (id: string) => {
    const row = port.rowOf(id)
    return row !== undefined && port.isOwn(row)
  }
  const news = createNews(segment, isOwn, () => still?.toEnd())
  const look = () => {
    if (still === undefined) return
    const { scrollTop, scrollHeight, clientHeight } = list()
    setAtEnd(still.isAtEnd())
    if (still.isAtEnd()) {
      news.seen()
      const last = segment.ids().at(-1)
      if (segment.ready() && !segment.hasNewer() && last !== undefined) port.onSeen(last)
    }
    if (port.isFiltered()) return
    if (scrollTop < aheadHeight) segment.older()
    if (scrollHeight - scrollTop - clientHeight < aheadHeight) segment.newer()
  }
  onMount(() => {
    still = holdStill(list(), () => !segment.hasNewer(), look)
  })
  const begin = () => {
    if (beginning.at === "last") {
      const unseen = port.unseen()
      return unseen === undefined ? still?.toEnd() : still?.show(unseen, "start")
    }
    const id = beginning.at === "message" ? beginning.key.id : firstSince(port, segment.ids(), beginning.moment)
    if (id === undefined) return
    still?.show(id, beginning.at === "message" ? "center" : "start")
    rowOf(list(), id)?.focus({ preventScroll: true })
  }
  createEffect(on(segment.ready, (ready) => ready && queueMicrotask(begin)))
  createEffect(
    on(segment.ids, () => {
      still?.restore()
      look()
    })
  )
  return {
    news: news.count,
    /** True while the person sees the end of what is loaded. */
    atEnd,
    toEnd: () => still?.toEnd()
  }
}

/** The first message of the moment where the list begins. */
const firstSince = (port: Pick<SaidPort, "rowOf">, ids: ReadonlyArray<string>, moment: string): string | undefined =>
  ids.find((id) => (port.rowOf(id)?.sentAt ?? "") >= moment) ?? ids.at(-1)

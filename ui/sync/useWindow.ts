/** Windows for the time of a component: `useWindow("tasks:mine")` follows it until the component is removed. */
import { createMemo, createSignal, mapArray, onCleanup } from "solid-js"
import { pageText } from "../../gateways/contract/windows.ts"
import { useLive } from "./live.tsx"

/**
 * True once the server has sent the rows of these windows. While the connection is lost, also once the rows of this device
 * are there. It stays true.
 *
 * For a page that keeps rows in their places: rows that are newer than the kept ones must not arrive as news.
 */
export const createArrived = (windows: ReadonlyArray<ReturnType<typeof useWindow>>) => {
  const { status } = useLive()
  const isStale = () => status() === "stale"
  return createMemo((before: boolean) => {
    if (before) return true
    return windows.every((window) => window.answered() || (isStale() && window.ready()))
  }, false)
}

/**
 * Follows a window. Its rows are in the tables of `useLive().views`.
 *
 * @param text tracked: another text is another window; null is none
 */
export const useWindow = (text: string | (() => string | null)) => {
  const { open } = useLive()
  const handle = createMemo(() => {
    const wanted = typeof text === "string" ? text : text()
    if (wanted === null) return null
    const opened = open(wanted)
    onCleanup(opened.release)
    return opened
  })
  return {
    ready: () => handle()?.ready() ?? false,
    answered: () => handle()?.answered() ?? false,
    refused: () => handle()?.refused() ?? null
  }
}

/** Rows of a page of a list, unless the caller wants another number. */
const pageRows = 100

/**
 * Follows the newest page of a list, and each further page that `more` asks for.
 *
 * @param name the window without its page, such as `tasks:done`
 */
export const usePages = (name: string, rows = pageRows) => {
  const { open } = useLive()
  const [cursors, setCursors] = createSignal<ReadonlyArray<string | null>>([null])
  const texts = () => cursors().map((cursor) => `${name},${pageText("before", cursor, rows)}`)
  const opened = createMemo(
    mapArray(texts, (text) => {
      const handle = open(text)
      onCleanup(handle.release)
      return handle
    })
  )
  const next = () => opened().at(-1)?.next() ?? null
  return {
    ready: () => opened()[0]?.ready() ?? false,
    /** True while further rows of the list are not loaded. */
    hasMore: () => next() !== null,
    more: () => {
      const cursor = next()
      if (cursor !== null) setCursors((before) => [...before, cursor])
    }
  }
}

/** The windows that the pages hold. A window is followed while a page holds it, and for a short time after that. */
import { createSignal } from "solid-js"
import { mostWindows, type WindowCursor, type WindowFrame } from "../../../gateways/contract/frames.ts"
import { type LineView, arrivedLine } from "../../../gateways/contract/lines.ts"
import { parseWindow, type ViewWindow } from "../../../gateways/contract/windows.ts"
import type { ViewFrame } from "./frames.ts"
import type { ViewRows } from "./viewRows.ts"

export type ViewsRows = { readonly [V in LineView]: ViewRows<V> }

/** A window that a page holds. */
export interface WindowHandle {
  /** True once its rows are there. They may be those that this device kept. */
  readonly ready: () => boolean
  /** True once the server has sent its rows since the page was opened. */
  readonly answered: () => boolean
  /** The cursor of the next page; null when there is none. */
  readonly next: () => string | null
  /** The reason, when the server does not give this window to this person. */
  readonly refused: () => string | null
  readonly release: () => void
}

/** The part of the connection that windows use. Nothing is sent while the socket is closed. */
export interface WindowWire {
  readonly subscribe: (window: string, cursor: WindowCursor | null) => void
  readonly unsubscribe: (window: string) => void
}

/** Milliseconds for which a window is followed after the last page left it, so that the way back is immediate. */
const lingerMillis = 30_000
/** Windows that are kept free for pages. */
const spareWindows = 8

interface Entry {
  readonly view: LineView
  readonly handle: WindowHandle
  readonly setRefused: (reason: string | null) => void
  holders: number
  timer: ReturnType<typeof setTimeout> | undefined
}

export const makePageWindows = (views: ViewsRows, wire: WindowWire) => {
  const entries = new Map<string, Entry>()
  const subscribe = (text: string) => {
    const view = entries.get(text)?.view
    if (view !== undefined) wire.subscribe(text, views[view].cursorOf(text))
  }
  const drop = (text: string, { view, timer }: Entry) => {
    clearTimeout(timer)
    entries.delete(text)
    views[view].release(text)
    wire.unsubscribe(text)
  }
  const release = (text: string) => {
    const entry = entries.get(text)
    if (entry === undefined || --entry.holders > 0) return
    entry.timer = setTimeout(() => drop(text, entry), lingerMillis)
  }
  const makeRoom = () => {
    for (const [text, entry] of entries) {
      if (entries.size < mostWindows - spareWindows) return
      if (entry.holders === 0) drop(text, entry)
    }
  }
  const follow = (window: ViewWindow): Entry => {
    const { text } = window
    makeRoom()
    const { ready, answered, next } = views[window.view].follow(window)
    const [refused, setRefused] = createSignal<string | null>(null)
    const handle = { ready, answered, next, refused, release: () => release(text) }
    const entry: Entry = { view: window.view, handle, setRefused, holders: 0, timer: undefined }
    entries.set(text, entry)
    subscribe(text)
    return entry
  }
  return {
    /** Follows a window until the handle is released as often as it was opened. */
    open: (text: string): WindowHandle => {
      const window = parseWindow(text)
      if ("refused" in window) return refusedHandle(window.refused)
      const entry = entries.get(window.text) ?? follow(window)
      clearTimeout(entry.timer)
      entry.holders++
      return entry.handle
    },
    subscribe,
    /** Subscribes to every window, after the socket was opened. */
    subscribeAll: () => {
      for (const rows of Object.values(views)) rows.suspend()
      for (const text of entries.keys()) subscribe(text)
    },
    refused: (text: string, reason: string) => entries.get(text)?.setRefused(reason),
    texts: (): Iterable<string> => entries.keys(),
    take: (frame: Extract<WindowFrame, { readonly is: "snapshot" | "changes" | "position" }>) => {
      for (const text of takeFrame(views, frame)) subscribe(text)
    },
    end: () => {
      for (const { timer } of entries.values()) clearTimeout(timer)
    }
  }
}
export type Windows = ReturnType<typeof makePageWindows>

/** A window that does not exist, such as that of an id from a mistyped address. */
const refusedHandle = (reason: string): WindowHandle => ({
  ready: () => true,
  answered: () => true,
  next: () => null,
  refused: () => reason,
  release: () => undefined
})

const takeFrame = (
  views: ViewsRows,
  frame: Extract<WindowFrame, { readonly is: "snapshot" | "changes" | "position" }>
): ReadonlyArray<string> => {
  if (frame.is !== "position" && frame.view === "tasks")
    return views.tasks.take({ ...frame, rows: frame.rows.map(arrivedLine) })
  // The one cast: a frame of a view carries the rows of that view.
  const rows = views[frame.view] as unknown as { readonly take: (frame: ViewFrame<unknown>) => ReadonlyArray<string> }
  return rows.take(frame)
}

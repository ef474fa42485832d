/** The rows of one view: those that a followed window holds, with the person's own changes on top. */
import { batch, createSignal } from "solid-js"
import type { Lines, LineView } from "../../../gateways/contract/lines.ts"
import type { ViewWindow } from "../../../gateways/contract/windows.ts"
import { type CommandFate, createShownRows, type ShownRows } from "../rows/shownRows.ts"
import { byIdOf } from "../table/byId.ts"
import { type FollowedWindow, place } from "./followed.ts"
import {
  type HeldWindow,
  heldOf,
  type HeldRow,
  type HeldWindows,
  type KeptPosition,
  makeChanges,
  restoreRows,
  suspend,
  takeFrame,
  type ViewFrame
} from "./frames.ts"

/** @param names the ids of the reader */
export const createViewRows = <V extends LineView>(view: V, names: ReadonlyArray<string>, fate: CommandFate) => {
  type Row = Lines[V]
  const shown = createShownRows<Row>(fate)
  const windows = new Map<string, HeldWindow<Row>>()
  const changes = makeChanges({ windows, names, stored: shown.stored })
  const { ready, position, noteAt } = createProgress()
  const store = () => {
    const { put, gone } = changes.drain()
    const at = completeIn(windows)
    batch(() => {
      shown.store(put, gone, at)
      noteAt(at, windows)
    })
  }
  return {
    view,
    ...readsOf(shown),
    /** True once a window of the view has its rows. */
    ready,
    position,
    /** Rows that other windows have loaded are shown at once. */
    follow: (window: ViewWindow) => {
      const held = windows.get(window.text) ?? heldOf<Row>(window)
      windows.set(window.text, held)
      for (const id of shown.storedIds()) placeStored(held.followed, shown.stored(id), names)
      return held
    },
    release: (text: string) => {
      const ids = windows.get(text)?.followed.ids ?? []
      windows.delete(text)
      changes.leave(ids)
      store()
    },
    windows: (): ReadonlyArray<FollowedWindow> => Array.from(windows.values(), ({ followed }) => followed),
    /** Shows rows that this device kept. The window goes on from its position when the socket is open. */
    restore: (kept: ReadonlyArray<KeptPosition>, rows: Iterable<Row>) =>
      // Together: a window that is ready has its rows.
      batch(() => {
        restoreRows(windows, changes, kept, rows)
        store()
      }),
    cursorOf: (text: string) => windows.get(text)?.followed.cursor ?? null,
    suspend: () => suspend(windows),
    /** Returns the windows that have missed a frame. */
    take: (frame: ViewFrame<Row>): ReadonlyArray<string> =>
      batch(() => {
        const missed = takeFrame(windows, changes, frame)
        store()
        return missed
      })
  }
}
export type ViewRows<V extends LineView> = ReturnType<typeof createViewRows<V>>

const readsOf = <Row extends HeldRow>(shown: ShownRows<Row>) => ({
  table: shown.table,
  rows: byIdOf(shown.table),
  /** A row with the person's own changes. */
  shown: shown.table.get,
  /** All rows that are held, with the person's own changes, in no order. Read again after each change. */
  all: shown.table.all,
  act: shown.act,
  /** The server's row of an id, untracked. */
  stored: shown.stored,
  /** Calls back with the ids of rows that the server has changed. */
  onStored: shown.onStored
})

/** Whether a window has its rows, and the highest position of the view. */
const createProgress = () => {
  const [ready, setReady] = createSignal(false)
  const [position, setPosition] = createSignal(0)
  const noteAt = (at: number, windows: HeldWindows<HeldRow>) => {
    setPosition((before) => Math.max(before, at))
    for (const held of windows.values()) if (held.ready()) setReady(true)
  }
  return { ready, position, noteAt }
}

/** Rows are complete up to the lowest position of a window. */
const completeIn = (windows: HeldWindows<HeldRow>) => {
  const live = [...windows.values()].flatMap(({ followed }) => (followed.live ? (followed.cursor?.seq ?? 0) : []))
  return live.length === 0 ? 0 : Math.min(...live)
}

const placeStored = (followed: FollowedWindow, row: HeldRow | undefined, names: ReadonlyArray<string>) => {
  if (row !== undefined) place(followed, row, names)
}

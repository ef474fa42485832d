/** Keeps the rows of the base windows on this device, and shows them when the page opens again. */
import { type LineView, arrivedLine, type TaskLineSent, taskLineSent } from "../../../gateways/contract/lines.ts"
import type { ViewsRows } from "../windows/windows.ts"
import type { KeptState, KeptStore } from "../device/keptStore.ts"
import { keepRows, viewOf } from "./keptRows.ts"

/** Longest wait for the rows of this device, in milliseconds. After that the rows come from the server. */
const longestWait = 3000

/**
 * Shows the kept rows, and keeps those that change from then on.
 *
 * @param windows the windows that are kept
 * @returns after the rows are shown; a failure of the storage leaves the page without kept rows
 */
export const keepViews = async (store: KeptStore, views: ViewsRows, windows: ReadonlySet<string>): Promise<void> => {
  const keeper = keepRows(
    store,
    {
      onChange: (listener) => {
        for (const rows of Object.values(views)) rows.onStored((ids) => listener(rows.view, ids))
      },
      rowOf: (view, id) => keptRow(views, windows, view, id),
      windows: () => positionsOf(views, windows)
    },
    whenIdle
  )
  const timeout = new Promise<null>((resolve) => setTimeout(() => resolve(null), longestWait))
  const state = await Promise.race([store.claim().catch(() => null), timeout])
  if (state !== null) keeper.load(() => show(views, state))
}

/** A row as it is saved, if a kept window holds it. */
const keptRow = (views: ViewsRows, windows: ReadonlySet<string>, view: LineView, id: string) => {
  const held = views[view].windows().some(({ window, ids }) => windows.has(window.text) && ids.has(id))
  if (!held) return undefined
  if (view !== "tasks") return views[view].stored(id)
  const line = views.tasks.stored(id)
  return line === undefined ? undefined : taskLineSent(line)
}

/** The positions of the kept windows that are complete. */
const positionsOf = (views: ViewsRows, windows: ReadonlySet<string>) =>
  Object.values(views).flatMap(({ view, windows: followed }) =>
    followed().flatMap(({ window: { text }, cursor, end }) =>
      windows.has(text) && cursor !== null ? [{ text, view, cursor, end }] : []
    )
  )

/** Shows the rows of each view, and returns the ids of each bucket. */
const show = (views: ViewsRows, { windows, buckets }: KeptState) =>
  Object.values(views).flatMap((rows) => {
    const kept = buckets.flatMap(({ key, json }) =>
      viewOf(key) === rows.view ? [{ key, rows: rowsOf(rows.view, json) }] : []
    )
    // The cast: the rows of a view were saved under its name.
    rows.restore(
      windows.filter(({ view }) => view === rows.view),
      kept.flatMap((bucket) => bucket.rows) as never
    )
    return kept.map((bucket) => [bucket.key, bucket.rows.map(({ id }) => id)] as const)
  })

const rowsOf = (view: LineView, json: string): ReadonlyArray<{ readonly id: string }> => {
  // The cast: this page, or an earlier one of the same schema, has saved them.
  const rows = JSON.parse(json) as ReadonlyArray<TaskLineSent>
  return view === "tasks" ? rows.map(arrivedLine) : rows
}

const whenIdle = (work: () => void, wait: number) => {
  setTimeout(() => ("requestIdleCallback" in globalThis ? requestIdleCallback(work, { timeout: wait }) : work()), wait)
}

/** A window that the page follows: its position in each lane, and the ids of its rows. The rules are those of the wire. */
import type { WindowCursor } from "../../../gateways/contract/frames.ts"
import { type ViewWindow, windowHolds } from "../../../gateways/contract/windows.ts"
import type { Lines, LineView } from "../../../gateways/contract/lines.ts"

export interface FollowedWindow {
  readonly window: ViewWindow
  readonly ids: Set<string>
  /** Complete up to here in every lane; null before the first snapshot. */
  cursor: WindowCursor | null
  /** The position of each lane that is further than the cursor. */
  lanes: ReadonlyMap<string, number>
  /** The last subscription is answered, and no frame was missed since. */
  live: boolean
  /** The cursor of the last row of the page; null when the list has no more rows. */
  end: string | null
}

export const followedOf = (window: ViewWindow): FollowedWindow => ({
  window,
  ids: new Set(),
  cursor: null,
  lanes: new Map(),
  live: false,
  end: null
})

/** Adds the row to the window, or removes it from the window, by the rule of the contract. */
export const place = ({ window, ids, end }: FollowedWindow, row: Lines[LineView], names: ReadonlyArray<string>) => {
  if (windowHolds(window, row, names, end)) ids.add(row.id)
  else ids.delete(row.id)
}

/**
 * Moves a window by a frame of one lane. The frame is applied when it begins at the lane's position or before, and ignored
 * when it ends there. When it begins later, a frame was missed, and the window is no longer live.
 */
export const takeLane = (
  followed: FollowedWindow,
  { lane, from, to }: { readonly lane: string; readonly from: number; readonly to: number }
): "applied" | "ignored" | "missed" => {
  const { cursor, lanes, live } = followed
  // Until the answer arrives the window shows newer rows, and its position stays.
  if (!live || cursor === null) return "applied"
  const at = Math.max(cursor.seq, lanes.get(lane) ?? 0)
  if (to <= at) return "ignored"
  if (from > at) {
    followed.live = false
    return "missed"
  }
  followed.lanes = new Map([...lanes, [lane, to]])
  return "applied"
}

/** The answer to a subscription is complete up to `to`. */
export const takeAnswer = (followed: FollowedWindow, to: number) => {
  followed.live = true
  moveTo(followed, to)
}

/** Every lane is complete up to `at`. */
export const takePosition = (followed: FollowedWindow, at: number) => {
  if (followed.live) moveTo(followed, at)
}

const moveTo = (followed: FollowedWindow, at: number) => {
  if (followed.cursor === null) return
  const seq = Math.max(followed.cursor.seq, at)
  followed.cursor = { ...followed.cursor, seq }
  followed.lanes = new Map([...followed.lanes].filter(([, to]) => to > seq))
}

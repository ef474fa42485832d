/**
 * The frames of the WebSocket by windows, both ways. `windows.ts` declares the windows, and `lines.ts` their rows.
 *
 * Imports types only, because the dashboard loads it.
 */
import type { Tick } from "./knowledge.ts"
import type { LineView, SentLines } from "./lines.ts"

/** Rises with each change of the frames or rows that an older page does not understand: such a page must reload. */
export const wireSchema = 3

/** The most windows that one socket may follow. */
export const mostWindows = 64

/** The client's position in a window. After a swap (`generation`) or changed rights (`epoch`) the server sends a snapshot. */
export interface WindowCursor {
  readonly generation: number
  readonly epoch: number
  readonly seq: number
}
/** The id of a row that left an audience, or a window. */
export interface LeftRow {
  readonly id: string
  readonly audience: string
  readonly seq: number
}

export type WindowClientFrame =
  | { readonly is: "subscribe"; readonly window: string; readonly cursor: WindowCursor | null }
  | { readonly is: "unsubscribe"; readonly window: string }

/**
 * The frames of the server.
 *
 * - `hello`: the first frame of a socket. `build`: the path of the page's script; a page with another script must reload.
 *   Empty when the server has no built page.
 * - `snapshot`: the rows of a window, in parts of at most 256 kB; all but the last carry `more: true`. A client collects the
 *   parts, shows them together after the last one, and drops the rows that it held for the window. Parts may repeat a row: the
 *   last copy counts. `next`, on the last part of a page: the cursor of its last row, which bounds the page and begins the next
 *   one; null when the list has no more rows.
 * - `changes` with a window: the rows that changed in the window since its position, and the ids that left it, in parts of at
 *   most 256 kB. The last part, `more: false`, ends the answer to a `subscribe`: it moves the cursor to `to`, and the window is
 *   live. Each answer ends with it, also after a snapshot.
 * - `changes` with a lane: the rows of one audience that changed in the view, of every window, and the ids that left the
 *   audience. The client keeps the rows that a window holds. Its position in a lane is the end of the lane's last frame, or the
 *   cursor when that is higher. It applies a frame whose `from` is at or below that position, and ignores a frame whose `to`
 *   is also at or below it. When `from` is above it, a frame was missed: subscribe again to the windows of the view, each with
 *   its cursor.
 * - `position`: the changes of every lane of the view up to `at` have been sent: the cursors of its live windows move there.
 *   A window that is not live ignores it.
 * - `refused`: the window is unknown, or the caller may not follow it. With `again: true` it cannot be read now: subscribe
 *   again later. `window: null`: the server did not understand the frame.
 *
 * A row is replaced only by one of a higher `seq`. A removal names the audience that the row left: a row that the client holds
 * for another audience stays. A removal of a window removes the row from this window, and other windows may still hold it.
 */
export type WindowFrame =
  | { readonly is: "hello"; readonly build: string; readonly schema: number }
  | {
      readonly [V in LineView]: {
        readonly is: "snapshot"
        readonly view: V
        readonly window: string
        readonly cursor: WindowCursor
        readonly rows: ReadonlyArray<SentLines[V]>
        readonly more: boolean
        readonly next: string | null
      }
    }[LineView]
  | {
      readonly [V in LineView]: {
        readonly is: "changes"
        readonly view: V
        readonly from: number
        readonly to: number
        readonly rows: ReadonlyArray<SentLines[V]>
        readonly removed: ReadonlyArray<LeftRow>
      } & (
        | { readonly window: string; readonly lane: null; readonly more: boolean }
        | { readonly window: null; readonly lane: string; readonly more: false }
      )
    }[LineView]
  | { readonly is: "position"; readonly view: LineView; readonly at: number }
  | { readonly is: "progress"; readonly tick: Tick }
  | { readonly is: "stale"; readonly why: string | null }
  | {
      readonly is: "refused"
      readonly window: string | null
      readonly reason: string
      readonly again: boolean
    }

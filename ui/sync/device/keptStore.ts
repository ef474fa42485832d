/** The storage of rows on this device, as a port. */
import type { WindowCursor } from "../../../gateways/contract/frames.ts"
import type { LineView } from "../../../gateways/contract/lines.ts"

/** The position of a window, as it is saved. */
export interface KeptWindow {
  readonly text: string
  readonly view: LineView
  readonly cursor: WindowCursor
  readonly end: string | null
}
/** The rows of a view whose ids share a hash, as JSON. */
export interface KeptBucket {
  /** `<view>/<number>`. */
  readonly key: string
  readonly json: string
}
export interface KeptState {
  readonly windows: ReadonlyArray<KeptWindow>
  readonly buckets: ReadonlyArray<KeptBucket>
}

/** The storage of one person's rows on this device. */
export interface KeptStore {
  /** Reads everything, and makes this page the only one that saves. Null when there is nothing for this person and schema. */
  readonly claim: () => Promise<KeptState | null>
  /**
   * Saves buckets, and the windows if they are complete; otherwise it removes the windows until a later call has them.
   *
   * @returns false when another page saves now, or when the rows were wiped: this page must stop
   */
  readonly save: (buckets: ReadonlyArray<KeptBucket>, windows: ReadonlyArray<KeptWindow> | null) => Promise<boolean>
}

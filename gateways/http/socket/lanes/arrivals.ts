/** Compares the changes that arrive with the positions that they cover, so that a lost change is noticed. */
import type { Change, PositionReached } from "../../../../projections/runner/batch/announcement.ts"

/** The state of a change that arrives: its frames were sent already, it is next, or a change before it did not arrive. */
export type Arrival = "known" | "next" | "missed"

export const makeArrivals = () => {
  /** Every frame of every lane up to here was published. A batch arrives view by view, its position last. */
  let complete = 0
  /** The end of the last change that arrived. */
  let seen = 0
  /** The changes that arrived since the last position. */
  let arrived = 0

  return {
    position: () => complete,
    /** Records the end of a change whose frames are made. */
    note: (to: number) => {
      seen = Math.max(seen, to)
    },
    /** Whether a change that has arrived may be published. */
    onChange: ({ from, to }: Pick<Change, "from" | "to">): Arrival => {
      arrived++
      if (to <= complete) return "known"
      return from > Math.max(seen, complete) ? "missed" : "next"
    },
    /** Whether all changes of the batch have arrived. If so, the lanes are complete up to its position. */
    onPosition: ({ at, from = at, changes = arrived }: PositionReached): Arrival => {
      const all = changes === arrived
      arrived = 0
      if (at <= complete) return "known"
      if (!all || from > Math.max(seen, complete)) return "missed"
      complete = at
      seen = at
      return "next"
    },
    /** Starts again at `at`, which may be lower than the positions of former tables. */
    restart: (at: number) => {
      complete = at
      seen = at
      arrived = 0
    },
    /** The clients have, or will read, all changes up to `at`. */
    completeTo: (at: number) => {
      complete = Math.max(complete, at)
      seen = complete
      arrived = 0
    }
  }
}

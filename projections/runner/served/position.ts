import { makeReached } from "../../../streams/following/reached.ts"
import type { Change, PositionReached } from "../batch/announcement.ts"

/** The position of the tables that are served, and a way to wait for a later one. */
export const makePosition = () => {
  const { at, reach, waitFor } = makeReached()
  let generation = 1
  /** Rises when changes may have been missed: every read model may have changed then. */
  let missed = 0
  /** Announced since the last position: the announcement of a position counts them. */
  let heard = 0
  const changed = new Map<string, number>()
  const report = (seq: number, now: number) => {
    if (now < generation || (now === generation && seq <= at())) return false
    generation = now
    reach(seq)
    return true
  }
  return {
    at,
    generation: () => generation,
    /**
     * Another text whenever one of these read models may have changed. The key of every answer that is kept for longer than
     * one position. A process that follows the tables gets no announcements of read models that are not streamed, so none
     * of those may be named.
     */
    versionOf: (...names: ReadonlyArray<string>) =>
      [generation, missed, ...names.map((name) => changed.get(name) ?? 0)].join(" "),
    changes: (name: string, seq: number) => {
      changed.set(name, seq)
    },
    reached: (seq: number) => reach(seq),
    /** As the tables have it when they are opened. Changes may have been missed before. */
    opened: (seq: number, now: number) => {
      generation = now
      missed++
      reach(seq)
    },
    /** As the tables have it. A position that no announcement has brought has changes that are not known. */
    found: (seq: number, now: number) => {
      if (report(seq, now)) missed++
    },
    /** As another process announces it, perhaps late: within a generation it never moves back. */
    announced: ({ at: seq, generation: now, from, changes }: PositionReached) => {
      if (from === undefined || from > at() || changes === undefined || heard < changes) missed++
      heard = 0
      report(seq, now)
    },
    /** A change that another process announces, before the position that it belongs to. */
    announcedChange: ({ view, to }: Change) => {
      heard++
      changed.set(view, to)
    },
    /** Returns once the tables are at `seq`. */
    waitFor
  }
}
export type Position = ReturnType<typeof makePosition>

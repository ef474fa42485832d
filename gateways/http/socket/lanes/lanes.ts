/** Changes by lane: one lane a view and audience. A frame is made once and published to every socket of its lane. */
import type { Change, PositionReached } from "../../../../projections/runner/batch/announce.ts"
import { wireRowOf } from "../../../../projections/reads/views/wire.ts"

/** The topic of a lane in uWebSockets.js. */
export const laneTopic = (view: string, audience: string) => `${view} ${audience}`
/** The topic of a view's positions, for every socket that follows the view. */
export const positionsOf = (view: string) => `${view} positions`

export interface LaneFrame {
  readonly topic: string
  readonly json: string
}

/** The state of a change that arrives: its frames were sent already, it is next, or a change before it did not arrive. */
export type Arrival = "known" | "next" | "missed"

/**
 * Remembers the end of each lane's last frame. The next frame of the lane begins there, so that a client sees a gap only
 * when it has missed a frame, and batches without a change in the lane leave none.
 *
 * A lane is forgotten once a position after its last frame was published: every client is at that position then.
 */
export const makeLanes = () => {
  const ended = new Map<string, number>()
  let generation: number | null = null
  /** Every frame of every lane up to here was published. A batch arrives view by view, its position last. */
  let complete = 0
  /** The end of the last change that arrived. */
  let seen = 0
  /** The changes that arrived since the last position. */
  let arrived = 0
  /** The position that was last published to every socket. */
  let published = 0

  return {
    /** The position at the end of a lane's last frame; 0 when every client is beyond it. */
    endOf: (view: string, audience: string) => ended.get(laneTopic(view, audience)) ?? 0,
    /** The number of lanes that are remembered. */
    count: () => ended.size,
    position: () => complete,
    /** The position to publish; null when the last one still holds. Lanes that end there are forgotten. */
    nextPosition: () => {
      if (complete === published) return null
      published = complete
      for (const [topic, end] of ended) if (end <= published) ended.delete(topic)
      return published
    },
    /** True when the tables are of another generation than the last ones. */
    swapped: (now: number) => {
      const other = generation !== null && generation !== now
      generation = now
      return other
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
    /** All clients start again at `at`, which may be before the positions of former tables. */
    restart: (at: number) => {
      ended.clear()
      complete = at
      seen = at
      published = at
      arrived = 0
    },
    /** The clients have, or will read, all changes up to `at`. */
    completeTo: (at: number) => {
      complete = Math.max(complete, at)
      seen = complete
      arrived = 0
    },
    frames: ({
      view,
      to,
      rows,
      removed
    }: Pick<Change, "view" | "to" | "rows" | "removed">): ReadonlyArray<LaneFrame> => {
      seen = Math.max(seen, to)
      const audiences = new Set([...rows.map(({ audience }) => audience), ...removed.map(({ audience }) => audience)])
      return [...audiences].map((audience) => {
        const topic = laneTopic(view, audience)
        const frame = {
          is: "changes",
          view,
          lane: audience,
          from: ended.get(topic) ?? published,
          to,
          rows: rows.filter((row) => row.audience === audience).map((row) => wireRowOf(view, row)),
          removed: removed.filter((each) => each.audience === audience)
        }
        ended.set(topic, to)
        return { topic, json: JSON.stringify(frame) }
      })
    }
  }
}

export type Lanes = ReturnType<typeof makeLanes>

/** Changes by lane: one lane a view and audience. A frame is made once and published to every socket of its lane. */
import type { Change } from "../../../projections/runner/batch/announce.ts"
import { wireRowOf } from "../../../projections/reads/views/wire.ts"

/** The topic of a lane in uWebSockets.js. */
export const laneTopic = (view: string, audience: string) => `${view} ${audience}`
/** The topic of a view's positions, for every socket that follows the view. */
export const positionsOf = (view: string) => `${view} positions`

export interface LaneFrame {
  readonly topic: string
  readonly json: string
}

/**
 * Remembers the end of each lane's last frame. The next frame of the lane begins there, so that a client sees a gap only
 * when it has missed a frame, and batches without a change in the lane leave none.
 */
export const makeLanes = () => {
  let ended = new Map<string, number>()
  let seen: number | null = null
  let whole = 0
  let generation: number | null = null
  return {
    /** The position at the end of a lane's last frame; 0 when none was sent. */
    endOf: (view: string, audience: string) => ended.get(laneTopic(view, audience)) ?? 0,
    /** True when a batch before this change did not arrive. */
    missed: (change: { readonly from: number }) => seen !== null && change.from > seen,
    forget: () => {
      ended = new Map()
      seen = null
      whole = 0
    },
    /** The position up to which all frames of all lanes are published. A batch arrives view by view, its position last. */
    position: () => whole,
    reached: (at: number) => {
      seen = at
      whole = at
    },
    /** True when the tables are of another generation than the last ones. */
    swapped: (now: number) => {
      const other = generation !== null && generation !== now
      generation = now
      return other
    },
    frames: ({ view, from, to, rows, removed }: Change): ReadonlyArray<LaneFrame> => {
      seen = to
      const audiences = new Set([...rows.map(({ audience }) => audience), ...removed.map(({ audience }) => audience)])
      return [...audiences].map((audience) => {
        const topic = laneTopic(view, audience)
        const begun = ended.get(topic) ?? from
        ended.set(topic, to)
        const frame = {
          is: "changes",
          view,
          lane: audience,
          from: begun,
          to,
          rows: rows.filter((row) => row.audience === audience).map((row) => wireRowOf(view, row)),
          removed: removed.filter((each) => each.audience === audience)
        }
        return { topic, json: JSON.stringify(frame) }
      })
    }
  }
}

export type Lanes = ReturnType<typeof makeLanes>

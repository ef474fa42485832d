/** Changes cut into lanes, one a view and audience: each frame is made once, and fanned out to all who may see it. */
import type { Change } from "../../../projections/runner/announce.ts"
import { wireRowOf } from "../../../projections/reads/wire.ts"

/** The topic of a lane in uWebSockets.js. */
export const topicOf = (view: string, audience: string) => `${view} ${audience}`
/** The topic of a view's positions, for those who follow it in all their lanes. */
export const positionsOf = (view: string) => `${view} positions`

export interface LaneFrame {
  readonly topic: string
  readonly json: string
}

/**
 * Remembers where each lane's last frame ended. A frame begins there: whoever has that much has missed nothing of this
 * lane, however many batches passed that changed nothing in it.
 */
export const makeLanes = () => {
  let ended = new Map<string, number>()
  let seen: number | null = null
  let whole = 0
  let generation: number | null = null
  return {
    /** Where a lane's last frame ended; 0 when none was sent. */
    endOf: (view: string, audience: string) => ended.get(topicOf(view, audience)) ?? 0,
    /** A batch was missed: nobody knows what was in it. */
    missed: (change: { readonly from: number }) => seen !== null && change.from > seen,
    forget: () => {
      ended = new Map()
      seen = null
      whole = 0
    },
    /** Up to here the frames of every view and lane are out: a batch is told view by view, and its position last. */
    position: () => whole,
    reached: (at: number) => {
      seen = at
      whole = at
    },
    /** Whether these tables are others than those that were told of before: they were swapped. */
    swapped: (now: number) => {
      const other = generation !== null && generation !== now
      generation = now
      return other
    },
    frames: ({ view, from, to, rows, removed }: Change): ReadonlyArray<LaneFrame> => {
      seen = to
      const audiences = new Set([...rows.map(({ audience }) => audience), ...removed.map(({ audience }) => audience)])
      return [...audiences].map((audience) => {
        const topic = topicOf(view, audience)
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

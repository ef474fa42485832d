/** Changes by lane: one lane a view and audience. A frame is made once and published to every socket of its lane. */
import type { Change } from "../../../../projections/runner/batch/announcement.ts"
import { wireRowOf } from "../../../../projections/reads/views/wire.ts"
import { makeArrivals } from "./arrivals.ts"

/** The topic of a lane in uWebSockets.js. */
export const laneTopic = (view: string, audience: string) => `${view} ${audience}`
/** The topic of a view's positions, for every socket that follows the view. */
export const positionsOf = (view: string) => `${view} positions`

export interface LaneFrame {
  readonly topic: string
  readonly json: string
}

type Row = ReturnType<typeof wireRowOf>
type LaneChange = Pick<Change, "view" | "to" | "rows" | "removed">

/** One frame for each audience of a change. `fromOf` gives the position where a lane's frame begins. */
const framesOf = (
  { view, to, rows, removed }: LaneChange,
  fromOf: (topic: string) => number,
  shown: (row: Row) => Row
) => {
  const audiences = new Set([...rows, ...removed].map(({ audience }) => audience))
  return [...audiences].map((audience): LaneFrame => {
    const topic = laneTopic(view, audience)
    const frame = {
      is: "changes",
      view,
      lane: audience,
      from: fromOf(topic),
      to,
      rows: rows.filter((row) => row.audience === audience).map((row) => shown(wireRowOf(view, row))),
      removed: removed.filter((each) => each.audience === audience)
    }
    return { topic, json: JSON.stringify(frame) }
  })
}

/**
 * Remembers the end of each lane's last frame. The next frame of the lane begins there, so that a client sees a gap only
 * when it has missed a frame, and batches without a change in the lane leave none.
 *
 * `shown` makes the row of the API that a client sees. A lane is forgotten once a position after its last frame was published: every client is at that position then.
 */
export const makeLanes = (shown: (row: Row) => Row = (row) => row) => {
  const { onChange, onPosition, position, completeTo, note, ...arrivals } = makeArrivals()
  const ended = new Map<string, number>()
  let generation: number | null = null
  /** The position that was last published to every socket. */
  let published = 0

  return {
    onChange,
    onPosition,
    position,
    completeTo,
    /** The position at the end of a lane's last frame; 0 when every client is beyond it. */
    endOf: (view: string, audience: string) => ended.get(laneTopic(view, audience)) ?? 0,
    /** The number of lanes that are remembered. */
    count: () => ended.size,
    /** The position to publish; null when the last one still holds. Lanes that end there are forgotten. */
    nextPosition: () => {
      if (position() === published) return null
      published = position()
      for (const [topic, end] of ended) if (end <= published) ended.delete(topic)
      return published
    },
    /** True for tables that were replaced before. */
    isFormer: (other: number) => generation !== null && other < generation,
    /** True when the tables are of another generation than the last ones. */
    swapped: (now: number) => {
      const other = generation !== null && generation !== now
      generation = now
      return other
    },
    /** All clients start again at `at`, which may be lower than the positions of former tables. */
    restart: (at: number) => {
      ended.clear()
      published = at
      arrivals.restart(at)
    },
    frames: (change: LaneChange): ReadonlyArray<LaneFrame> => {
      note(change.to)
      const frames = framesOf(change, (topic) => ended.get(topic) ?? published, shown)
      for (const { topic } of frames) ended.set(topic, change.to)
      return frames
    }
  }
}

export type Lanes = ReturnType<typeof makeLanes>

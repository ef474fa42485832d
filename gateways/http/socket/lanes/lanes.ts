/** Changes by lane: one lane a view and audience. A frame is made once and published to every socket of its lane. */
import { team } from "../../../../domain/values.ts"
import { makeArrivals } from "./arrivals.ts"
import { frameWith, jsonOf } from "./parts.ts"
import type { PlacedChange } from "./placed.ts"

/** The topic of a lane in uWebSockets.js. */
export const laneTopic = (view: string, audience: string) => `${view} ${audience}`
/** The topic of a view's positions, for every socket that follows the view. */
export const positionsOf = (view: string) => `${view} positions`

export interface LaneFrame {
  readonly topic: string
  readonly json: string
}

type LaneChange = Pick<PlacedChange, "view" | "to" | "rows" | "removed">

/**
 * One frame for each lane of a change, from the widest to the narrowest: a row that refers to closed items follows in their lanes.
 * `fromOf` gives the position where a lane's frame begins.
 */
const framesOf = ({ view, to, rows, removed }: LaneChange, fromOf: (topic: string) => number) => {
  const audiences = new Set([...rows.map(({ lane }) => lane), ...removed.map(({ audience }) => audience)])
  const lanes = [...audiences].toSorted((a, b) => narrowness(a) - narrowness(b))
  return lanes.map((audience): LaneFrame => {
    const topic = laneTopic(view, audience)
    const head = {
      is: "changes",
      view,
      window: null,
      lane: audience,
      from: fromOf(topic),
      to,
      removed: removed.filter((each) => each.audience === audience),
      more: false
    }
    const mine = rows.flatMap(({ lane, row }) => (lane === audience ? [jsonOf(row)] : []))
    return { topic, json: frameWith(head, mine.join(",")) }
  })
}

const narrowness = (audience: string) => {
  if (audience === team) return 0
  return audience.startsWith("chat:") ? 1 : 2
}

/**
 * Remembers the end of each lane's last frame. The next frame of the lane begins there, so that a client sees a gap only
 * when it has missed a frame, and batches without a change in the lane leave none.
 *
 * A lane is forgotten once a position after its last frame was published: every client is at that position then.
 */
export const makeLanes = () => {
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
    /** The position that an answer to a new subscription must reach: all frames of these lanes that were published. */
    reach: (view: string, audiences: ReadonlyArray<string>) =>
      Math.max(published, ...audiences.map((audience) => ended.get(laneTopic(view, audience)) ?? 0)),
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
      const frames = framesOf(change, (topic) => ended.get(topic) ?? published)
      for (const { topic } of frames) ended.set(topic, change.to)
      return frames
    }
  }
}

export type Lanes = ReturnType<typeof makeLanes>

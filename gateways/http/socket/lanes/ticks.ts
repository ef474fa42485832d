/** Ticks of work in progress, in the lanes of the rows that they are about. */
import type { Tick } from "../../../../streams/ports/progress.ts"
import type { WindowFrame } from "../../../contract/frames.ts"
import type { LineView } from "../../../contract/lines.ts"
import { type LaneFrame, laneTopic } from "./lanes.ts"

/** Pieces of work whose last tick is kept: far more than are in progress at once. */
const mostRemembered = 200

const views: { readonly [Of in Tick["of"]]: LineView } = {
  extraction: "extractions",
  run: "runs",
  import: "messages"
}

/** Keeps the last tick of work in progress, so that a new follower sees the progress of the work immediately. */
export const makeTicks = () => {
  const last = new Map<string, { readonly tick: Tick; readonly frame: LaneFrame }>()
  return {
    /** Keeps the tick, and makes the frame for its lane. */
    remember: (tick: Tick): LaneFrame => {
      const progress: WindowFrame = { is: "progress", tick }
      const frame = { topic: laneTopic(views[tick.of], tick.audience), json: JSON.stringify(progress) }
      const key = `${tick.of} ${tick.id}`
      last.delete(key)
      if (tick.stage !== "done") last.set(key, { tick, frame })
      if (last.size > mostRemembered) for (const oldest of [...last.keys()].slice(0, 1)) last.delete(oldest)
      return frame
    },
    /** The frames for a new follower of the view with these audiences. */
    latest: (view: string, audiences: ReadonlyArray<string>): ReadonlyArray<string> =>
      [...last.values()]
        .filter(({ tick }) => views[tick.of] === view && audiences.includes(tick.audience))
        .map(({ frame: { json } }) => json)
  }
}

export type Ticks = ReturnType<typeof makeTicks>

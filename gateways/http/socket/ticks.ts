/** Ticks of work in progress, cut into the same lanes as the rows that they are about. */
import type { Tick } from "../../../streams/progress.ts"
import type { ServerFrame, View } from "../../contract.ts"
import { type LaneFrame, topicOf } from "./lanes.ts"

/** So much work is remembered for those who come later: far more than goes on at once. */
const mostRemembered = 200

const views: { readonly [Of in Tick["of"]]: View } = { extraction: "extractions", run: "runs" }

/** Remembers the last tick of what goes on, so that whoever begins to follow sees at once how far it is. */
export const makeTicks = () => {
  const last = new Map<string, { readonly tick: Tick; readonly frame: LaneFrame }>()
  return {
    /** The frame for everybody who follows the view of it and may see it. */
    take: (tick: Tick): LaneFrame => {
      const said: ServerFrame = { is: "progress", tick }
      const frame = { topic: topicOf(views[tick.of], tick.audience), json: JSON.stringify(said) }
      const key = `${tick.of} ${tick.id}`
      last.delete(key)
      if (tick.stage !== "done") last.set(key, { tick, frame })
      if (last.size > mostRemembered) for (const oldest of [...last.keys()].slice(0, 1)) last.delete(oldest)
      return frame
    },
    /** What somebody with these audiences is told when they begin to follow a view. */
    lastIn: (view: View, audiences: ReadonlyArray<string>): ReadonlyArray<string> =>
      [...last.values()]
        .filter(({ tick }) => views[tick.of] === view && audiences.includes(tick.audience))
        .map(({ frame: { json } }) => json)
  }
}

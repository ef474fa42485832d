/** Spans of the frames of a batch: from its first change to its position, which is announced after its changes. */
import { Effect } from "effect"
import type { PositionReached } from "../../../../projections/runner/batch/announcement.ts"
import { batchSpans, startOfSpans } from "../../../../streams/trace/batchSpans.ts"

/** `count`: the number of open sockets. */
export const makeFrameSpans = (count: () => number) => {
  let began: bigint | null = null
  return {
    /** Call it before each change. */
    begin: Effect.suspend(() => (began === null ? Effect.map(startOfSpans, (now) => void (began = now)) : Effect.void)),
    end: ({ traces = [] }: PositionReached) =>
      Effect.suspend(() => {
        const start = began
        began = null
        return batchSpans(start, traces, {
          name: "send frames",
          kind: "producer",
          attributes: { "tracker.sockets": count() }
        })
      })
  }
}

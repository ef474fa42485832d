/** Work: an extraction or a run. Both store commands and publish progress in the same way. */
import { Clock, Effect } from "effect"
import type { Step } from "../../commands/commandBus.ts"
import { sendOnce } from "../../commands/sendOnce.ts"
import { reactorActor } from "../../domain/ids.ts"
import type { Audience } from "../../domain/values.ts"
import { causationOf, type Commit } from "../../streams/commit/envelope.ts"
import { Progress, type Tick } from "../../streams/ports/progress.ts"
import { paceOf } from "./pace.ts"

export interface ReactorWork {
  /** The reactor that does it: `extract` or `analyse`. */
  readonly by: "extract" | "analyse"
  readonly id: string
  readonly attempt: number
  /** The commit that requested the work. */
  readonly commit: Commit
}

/**
 * Sends the steps as one atomic command, with a key for this part of this attempt. A part that a concurrent redelivery has
 * stored stays as it is.
 */
export const storeSteps = Effect.fnUntraced(function* (
  { by, id, attempt, commit }: ReactorWork,
  part: string,
  ...steps: readonly [Step, ...ReadonlyArray<Step>]
) {
  const request = {
    actor: reactorActor(by),
    key: `${by}:${id}:${attempt}:${part}`,
    causation: causationOf(commit),
    correlation: commit.correlation
  }
  yield* sendOnce(request, ...steps)
})

/** Publishes progress. `add` counts finished items, `tick` publishes the count and the rate. */
export const makeProgress = Effect.fnUntraced(function* (
  { by, id }: ReactorWork,
  { total, audience }: { readonly total: number; readonly audience: Audience }
) {
  const progress = yield* Progress
  const began = yield* Clock.currentTimeMillis
  let done = 0
  return {
    add: (count: number) => {
      done += count
    },
    tick: Effect.fnUntraced(function* (stage: Tick["stage"]) {
      const millis = yield* Clock.currentTimeMillis
      const pace = paceOf({ done, total, millis: millis - began })
      const of = by === "extract" ? "extraction" : "run"
      yield* progress.publish({ of, id, stage, done, total, ...pace, audience, at: new Date(millis).toISOString() })
    })
  }
})

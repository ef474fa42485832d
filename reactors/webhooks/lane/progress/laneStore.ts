/** The saved progress of one endpoint or one redelivery, in bucket `HOOKS`. */
import { Effect, Schema } from "effect"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import type { Bucket } from "../../../../streams/ports/bucket.ts"
import { decodeState, encodeState, type LaneState } from "./laneState.ts"

/** Another process has saved this progress: it delivers now, and this one must stop. */
export class LaneTaken extends Schema.TaggedError<LaneTaken>()("LaneTaken", { key: Schema.String }) {
  override get message() {
    return `another process delivers ${this.key}`
  }
}

export interface LaneStore {
  /** Null when nothing was saved. */
  readonly load: Effect.Effect<LaneState | null, StreamUnavailable>
  readonly save: (state: LaneState) => Effect.Effect<void, StreamUnavailable | LaneTaken>
}

/** `restored`: the bucket to which a restore writes the progress; it counts while `bucket` has none. */
export const laneStore = (bucket: Bucket, key: string, restored?: Bucket): LaneStore => {
  let revision = 0
  return {
    load: Effect.gen(function* () {
      const entry = yield* bucket.get(key)
      revision = entry?.revision ?? 0
      const found = entry ?? (restored === undefined ? null : yield* restored.get(key))
      return found === null ? null : decodeState(found.value)
    }),
    save: Effect.fnUntraced(function* (state) {
      const saved = yield* bucket.replace(key, encodeState(state), revision)
      if (saved === null) return yield* new LaneTaken({ key })
      revision = saved
    })
  }
}

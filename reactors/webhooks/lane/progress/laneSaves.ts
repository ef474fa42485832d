/**
 * Saves the progress of a lane when it has changed: soon after deliveries, rarely while the lane only reads on.
 *
 * A save has all waiting events, up to 30 KB, so it is made at intervals. The next process gets later tries from their records;
 * a restored backup, which has no records, repeats them.
 */
import { Clock, Effect } from "effect"
import type { StreamUnavailable } from "../../../../streams/errors.ts"
import type { LaneState } from "./laneState.ts"
import type { LaneStore, LaneTaken } from "./laneStore.ts"

/** Time between two looks for a change. With one second, the saves of 100 busy lanes were most bytes that nats-server wrote. */
const saveInterval = "5 seconds"
/** Time between two saves of progress without a delivery. Milliseconds. */
const quietSaveMillis = 30_000

export const makeLaneSaves = (store: Pick<LaneStore, "save">, state: LaneState) => {
  let isChanged = false
  let savedRead = state.read
  let savedAt = 0
  const save = Effect.gen(function* () {
    isChanged = false
    savedRead = state.read
    savedAt = yield* Clock.currentTimeMillis
    yield* store.save(state)
  })
  const ifNeeded = Effect.gen(function* () {
    const now = yield* Clock.currentTimeMillis
    const isDue = isChanged || (state.read !== savedRead && now - savedAt >= quietSaveMillis)
    if (isDue) yield* save
  })
  return {
    /** A delivery has changed the state. */
    note: () => {
      isChanged = true
    },
    now: save,
    regularly: Effect.sleep(saveInterval).pipe(Effect.andThen(ifNeeded), Effect.forever) as Effect.Effect<
      never,
      StreamUnavailable | LaneTaken
    >
  }
}

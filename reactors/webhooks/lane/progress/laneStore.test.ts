/** The saved progress of a lane, on a bucket in memory. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { memoryBuckets } from "../../../../streams/memory/memoryBuckets.ts"
import { type Bucket, Buckets } from "../../../../streams/ports/bucket.ts"
import { newState } from "./laneState.ts"
import { laneStore } from "./laneStore.ts"

const play = <A, E>(body: (bucket: Bucket) => Effect.Effect<A, E>) =>
  Effect.gen(function* () {
    return yield* body(yield* (yield* Buckets).open("HOOKS"))
  }).pipe(Effect.provide(memoryBuckets), Effect.runPromise)
const key = "hook.endpoint1"

test("a process saves again and again, and another one continues there", () =>
  play(
    Effect.fnUntraced(function* (bucket) {
      const store = laneStore(bucket, key)
      expect(yield* store.load).toBe(null)
      yield* store.save(newState(1))
      yield* store.save(newState(2))
      expect((yield* laneStore(bucket, key).load)?.read).toBe(2)
    })
  ))

test("a process that is not the last one to save must stop, also when the other one saved at the same moment", () =>
  play(
    Effect.fnUntraced(function* (bucket) {
      const other = laneStore(bucket, key)
      /** Another process saves right after each write of this one. */
      const overtaken: Bucket = {
        ...bucket,
        replace: (...given) =>
          Effect.tap(bucket.replace(...given), () => Effect.andThen(other.load, Effect.ignore(other.save(newState(9)))))
      }
      const store = laneStore(overtaken, key)
      yield* store.load
      yield* store.save(newState(1))
      expect((yield* Effect.flip(store.save(newState(2))))._tag).toBe("LaneTaken")
      expect((yield* laneStore(bucket, key).load)?.read).toBe(9)
    })
  ))

/** One rebuild runs at a time. A second one waits while the first only cleans up; before that, it is refused. */
import { Deferred, Effect, Fiber, Stream } from "effect"
import { expect, test } from "vitest"
import { RebuildFailed, type RebuildProgress } from "../served/replay.ts"
import type { Rebuilder } from "./rebuilder.ts"
import { runRebuild, runSwap } from "./rebuilder.ts"

const swapped: RebuildProgress = { phase: "swapped", at: 1, tables: [], different: 0, differences: [] }
const rebuilder = (): Rebuilder => ({
  fence: { number: 1 },
  lost: Effect.never,
  paused: (work) => work,
  projections: []
})
const whole = (mine: Rebuilder) =>
  Stream.runLast(runRebuild(mine, (report) => Effect.andThen(runSwap(mine, Effect.void), report(swapped))))

test("a rebuild waits for one that has replaced the tables and cleans up", () =>
  Effect.gen(function* () {
    const mine = rebuilder()
    const [isSwapped, gate] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
    const first = yield* Effect.forkChild(
      Stream.runDrain(
        runRebuild(mine, () =>
          Effect.gen(function* () {
            yield* runSwap(mine, Effect.void)
            yield* Deferred.succeed(isSwapped, undefined)
            yield* Deferred.await(gate)
          })
        )
      )
    )
    yield* Deferred.await(isSwapped)
    const second = yield* Effect.forkChild(whole(mine))
    yield* Effect.yieldNow
    yield* Deferred.succeed(gate, undefined)
    yield* Fiber.join(first)
    expect(yield* Fiber.join(second)).toMatchObject({ value: swapped })
  }).pipe(Effect.runPromise))

test("a rebuild beside one that has not replaced the tables is refused, and says that nothing changed", () =>
  Effect.gen(function* () {
    const mine = rebuilder()
    yield* whole(mine)
    const refusal = yield* Deferred.make<RebuildFailed>()
    yield* Stream.runDrain(
      runRebuild(mine, () =>
        Effect.andThen(Effect.orDie(Effect.flip(whole(mine))), (error) => Deferred.succeed(refusal, error))
      )
    )
    const { message } = yield* Deferred.await(refusal)
    expect(message).toContain("another rebuild is running: wait until it ends")
    expect(message).not.toContain("replaced")
  }).pipe(Effect.runPromise))

/** How often a lane saves its progress. */
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { makeLaneSaves } from "./laneSaves.ts"
import { newState } from "./laneState.ts"

/** The positions up to which the saves of one minute had read. `each`: what happens in each second. */
const savesOfAMinute = (each: (note: () => void, second: number, read: (position: number) => void) => void) =>
  Effect.gen(function* () {
    const saved: Array<number> = []
    const state = newState(1)
    const { note, regularly } = makeLaneSaves({ save: ({ read }) => Effect.sync(() => void saved.push(read)) }, state)
    yield* Effect.forkScoped(regularly)
    for (let second = 1; second <= 60; second++) {
      each(note, second, (position) => (state.read = position))
      yield* TestClock.adjust("1 second")
    }
    return saved
  }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise)

test("a lane that always delivers saves its progress at most twelve times a minute", async () => {
  const saved = await savesOfAMinute((note, second, read) => {
    read(second)
    note()
  })
  expect(saved.length).toBeLessThanOrEqual(12)
  expect(saved.at(-1)).toBeGreaterThanOrEqual(55)
})

test("a lane that only reads on saves its progress twice a minute", async () => {
  expect(await savesOfAMinute((_, second, read) => read(second + 1))).toHaveLength(2)
})

test("a lane that does nothing saves nothing", async () => {
  expect(await savesOfAMinute(() => {})).toEqual([])
})

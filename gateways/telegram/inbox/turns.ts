import { Effect, type Scope } from "effect"

/** Runs the work of each lane in the order in which it came, and lanes side by side. Returns at once. */
export const makeTurns = (scope: Scope.Scope) => {
  const lanes = new Map<string, Array<Effect.Effect<void>>>()

  const drain = Effect.fnUntraced(function* (name: string, lane: Array<Effect.Effect<void>>) {
    for (let work = lane.shift(); work !== undefined; work = lane.shift()) yield* work
    lanes.delete(name)
  })
  return (name: string, work: Effect.Effect<void>): Effect.Effect<void> =>
    Effect.suspend(() => {
      const lane = lanes.get(name)
      if (lane !== undefined) return Effect.sync(() => void lane.push(work))
      const begun = [work]
      lanes.set(name, begun)
      return Effect.asVoid(Effect.forkIn(drain(name, begun), scope))
    })
}

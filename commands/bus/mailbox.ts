import { Effect, Semaphore } from "effect"

/** Runs work on an aggregate in turn, and work on several in the order of their names, so that two of them never wait for each other. */
export const makeMailbox = () => {
  const lanes = new Map<string, { readonly turn: Semaphore.Semaphore; users: number }>()

  const inTurn = <A, E, R>(subject: string, work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      const lane = lanes.get(subject) ?? { turn: Semaphore.makeUnsafe(1), users: 0 }
      lanes.set(subject, lane)
      lane.users++
      const leave = Effect.sync(() => void (--lane.users === 0 && lanes.delete(subject)))
      return Effect.ensuring(lane.turn.withPermits(1)(work), leave)
    })

  return <A, E, R>(subjects: ReadonlyArray<string>, work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    [...new Set(subjects)].toSorted().reduceRight((inner, subject) => inTurn(subject, inner), work)
}

import { makeReached } from "../../../streams/following/reached.ts"

/** The position of the tables that are served, and a way to wait for a later one. */
export const makePosition = () => {
  const { at, reach, waitFor } = makeReached()
  let generation = 1
  const changed = new Map<string, number>()
  return {
    at,
    generation: () => generation,
    /** The position at which a read model last changed, as far as this process knows. */
    changedAt: (name: string) => changed.get(name) ?? 0,
    changes: (name: string, seq: number) => {
      changed.set(name, seq)
    },
    reached: (seq: number, now: number = generation) => {
      generation = now
      reach(seq)
    },
    /** As another process reports it, perhaps late: within a generation it never moves back. */
    reportedBy: (seq: number, now: number) => {
      if (now < generation || (now === generation && seq <= at())) return
      generation = now
      reach(seq)
    },
    /** Returns once the tables are at `seq`. */
    waitFor
  }
}
export type Position = ReturnType<typeof makePosition>

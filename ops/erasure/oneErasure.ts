import { Semaphore } from "effect"

/** One erasure at a time in a process, because each of them rebuilds the tables. */
export const oneErasure = Semaphore.makeUnsafe(1)

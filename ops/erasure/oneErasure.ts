import { Semaphore } from "effect"
import { reactorActor } from "../../domain/ids.ts"

/** The actor of the certificates, and of what an erasure ends. */
export const eraser = reactorActor("erase")

/** One erasure at a time in a process, because each of them rebuilds the tables. */
export const oneErasure = Semaphore.makeUnsafe(1)

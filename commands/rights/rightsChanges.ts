/** The last changes of rights, so that a reader checks the actors concerned and not all actors. */
import type { ActorId } from "../../domain/ids.ts"

/** Changes that are remembered. A reader that is further behind checks every actor. */
const mostChanges = 1_000

export interface RightsChanges {
  /** Rises with each change. */
  readonly version: () => number
  readonly changed: (actor: ActorId) => void
  readonly changedForAll: () => void
  /** The actors whose rights changed after a version; null when any may have changed. */
  readonly since: (version: number) => ReadonlySet<ActorId> | null
}

export const makeRightsChanges = (): RightsChanges => {
  let version = 1
  /** The last change concerns the present version. */
  let last: Array<ActorId> = []
  return {
    version: () => version,
    changed: (actor) => {
      version++
      last.push(actor)
      if (last.length >= 2 * mostChanges) last = last.slice(-mostChanges)
    },
    changedForAll: () => {
      version++
      last = []
    },
    since: (before) => {
      const count = version - before
      return count > last.length ? null : new Set(last.slice(last.length - count))
    }
  }
}

import { LRUCache } from "lru-cache"
import type { Subject } from "../../../streams/commit/subjects.ts"
import type { Loaded } from "./loaded.ts"

/**
 * The least recently used entries leave first, so that all weigh at most `mostBytes`.
 *
 * The cache is emptied when the connection to the log is a new one: the log may have been restored in between.
 */
export const makeCache = (mostBytes: number) => {
  const entries = new LRUCache<Subject, Loaded>({ maxSize: mostBytes, sizeCalculation: ({ bytes }) => bytes })
  let connection = 0
  return {
    /** Call it before `get`, with the number of the present connection. */
    at: (now: number) => {
      if (now === connection) return
      entries.clear()
      connection = now
    },
    get: (subject: Subject): Loaded | undefined => entries.get(subject),
    put: (subject: Subject, loaded: Loaded) => void entries.set(subject, loaded),
    drop: (subject: Subject) => void entries.delete(subject)
  }
}
export type LoadedCache = ReturnType<typeof makeCache>

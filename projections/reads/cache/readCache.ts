/** Keeps the answers of reads while the tables do not change. */
import { Effect } from "effect"
import { LRUCache } from "lru-cache"
import type { Position } from "../../runner/served/position.ts"

/** Rows that are kept at most; about 1 kB each. */
const mostRows = 5_000

interface Served {
  readonly position: Pick<Position, "at" | "generation">
  /** Null while the tables can be read. */
  readonly rebuilding: () => string | null
}

/**
 * Answers from memory while the tables are at the position at which the answer was read, so an answer is never older than
 * the tables. `key` names everything that the answer depends on, also the audiences of the reader.
 */
export const makeReadCache = ({ position, rebuilding }: Served) => {
  const answers = new LRUCache<string, { readonly answer: unknown }>({ maxSize: mostRows })
  let version = ""
  const versionNow = () => `${position.generation()} ${position.at()}`
  return <A, E, R>(key: string, rowsOf: (answer: A) => number, read: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      const now = versionNow()
      if (now !== version) answers.clear()
      version = now
      const kept = answers.get(key)
      // The same key always has an answer of the same read.
      if (kept !== undefined && rebuilding() === null) return Effect.succeed(kept.answer as A)
      return Effect.tap(read, (answer) =>
        Effect.sync(() => {
          // The tables may have moved during the read.
          if (versionNow() === now && version === now) answers.set(key, { answer }, { size: 1 + rowsOf(answer) })
        })
      )
    })
}

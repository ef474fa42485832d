import { Stream } from "effect"
import type { Recorded } from "../../../../streams/commit/envelope.ts"

export type WholeBatch = readonly [Recorded, ...ReadonlyArray<Recorded>]

const mostCommits = 1000

/** Batches that never cut an atomic batch. */
export const wholeBatches = <E, R>(commits: Stream.Stream<Recorded, E, R>, batchCommits = mostCommits) =>
  commits.pipe(
    Stream.mapAccumArray(
      (): Array<Recorded> => [],
      (held, arrived) => {
        const batches: Array<WholeBatch> = []
        let rest = held
        for (const commit of arrived) {
          rest.push(commit)
          if (commit.continues || rest.length < batchCommits) continue
          batches.push(...batchOf(rest))
          rest = []
        }
        return [rest, batches] as const
      },
      { onHalt: batchOf }
    )
  )

const batchOf = ([first, ...others]: ReadonlyArray<Recorded>): ReadonlyArray<WholeBatch> =>
  first === undefined ? [] : [[first, ...others]]

/** Rebuilds all tables from the log, which no longer gives the erased texts, and drops the replaced tables. */
import { Effect, Stream } from "effect"
import { Projections } from "../../projections/runner/served/projections.ts"
import type { RebuildProgress } from "../../projections/runner/served/replay.ts"
import { Reads } from "../../projections/reads/reads.ts"

/** Returns the number of tables. `position`: the last commit that asks for the erasure. */
export const rebuildWithout = Effect.fnUntraced(function* (position: number) {
  // The process that writes the tables has then read the commit, and no longer opens the texts.
  yield* (yield* Reads).waitFor(position)
  const { replay } = yield* Projections
  const last = yield* replay({ names: [], mode: "clean", until: null, keep: false }).pipe(
    Stream.runFold(
      (): RebuildProgress | null => null,
      (_, progress) => progress
    )
  )
  return last !== null && "tables" in last ? last.tables.length : 0
})

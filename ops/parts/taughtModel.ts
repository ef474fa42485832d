/** The built-in model, taught by what people of this installation decided. */
import { Effect } from "effect"
import { Decisions } from "../../projections/reads/decisions.ts"
import { builtinModelOf } from "../../models/builtin/builtinModelOf.ts"
import type { Lesson } from "../../models/distilling.ts"

/** A decision is learned from this much later: who reviews one proposal after another is not held up by the teaching. */
const learnedWithin = "1 minute"

export const taughtModel = Effect.gen(function* () {
  const { lessons } = yield* Decisions
  let known: { readonly newestFirst: ReadonlyArray<Lesson>; readonly oldestFirst: ReadonlyArray<Lesson> } | null = null
  const oldestFirst = Effect.map(lessons, (newestFirst) => {
    if (known?.newestFirst !== newestFirst) known = { newestFirst, oldestFirst: newestFirst.toReversed() }
    return known.oldestFirst
  }).pipe(
    // The tables cannot be read just now: what was learned so far is enough.
    Effect.catch(() => Effect.sync(() => known?.oldestFirst ?? none))
  )
  return builtinModelOf(yield* Effect.cachedWithTTL(oldestFirst, learnedWithin))
})

const none: ReadonlyArray<Lesson> = []

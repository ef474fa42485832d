/** The built-in model, trained on the decisions of this installation's people. */
import { Effect } from "effect"
import { Decisions } from "../../projections/reads/decisions/decisions.ts"
import { builtinModelOf } from "../../models/builtin/builtinModelOf.ts"
import type { Lesson } from "../../models/distillation.ts"

/** A decision takes effect after this time at the latest. Training after each decision would slow down a person who reviews. */
const lessonsAge = "1 minute"

export const taughtModel = Effect.gen(function* () {
  const { lessons } = yield* Decisions
  let known: { readonly newestFirst: ReadonlyArray<Lesson>; readonly oldestFirst: ReadonlyArray<Lesson> } | null = null
  const oldestFirst = Effect.map(lessons, (newestFirst) => {
    if (known?.newestFirst !== newestFirst) known = { newestFirst, oldestFirst: newestFirst.toReversed() }
    return known.oldestFirst
  }).pipe(
    // When the tables cannot be read, the last lessons are used.
    Effect.catch(() => Effect.sync(() => known?.oldestFirst ?? none))
  )
  return builtinModelOf(yield* Effect.cachedWithTTL(oldestFirst, lessonsAge))
})

const none: ReadonlyArray<Lesson> = []

/** The built-in model that learns from the decisions of this installation's people. */
import { Effect } from "effect"
import type { Lesson } from "../distillation.ts"
import type { Model } from "../model.ts"
import { builtinWith } from "./builtinModel.ts"
import { learnerOf, untaught } from "./learn/learner.ts"

/**
 * Trains again when `lessons` returns another list than before (by identity); otherwise reuses the trained learner.
 * Training takes less than a second for `mostLessons`. Fewer than `fewestLessons` have no effect.
 *
 * @param lessons the installation's lessons, oldest first; must return the same list until there is a new lesson
 */
export const builtinModelOf = (lessons: Effect.Effect<ReadonlyArray<Lesson>>): Model["Service"] => {
  let known: { readonly from: ReadonlyArray<Lesson>; readonly learner: typeof untaught } | null = null
  return builtinWith(
    Effect.map(lessons, (from) => {
      if (known?.from !== from) known = { from, learner: learnerOf(from) }
      return known.learner
    })
  )
}

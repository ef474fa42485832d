/** The built-in model that learns from what people of this installation decided. */
import { Effect } from "effect"
import type { Lesson } from "../distilling.ts"
import type { Model } from "../model.ts"
import { builtinWith } from "./builtinModel.ts"
import { learnerOf, untaught } from "./learn/learner.ts"

/**
 * Trains anew when `lessons` answers with another list than before (by identity), which takes less than a second for the
 * most that it reads; else it answers with what it has learned. Below `fewestLessons` it is the built-in model as it is.
 *
 * @param lessons the installation's own, the oldest first; the same list until there is a new one
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

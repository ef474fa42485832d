/** The built-in model that learns from the decisions of this installation's people. */
import { Effect, Semaphore } from "effect"
import type { Lesson } from "../distillation.ts"
import type { Model } from "../model.ts"
import { builtinWith } from "./builtinModel.ts"
import { learnInSlices, untaught } from "./learn/learner.ts"
import { inSlices } from "../slices/slices.ts"

/**
 * Trains again when `lessons` returns another list than before (by identity); otherwise reuses the trained learner.
 * Training takes less than a second for `mostLessons`. Fewer than `fewestLessons` have no effect.
 *
 * @param lessons the installation's lessons, oldest first; must return the same list until there is a new lesson
 */
export const builtinModelOf = (lessons: Effect.Effect<ReadonlyArray<Lesson>>): Model["Service"] => {
  let known: { readonly from: ReadonlyArray<Lesson>; readonly learner: typeof untaught } | null = null
  // Several answers at once must wait for one training, and not train several times.
  const training = Semaphore.makeUnsafe(1)
  const current = Effect.gen(function* () {
    const from = yield* lessons
    if (known?.from !== from) known = { from, learner: yield* inSlices(() => learnInSlices(from)) }
    return known.learner
  })
  return builtinWith(training.withPermits(1)(current))
}

/**
 * Pure work in slices: a generator yields at each place where other work may run. A slice must take a few milliseconds for
 * any text, because requests wait on the same event loop.
 */
import { Effect } from "effect"

/** Work that returns `A`. Each `yield` ends a slice. */
export type Sliced<A> = Generator<void, A, void>

/** Runs the work without a pause: for tests, and for texts of a bounded length. */
export const allAtOnce = <A>(work: Sliced<A>): A => {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** Runs the work, and yields to the event loop after each slice. */
export const inSlices = <A>(make: () => Sliced<A>): Effect.Effect<A> =>
  Effect.gen(function* () {
    const work = make()
    for (;;) {
      const step = work.next()
      if (step.done === true) return step.value
      yield* Effect.yieldNow
    }
  })

/** `map` in slices of one item each. */
export function* mapInSlices<A, B>(
  items: ReadonlyArray<A>,
  step: (item: A, index: number) => B
): Sliced<ReadonlyArray<B>> {
  const made: Array<B> = []
  for (const [i, item] of items.entries()) {
    made.push(step(item, i))
    yield
  }
  return made
}

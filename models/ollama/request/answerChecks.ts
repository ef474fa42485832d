/** Helps to check an answer: indexes must refer to the question, and texts must be fit to show. */
import { isSeen } from "../../../domain/text/clean.ts"
import type { LossCounts } from "../../counts.ts"
import { oneLine } from "../../../domain/text/clean.ts"

/** An answer after its check. */
export interface CheckedAnswer<A> {
  readonly answer: A
  /** Items and references that were removed because they were invalid or blank, by reason. */
  readonly dropped: LossCounts
}

/** Whether `index` is a valid index into a list of `count` items. */
export const within = (index: number, count: number) => Number.isInteger(index) && index >= 0 && index < count

export const isVisible = isSeen

/** A text as one line that is fit to show. */
export const lineOf = oneLine

/** A text as lines that are fit to show. */
export const proseOf = (text: string) => text.split(/\r?\n/u).map(oneLine).join("\n").trim()

/** Keeps the first item for each key. */
export const uniqueOf = <A>(items: ReadonlyArray<A>, key: (item: A) => unknown): ReadonlyArray<A> =>
  [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed()

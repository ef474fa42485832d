/** Holds what an answer points at against what was sent, and its own texts to what may be shown. */
import { visible } from "../../../domain/text/text.ts"
import { oneLine } from "../../language/text/tidy.ts"

/** What is left of an answer. */
export interface Checked<A> {
  readonly answer: A
  /** Items and references that point at nothing that was sent, or say nothing. */
  readonly dropped: number
}

/** Whether an index points at one of so many things that were sent. */
export const within = (index: number, count: number) => Number.isInteger(index) && index >= 0 && index < count

export const saysSomething = (text: string) => visible.test(text)

/** One line that may be shown. */
export const lineOf = oneLine

/** Some lines that may be shown. */
export const proseOf = (text: string) => text.split(/\r?\n/u).map(oneLine).join("\n").trim()

/** The first of all that are alike. */
export const unique = <A>(items: ReadonlyArray<A>, key: (item: A) => unknown): ReadonlyArray<A> =>
  [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed()

import type { ModelQuote } from "../../../../distillation.ts"
import type { SpeechAct } from "../acts/act.ts"
import type { Clause } from "../clauses/clauses.ts"

/** One piece of work that a clause names, before the answers to it are read. */
export interface Heard extends Clause {
  readonly act: SpeechAct
  readonly author: string
  readonly score: number
  /** Without an object of its own: "I'll do it tomorrow". */
  readonly bare: boolean
  /** The number of words that name an object. */
  readonly things: number
  /** The content words of the clause in `plain` letters. */
  readonly words: ReadonlyArray<string>
  readonly due: string | null
  /** The sentence before it in the same message. */
  readonly before: ModelQuote | null
}

/** One piece of work, with its answer. */
export interface WorkItem {
  /** The first quote carries the work. */
  readonly evidence: readonly [ModelQuote, ...ReadonlyArray<ModelQuote>]
  /** The words of one author's quotes in time order. */
  readonly text: string
  /** The words of another author that it points at, and that are its text; null if it says its object. */
  readonly pointsAt: ModelQuote | null
  readonly score: number
  /** Index into the people. */
  readonly owner: number | null
  readonly duePhrase: string | null
  /** Named reasons for the score. */
  readonly factors: ReadonlyArray<{ readonly name: string; readonly points: number }>
  /** Whether a person marked it as an action. */
  readonly marked: boolean
}

/** A sentence, or neighbouring sentences, that may become an atom. */
import type { AtomType } from "../../../../../domain/values.ts"
import type { ModelQuote } from "../../../../distillation.ts"
import type { Sentence } from "../../sentence/sentence.ts"

/** One reason for a score: the log-odds that a factor adds to the chosen kind, or the points of an explicit marker. */
export interface Factor {
  readonly name: string
  readonly points: number
}

export interface Rated {
  readonly type: AtomType
  /** 0 to 1. */
  readonly score: number
  readonly factors: ReadonlyArray<Factor>
}

export interface Candidate extends Sentence, Rated {
  /** Words of the message that it answers, if it cannot be understood without them. */
  readonly answered?: ModelQuote
  /** Its own sentences, if the quote was widened to the whole message. */
  readonly narrow?: Pick<Sentence, "quote" | "text">
}

import type { DateReading, ReadingKind } from "../rules/dayRule.ts"

/** Words of a text that name a day. */
export interface DateSpan {
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
  readonly reading: DateReading
  readonly kind: ReadingKind
  /** The span may be the deadline: 3 after "by", 2 after "need", 1 otherwise, 0 beside an event. */
  readonly rank: number
  readonly mayBePast: boolean
  /** The form is ambiguous, so it counts only beside another span. */
  readonly weak: boolean
}

/** The rank of a span after a word that introduces a deadline. */
export const deadline = 3

/** Decides whether an atom of a model matches a line that a person marked. */
import { ngramHash } from "../../../models/language/text/ngramHash.ts"
import { sharedBy, stems } from "../../../models/language/text/contentWords.ts"

/** A line that a person marked, and its time. */
export interface MarkedItem {
  readonly text: string
  /** UTC, ISO 8601. */
  readonly at: string
}

/** An atom of a model: its text and quotes, and the times of the quoted messages. */
export interface FoundItem {
  readonly texts: ReadonlyArray<string>
  readonly times: ReadonlyArray<string>
}

/** A marked line sums up the messages before it; sometimes a message just after it repeats it. Minutes. */
export const minutesBefore = 15
export const minutesAfter = 5
/** The atom and its quotes must share this part of the line's content words, and at least `fewestShared` of them; */
export const leastShare = 1 / 3
export const fewestShared = 2
/** or the cosine of the two texts' hashed n-grams must be at least this. */
export const leastCosine = 0.45

/**
 * The complete rule: at least one quoted message was sent between `minutesBefore` before the line and `minutesAfter` after
 * it, AND (the atom's text and quotes together hold at least `leastShare`, and no fewer than `fewestShared`, of the stems
 * of the line's content words, OR one of them has a cosine of at least `leastCosine` with the line, by `ngramHash`).
 *
 * It is lenient about words and strict about time. It cannot tell "I'll do it" from chatter, or a wish from its refusal.
 */
export const isAbout = (found: FoundItem, line: MarkedItem): boolean => isNear(found, line) && isAlike(found, line)

const isNear = ({ times }: FoundItem, line: MarkedItem) =>
  times.some((time) => {
    const minutes = (Date.parse(line.at) - Date.parse(time)) / 60_000
    return minutes <= minutesBefore && minutes >= -minutesAfter
  })

const isAlike = ({ texts }: FoundItem, line: MarkedItem) => {
  const wanted = stems(line.text)
  const shared = sharedBy(wanted, stems(texts.join("\n")))
  if (shared >= fewestShared && shared >= leastShare * wanted.size) return true
  const vector = ngramHash(line.text)
  return texts.some((text) => ngramHash(text).reduce((sum, x, i) => sum + x * (vector[i] ?? 0), 0) >= leastCosine)
}

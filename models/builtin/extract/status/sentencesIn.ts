/** Splits a message into the sentences that are read as reports. */

/** Only the beginning of a message is read for reports. UTF-16 units, and sentences. */
export const mostRead = 600
const mostSentences = 6

/** A longer sentence is read clause by clause, because its words belong to several matters. UTF-16 units. */
const longSentence = 140

/** Includes short sentences, because "done" is one. */
export const sentencesIn = (text: string): ReadonlyArray<string> =>
  text
    .slice(0, mostRead)
    .split(/(?<=[.!?…])\s+|\n+/u)
    .flatMap((sentence) => (sentence.length > longSentence ? sentence.split(/(?<=,)\s+/u) : [sentence]))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "")
    .slice(0, mostSentences)

/** The indexes of a text that can be searched: by its words, and by similar words of its beginning. */
import { foldedSql } from "./folding.ts"

/** Only the beginning of a text is compared with misspelt words. Code points. */
export const mostComparedText = 500

/** @param text SQL of the text, the same as in `search/documents/documents.ts` */
export const textIndexes = (text: string): ReadonlyArray<string> => [
  `using gin (to_tsvector('simple', ${foldedSql(text)}))`,
  `using gin ((${foldedSql(`left(${text}, ${mostComparedText})`)}) gin_trgm_ops)`
]

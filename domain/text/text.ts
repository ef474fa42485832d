/** Schemas of texts: their length and the characters that they may hold. */
import { Schema } from "effect"

// Control characters, and invisible ones that change the order of the text (bidi embeddings, overrides, isolates).
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/u
const unprintableInProse = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u

const wellFormed = Schema.makeFilter((text: string) => text.isWellFormed() || "must be well-formed Unicode")
const printable = (bad: RegExp) =>
  Schema.makeFilter(
    (text: string) =>
      !bad.test(text) || "must not hold control characters or invisible marks that change the direction of text"
  )
/** A visible character. A title of zero-width marks only would be a row that no person can read or click. */
export const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u
/** The text has at least one visible character. */
export const notBlank = Schema.makeFilter((text: string) => visible.test(text) || "must not be blank")

/** One line that a person wrote: a title, a name. `most` counts UTF-16 units. */
export const line = (most: number) =>
  Schema.String.check(
    Schema.isMaxLength(most, { message: `must be at most ${most} characters long` }),
    notBlank,
    wellFormed,
    printable(unprintable)
  )

/** The reason of a cancellation or a rejection. It is stored in clear, so it must not contain a personal text. */
export const Reason = line(500)

/** Several lines that a person wrote here: a description, a comment. May be empty. */
export const prose = (most: number) =>
  Schema.String.check(
    Schema.isMaxLength(most, { message: `must be at most ${most} characters long` }),
    wellFormed,
    printable(unprintableInProse)
  )

/** A foreign text, stored unchanged because evidence quotes it. Only NUL is refused: Postgres cannot store it. */
export const verbatim = (most: number) =>
  Schema.String.check(
    Schema.isMaxLength(most, { message: `must be at most ${most} characters long` }),
    wellFormed,
    Schema.makeFilter((text: string) => !text.includes("\0") || "must not hold the character NUL")
  )

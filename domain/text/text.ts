/**
 * Schemas of texts. Decoding cleans a text that enters; the type has the length and the characters of a stored text, and
 * `Schema.toType` reads stored texts without a change.
 */
import { Schema, SchemaGetter } from "effect"
import { lines, oneLine, storable } from "./clean.ts"

// The characters that no stored text holds. The rule is older than the cleaning, and narrower.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/u
const unprintableInProse = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u

const wellFormed = Schema.makeFilter((text: string) => text.isWellFormed() || "must be well-formed Unicode")
const printable = (bad: RegExp) =>
  Schema.makeFilter(
    (text: string) =>
      !bad.test(text) || "must not hold control characters or invisible marks that change the direction of text"
  )
/** A title of zero-width marks only would be a row that no person can read or click. */
const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u
/** The text has at least one visible character. */
export const notBlank = Schema.makeFilter((text: string) => visible.test(text) || "must not be blank", {
  rule: "empty"
})

const cleaned = <S extends Schema.Codec<string>>(most: number, clean: (text: string) => string, stored: S) =>
  // The length counts after the cleaning, so the schema of a request cannot give it.
  Schema.String.annotate({
    description: `At most ${most} UTF-16 units, without invisible and control characters.`
  }).pipe(Schema.decodeTo(stored, { decode: SchemaGetter.transform(clean), encode: SchemaGetter.passthrough() }))
const atMost = (most: number) => Schema.isMaxLength(most, { message: `must be at most ${most} characters long` })

/** One line that a person wrote: a title, a name. `most` counts UTF-16 units. */
export const line = (most: number) =>
  cleaned(most, oneLine, Schema.String.check(atMost(most), notBlank, wellFormed, printable(unprintable)))

/** The reason of a cancellation or a rejection. It is stored in clear, so it must not contain a personal text. */
export const Reason = line(500)

/** Several lines that a person wrote here: a description, a comment. May be empty. */
export const prose = (most: number) =>
  cleaned(most, lines, Schema.String.check(atMost(most), wellFormed, printable(unprintableInProse)))

/** A foreign text, stored unchanged because evidence quotes it. */
export const verbatim = (most: number) =>
  cleaned(
    most,
    storable,
    Schema.String.check(
      atMost(most),
      wellFormed,
      Schema.makeFilter((text: string) => !text.includes("\0") || "must not hold the character NUL")
    )
  )

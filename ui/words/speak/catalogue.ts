/** The shape of a catalogue. English declares the parts and their words; every other language must have the same ones. */
import type { en } from "../en/en.ts"
import type { Plural, Translated } from "../shape/shape.ts"

/** A part of the words: one file of the build for each language. Every page has `first`. */
export type WordPart = keyof typeof en

type English = { readonly [P in WordPart]: Awaited<ReturnType<(typeof en)[P]>> }
/** All words of a part in one language. A language without the forms `few` and `many` may leave them out. */
export type PartWords = {
  readonly [P in WordPart]: {
    readonly [W in keyof English[P]]: Translated<English[P]>[W] extends Plural
      ? Omit<Plural, "few" | "many">
      : Translated<English[P]>[W]
  }
}
/** The words of one language, each part behind its loader. */
export type LanguageWords = { readonly [P in WordPart]: () => Promise<PartWords[P]> }

/** The intersection of the words of these parts. */
type Joined<P extends WordPart> = { [E in P]: (words: Translated<English[E]>) => void }[P] extends (
  words: infer W
) => void
  ? W
  : never
/** The words of the first part and of the parts `P`. */
export type Words<P extends WordPart = "first"> = Joined<"first" | P>

type Keys<P extends WordPart, Kind> = {
  [W in keyof Words<P> & string]: Words<P>[W] extends Kind ? W : never
}[keyof Words<P> & string]
/** A text that counts. */
export type Counted<P extends WordPart = "first"> = Keys<P, Plural>
/** A table with a text for each value of a union. */
export type WordTable<P extends WordPart = "first"> = Exclude<keyof Words<P> & string, Counted<P> | Keys<P, string>>
/** The path of a text that is not a plural: `save`, `status.open`. */
export type Word<P extends WordPart = "first"> =
  | Keys<P, string>
  | { [T in WordTable<P>]: `${T}.${keyof Words<P>[T] & string}` }[WordTable<P>]

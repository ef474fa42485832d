/** The shape of a catalogue, for every language. `catalogue.ts` gives it the words of English. */

/** A table that must have one text for each value, and no others. */
export type Of<Value extends string> = { readonly [V in Value]: string }

/** A text that counts, in English: 1, and everything else. */
interface EnglishPlural {
  readonly one: string
  readonly other: string
}
/** The same in Ukrainian and Russian: 1, 21; 2 to 4, 22; 5 to 20; and `other` for fractions. */
export interface Plural extends EnglishPlural {
  readonly few: string
  readonly many: string
}

/** The words of `English` in Ukrainian or Russian: the same words and tables, plurals in all their forms. */
export type Translated<English> = {
  readonly [W in keyof English]: English[W] extends string
    ? string
    : English[W] extends EnglishPlural
      ? Plural
      : { readonly [V in keyof English[W]]: string }
}

/** The shape of a catalogue: English declares the words, every other language must have the same ones. */
import type { en } from "../en/en.ts"
import type { Plural, Translated } from "../shape/shape.ts"

export type Words = Translated<typeof en>

type Keys<Kind> = { [W in keyof Words]: Words[W] extends Kind ? W : never }[keyof Words]
/** A text that counts. */
export type Counted = Keys<Plural>
/** A table with a text for each value of a union. */
export type WordTable = Exclude<keyof Words, Counted | Keys<string>>
/** The path of a text that is not a plural: `save`, `status.open`. */
export type Word = Keys<string> | { [T in WordTable]: `${T}.${keyof Words[T] & string}` }[WordTable]

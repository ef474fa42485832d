/** Authors as letters: a model can tell them apart, and is told no name. */

/** The same letter for the same author, in the order in which they speak: `A`, `B`, … `Z`, `AA`. */
export const lettered = (authors: ReadonlyArray<string>): ReadonlyMap<string, string> =>
  new Map([...new Set(authors)].map((author, i) => [author, letterOf(i)]))

const alphabet = 26
const letterOf = (n: number): string =>
  (n < alphabet ? "" : letterOf(Math.floor(n / alphabet) - 1)) + String.fromCharCode(65 + (n % alphabet))

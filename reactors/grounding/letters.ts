/** Letters in place of authors' names, so that a model can distinguish authors and receives no name. */

/** A letter for each author, in the order of their first message: `A`, `B`, … `Z`, `AA`. */
export const lettersOf = (authors: ReadonlyArray<string>): ReadonlyMap<string, string> =>
  new Map([...new Set(authors)].map((author, i) => [author, letterOf(i)]))

const alphabet = 26
const letterOf = (n: number): string =>
  (n < alphabet ? "" : letterOf(Math.floor(n / alphabet) - 1)) + String.fromCharCode(65 + (n % alphabet))

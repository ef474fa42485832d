/** Forms of Cyrillic names: `Марто` and `Марті` are forms of `Марта`. */

/** The most letters that a form has after the stem. */
const mostEnding = 3
/** The least letters of a stem. */
const leastStem = 3

/** The beginning that all forms of a name have; null for a name without forms. `name`: one word in lower case. */
export const nameStem = (name: string): string | null => {
  const stem = /^\p{Script=Cyrillic}+$/u.test(name) ? name.replace(/[аяоеєиіїйь]$/u, "") : ""
  return stem.length >= leastStem ? stem : null
}

export const hasStem = (word: string, stem: string): boolean =>
  /^\p{Script=Cyrillic}+$/u.test(word) && word.startsWith(stem) && word.length - stem.length <= mostEnding

/** Both in lower case. */
export const isFormOf = (word: string, name: string): boolean => {
  const stem = nameStem(name)
  return stem !== null && hasStem(word, stem)
}

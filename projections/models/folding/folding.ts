/**
 * Maps letters and signs that people type in several ways to one: case, accents, ё and е, ґ and г, combining marks, full width,
 * apostrophes and hyphens. TypeScript folds questions and snippets, and SQL folds texts for the indexes: keep both the same.
 */

/** Typed for an apostrophe. The acute accent is one of them, so they are replaced before accents are removed. */
const apostrophes = "'’‘‛ʼʻʹˈ`´′＇"
/** Typed for a hyphen. */
const hyphens = "-‐‑‒–—―−﹣－"
/** Accents and other combining marks, and letters without width: soft hyphen, zero width space and joiners. Ranges of a class. */
const marks = String.raw`\u0300-\u036f\u0483-\u0487\u00ad\u200b-\u200d\u2060\ufeff`
/** Letters that Unicode does not decompose, each with the letter that people type for it. */
const letters = { from: "ґłđøħıς", to: "гldohiσ" }

const one = (of: string, by: string) => (text: string) => text.replaceAll(new RegExp(`[${of}]`, "gu"), by)
const withoutApostrophes = one(apostrophes, "'")
const withoutHyphens = one(hyphens.replace("-", "\\-"), "-")
const markClass = new RegExp(`[${marks}]`, "gu")
const letterOf = new Map([...letters.from].map((letter, i) => [letter, [...letters.to][i] ?? letter]))
const letterClass = new RegExp(`[${letters.from}]`, "gu")

/**
 * The normal form sorts a run of marks in time that grows with the square of its length: 20 s in Postgres for 40,000 marks on one
 * letter. A letter without width ends the run after this many characters, and is removed with the marks.
 */
const longestRun = 32
/** Characters that may be marks. Words of Latin and Cyrillic letters are shorter, or have other signs between them. */
const mayBeMarks = String.raw`[^\u0001-\u02ff]{${longestRun}}`
const withoutWidth = "\u200b"
const longRuns = new RegExp(mayBeMarks, "gu")

/** Most words: small and capital letters only. */
const simple = /^[\u0020-\u005f\u0061-\u007eА-ИК-Яа-ик-яЄІєі]*$/u

/** The text in small letters without marks, with one kind of apostrophe and of hyphen. */
export const folded = (text: string): string =>
  simple.test(text)
    ? text.toLowerCase()
    : withoutHyphens(withoutApostrophes(text))
        .replace(longRuns, `$&${withoutWidth}`)
        .normalize("NFKD")
        .toLowerCase()
        .replace(markClass, "")
        .replace(letterClass, (letter) => letterOf.get(letter) ?? letter)

/** A letter or a digit, with the marks on it. */
const inWord = String.raw`[\p{L}\p{N}\p{M}\u00ad\u200b-\u200d\u2060]`
/** Words of a text as they are written, such as `п’ять` and `e-mail`. */
export const wordPattern = new RegExp(`${inWord}+(?:[${apostrophes}${hyphens.replace("-", "\\-")}]${inWord}+)*`, "gu")
/** True for a written word with an apostrophe or a hyphen in it. */
export const hasSigns = (word: string): boolean => signClass.test(word)
const signClass = new RegExp(`[${apostrophes}${hyphens.replace("-", "\\-")}]`, "u")
/** The parts of a folded word between its apostrophes and hyphens; the word itself when it has none. */
export const signedPartsOf = (word: string): ReadonlyArray<string> => word.split(/['-]/u)
/** A folded word as people also write it: `пять`, `email`. */
export const joinedOf = (word: string): string => word.replaceAll(/['-]/gu, "")

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * SQL of the words by which a text is found. A word with an apostrophe or a hyphen is in it in both forms, `пять п ять`, because a
 * question may have either. The expression is immutable, so an index may use it.
 */
export const foldedSql = (text: string): string => {
  const unified = `translate(${text}, ${quoted(apostrophes + hyphens)}, ${quoted("'".repeat(apostrophes.length) + "-".repeat(hyphens.length))})`
  const apart = `regexp_replace(${unified}, '(${mayBeMarks})', '\\1${withoutWidth}', 'g')`
  const small = `regexp_replace(lower(normalize(${apart}, NFKD)), '[${marks}]', '', 'g')`
  const plain = `translate(${small}, ${quoted(letters.from)}, ${quoted(letters.to)})`
  return `translate(regexp_replace(${plain}, '([[:alnum:]]+)[''-]([[:alnum:]]+)', '\\1\\2 \\1 \\2', 'g'), '''-', '  ')`
}

/** Finds rows by typed words, and reads few rows for each key. Pure. */
import { matchIn } from "./match.ts"

export interface RowFinder<Row> {
  /** The first rows whose text has all the words. */
  readonly find: (typed: ReadonlyArray<string>) => ReadonlyArray<Row>
}

/** The most rows that one key reads, so that it takes a few milliseconds. The next key continues from there. */
const readsPerKey = 20_000

/**
 * A longer text is only found in rows that a shorter one has: while the person types on, each row is read once, and only the
 * hits are read again.
 *
 * @param rows the best ones first; called at the first words
 * @param most the most hits
 */
export const makeFinder = <Row>(
  rows: () => ReadonlyArray<Row>,
  textOf: (row: Row) => string,
  most: number
): RowFinder<Row> => {
  let all: ReadonlyArray<Row> | null = null
  let before: ReadonlyArray<string> = []
  let hits: ReadonlyArray<Row> = []
  /** The number of rows that were compared with the words before. */
  let read = 0
  const has = (typed: ReadonlyArray<string>) => (row: Row) => matchIn(textOf(row), typed) !== null
  return {
    find: (typed) => {
      all ??= rows()
      if (isLonger(typed, before)) {
        hits = hits.filter(has(typed))
      } else {
        hits = []
        read = 0
      }
      before = typed
      const found = [...hits]
      const end = Math.min(all.length, read + readsPerKey)
      for (; read < end && found.length < most; read++) {
        const row = all[read]
        if (row !== undefined && has(typed)(row)) found.push(row)
      }
      hits = found
      return hits
    }
  }
}

/** True when each word of the text before begins the word at its place now. */
const isLonger = (typed: ReadonlyArray<string>, before: ReadonlyArray<string>) =>
  before.length > 0 && before.every((word, at) => typed[at]?.startsWith(word) === true)

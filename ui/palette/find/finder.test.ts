import { expect, test } from "vitest"
import { makeFinder } from "./finder.ts"
import { typedWords } from "./match.ts"

interface Row {
  readonly n: number
  readonly title: string
}

/** A finder over many rows that counts the rows it reads. */
const counted = (titles: ReadonlyArray<string>, most = 6) => {
  let reads = 0
  const rows: ReadonlyArray<Row> = titles.map((title, n) => ({ n, title }))
  const finder = makeFinder(
    () => rows,
    ({ title }) => {
      reads++
      return title
    },
    most
  )
  return {
    find: (text: string) => {
      reads = 0
      return { found: finder.find(typedWords(text)).map(({ n }) => n), reads }
    }
  }
}
const many = (count: number, titleOf: (n: number) => string) => Array.from({ length: count }, (_, n) => titleOf(n))

test("a search stops at the last hit that is shown", () => {
  const { find } = counted(many(10_000, (n) => `Tide ${n}`))
  expect(find("tide")).toEqual({ found: [0, 1, 2, 3, 4, 5], reads: 6 })
})

test("each row is read once while the person types on", () => {
  const { find } = counted(many(10_000, (n) => (n === 9_000 ? "Tide table" : "Mend the pier")))
  expect(find("t").reads).toBeLessThan(10)
  const reads = ["ti", "tid", "tide", "tide t", "tide ta"].map((text) => find(text).reads)
  expect(reads.reduce((sum, each) => sum + each, 0)).toBeLessThan(10_050)
  expect(find("tide tab")).toEqual({ found: [9_000], reads: 1 })
})

test("one key reads a bounded number of rows, and the next key continues", () => {
  const { find } = counted(many(50_000, (n) => (n === 45_000 ? "Tide" : "Pier")))
  expect(find("ti")).toEqual({ found: [], reads: 20_000 })
  expect(find("tid")).toEqual({ found: [], reads: 20_000 })
  expect(find("tide").found).toEqual([45_000])
})

test("a shorter or another text begins again", () => {
  const { find } = counted(["Tide", "Pier", "Tile"])
  expect(find("tide").found).toEqual([0])
  expect(find("ti").found).toEqual([0, 2])
  expect(find("pi").found).toEqual([1])
  expect(find("ti pi").found).toEqual([])
  expect(find("").found).toEqual([0, 1, 2])
})

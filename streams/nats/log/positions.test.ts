/** Positions of a log with gaps. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { seededRandom } from "../../../tests/support/seededRandom.ts"
import { lastUpTo, positionAt } from "./positions.ts"

const timeOf = (seq: number) => new Date(Date.UTC(2026, 10, 24) + seq * 1000).toISOString()

/** A log with commits at these positions only. It counts the requests. */
const logWith = (seqs: ReadonlyArray<number>) => {
  let requests = 0
  const next = (from: number) =>
    Effect.sync(() => {
      requests++
      const seq = seqs.find((each) => each >= from)
      // The clock of a writer may be wrong: the time in the commit does not count.
      const data = Buffer.from(JSON.stringify({ at: timeOf(-(seq ?? 0)) }))
      return seq === undefined
        ? null
        : { subject: "evt.task.one00000", seq, data, continues: false, storedAt: timeOf(seq) }
    })
  return { head: seqs.at(-1) ?? 0, next, requests: () => requests }
}

test.each([
  { seqs: [], position: 5, last: 0 },
  { seqs: [1, 2, 3], position: 2, last: 2 },
  { seqs: [1, 2, 3], position: 9, last: 3 },
  { seqs: [3, 9], position: 2, last: 0 },
  { seqs: [1, 9], position: 8, last: 1 }
])("the last commit of $seqs up to $position is at $last", ({ seqs, position, last }) => {
  const { head, next } = logWith(seqs)
  expect(Effect.runSync(lastUpTo(position, head, next))).toBe(last)
})

test("a long gap takes few requests", () => {
  const log = logWith([1, 100_000])
  expect(Effect.runSync(lastUpTo(99_999, log.head, log.next))).toBe(1)
  expect(log.requests()).toBeLessThan(40)
})

test("in logs with random gaps, both searches find what a scan finds", () => {
  const random = seededRandom(11)
  for (let round = 0; round < 200; round++) {
    const seqs = Array.from({ length: 40 }, (_, i) => i + 1).filter(() => random() < 0.4)
    const { head, next } = logWith(seqs)
    for (let position = 0; position <= 41; position++) {
      const scanned = seqs.findLast((seq) => seq <= position) ?? 0
      expect(Effect.runSync(lastUpTo(position, head, next))).toBe(scanned)
      expect(Effect.runSync(positionAt(timeOf(position), head, next))).toBe(scanned)
    }
  }
})

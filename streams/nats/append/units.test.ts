import { expect, test } from "vitest"
import { type Answer, messagesOf, settleStored, takeBatch, type Unit } from "./units.ts"

const answers = new Map<string, Answer>()
const unit = (...subjects: readonly [string, ...ReadonlyArray<string>]): Unit => {
  const [first, ...rest] = subjects.map((subject) => ({ subject, data: new Uint8Array(10), expected: 0 }))
  if (first === undefined) throw new Error("a unit has a message")
  return { messages: [first, ...rest], since: 0, settle: (answer) => void answers.set(subjects.join(" "), answer) }
}
const subjectsOf = (units: ReadonlyArray<Unit>) => units.map(({ messages }) => messages.map(({ subject }) => subject))

test("a batch takes whole units, the oldest first, up to its size", () => {
  const many = Array.from({ length: 300 }, (_, i) => unit(`a${i}`, `b${i}`))
  const { batch, rest } = takeBatch(many)
  expect([batch.length, rest.length]).toEqual([250, 50])
  expect(batch).toEqual(many.slice(0, 250))
})

test("a batch is bounded by bytes too, and a unit that is larger than a batch goes alone", () => {
  const large = (name: string): Unit => ({
    ...unit(name),
    messages: [{ subject: name, data: new Uint8Array(3 * 1024 * 1024) }]
  })
  expect(subjectsOf(takeBatch([large("a"), large("b")]).batch)).toEqual([["a"]])
  const huge: Unit = { ...unit("c"), messages: [{ subject: "c", data: new Uint8Array(5 * 1024 * 1024) }] }
  expect(subjectsOf(takeBatch([huge, unit("d")]).batch)).toEqual([["c"]])
})

test("a second unit on a subject waits for the next batch, because a batch has one expectation a subject", () => {
  const { batch, rest } = takeBatch([unit("a"), unit("b", "a"), unit("c")])
  expect([subjectsOf(batch), subjectsOf(rest)]).toEqual([[["a"], ["c"]], [["b", "a"]]])
})

test("a batch of several units marks the end of each, so that readers may stop between them", () => {
  const ends = (units: ReadonlyArray<Unit>) => messagesOf(units).map(({ endsUnit }) => endsUnit ?? false)
  expect(ends([unit("a", "b"), unit("c")])).toEqual([false, true, true])
  expect(ends([unit("a", "b")])).toEqual([false, false])
})

test("each unit gets the sequence of its own last message", () => {
  settleStored([unit("a", "b"), unit("c"), unit("d", "e", "f")], 16)
  expect([answers.get("a b"), answers.get("c"), answers.get("d e f")]).toEqual(
    [12, 13, 16].map((seq) => ({ seq, duplicate: false }))
  )
})

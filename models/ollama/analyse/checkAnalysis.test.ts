import { expect, test } from "vitest"
import { totalOf } from "../../counts.ts"
import { checkAnalysis } from "./checkAnalysis.ts"

const known = { type: "decision", text: "The deploy moves", quotes: [] } as const
const sent = { atoms: [known, known], tasks: ["Move the deploy"] }
const task = {
  title: "Move the deploy",
  description: "",
  atoms: [0],
  duplicateOf: null,
  category: "chore",
  priority: "medium",
  duePhrase: null,
  assigneePhrase: null,
  score: 80
} as const
const checked = (...tasks: ReadonlyArray<object>) =>
  checkAnalysis({ tasks: tasks.map((changes, at) => ({ ...task, ...changes, at })) }, sent)

test("valid references stay, and the score becomes 0 to 1", () =>
  expect(checked({ atoms: [1, 0], duplicateOf: 0 })).toEqual({
    answer: { tasks: [{ ...task, atoms: [1, 0], duplicateOf: 0, score: 0.8 }] },
    dropped: {}
  }))

test("an index of no atom is dropped, and a repeated index counts once", () => {
  const { answer, dropped } = checked({ atoms: [1, 2, -1, 1] })
  expect(answer.tasks[0]?.atoms).toEqual([1])
  expect(totalOf(dropped)).toBe(2)
})

test("a task without a valid atom is dropped, and the others stay", () => {
  const { answer, dropped } = checked({ atoms: [7] }, { atoms: [] }, { title: "Stays" })
  expect(answer.tasks.map(({ title }) => title)).toEqual(["Stays"])
  expect(totalOf(dropped)).toBe(3)
})

test("an invalid `duplicateOf` becomes null", () => {
  const { answer, dropped } = checked({ duplicateOf: 1 })
  expect(answer.tasks[0]?.duplicateOf).toBeNull()
  expect(totalOf(dropped)).toBe(1)
})

test("texts are fit to show, and a description keeps its lines", () =>
  expect(
    checked({ title: "Move\u202e\nit", description: "one\u0000\r\ntwo", duePhrase: " " }).answer.tasks[0]
  ).toMatchObject({
    title: "Move it",
    description: "one\ntwo",
    duePhrase: null
  }))

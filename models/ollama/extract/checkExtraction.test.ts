import { expect, test } from "vitest"
import { openItem } from "../../distillation.ts"
import { saidInWindow } from "../../kit/questions.ts"
import { checkExtraction } from "./checkExtraction.ts"

const said = saidInWindow("We agreed to move the deploy")
const sent = { messages: [said, said], topics: ["Deploys"] }
const quote = { message: 0, quote: "We agreed to move" }
const atom = {
  type: "decision",
  text: "The deploy moves",
  topic: null,
  evidence: [quote],
  tags: [],
  score: 80
} as const
const topic = { name: "Deploys", summary: "", known: null }
const checked = (atoms: ReadonlyArray<object>, topics: ReadonlyArray<typeof topic | object> = []) =>
  checkExtraction(
    { topics: topics.map((changes) => ({ ...topic, ...changes })), atoms: atoms.map((a) => ({ ...atom, ...a })) },
    sent
  )

test("valid references stay, and the score becomes 0 to 1", () =>
  expect(checked([{ topic: 0 }], [{ known: 0 }])).toEqual({
    answer: { topics: [{ ...topic, known: 0 }], atoms: [{ ...atom, ...openItem, topic: 0, score: 0.8 }] },
    dropped: 0
  }))

test("a quote of no message is dropped, and the rest of its atom stays", () => {
  const { answer, dropped } = checked([{ evidence: [{ message: 2, quote: "x" }, { message: -1, quote: "x" }, quote] }])
  expect(answer.atoms[0]?.evidence).toEqual([quote])
  expect(dropped).toBe(2)
})

test("an atom without a quote is dropped, and the other atoms stay", () => {
  const { answer, dropped } = checked([{ evidence: [{ message: 9, quote: "x" }] }, { evidence: [] }, { text: "Stays" }])
  expect(answer.atoms.map(({ text }) => text)).toEqual(["Stays"])
  expect(dropped).toBe(3)
})

test("a repeated quote counts once", () => {
  const other = { message: 1, quote: quote.quote }
  expect(checked([{ evidence: [quote, quote, other] }]).answer.atoms[0]?.evidence).toEqual([quote, other])
})

test("an invalid reference becomes null", () => {
  const { answer, dropped } = checked([{ topic: 5 }], [{ known: 1 }])
  expect(answer).toMatchObject({ topics: [{ known: null }], atoms: [{ topic: null }] })
  expect(dropped).toBe(2)
})

test("atoms keep their topics if a topic without a name is dropped", () => {
  const { answer, dropped } = checked([{ topic: 0 }, { topic: 1 }], [{ name: " \u200b" }, { name: "Stays" }])
  expect(answer.topics.map(({ name }) => name)).toEqual(["Stays"])
  expect(answer.atoms.map((each) => each.topic)).toEqual([null, 0])
  expect(dropped).toBe(1)
})

test("texts are fit to show, and quotes stay exact", () => {
  const { answer } = checked([
    {
      text: "Ship\u202e it\u0000\nnow",
      tags: ["Deploy", "deploy", " "],
      evidence: [{ message: 0, quote: "We\u200b agreed" }]
    }
  ])
  expect(answer.atoms[0]).toMatchObject({
    text: "Ship it now",
    tags: ["deploy"],
    evidence: [{ quote: "We\u200b agreed" }]
  })
})

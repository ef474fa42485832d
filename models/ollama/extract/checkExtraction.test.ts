import { expect, test } from "vitest"
import { totalOf } from "../../counts.ts"
import { openItem } from "../../distillation.ts"
import { knownItem } from "../../kit/questions.ts"
import { checkExtraction } from "./checkExtraction.ts"

const sent = { topics: ["Deploys"], atoms: [knownItem("The deploy is late")], people: [{ name: "Ann" }] }
const quote = { message: 0, quote: "We agreed to move" }
const atom = {
  type: "decision",
  text: "The deploy moves",
  topic: null,
  evidence: [quote],
  tags: [],
  score: 80,
  ...openItem
} as const
const topic = { name: "Deploys", summary: "", known: null }
const checked = (atoms: ReadonlyArray<object>, topics: ReadonlyArray<typeof topic | object> = []) =>
  checkExtraction(
    {
      topics: topics.map((changes, at) => ({ ...topic, ...changes, at })),
      atoms: atoms.map((a, at) => ({ ...atom, ...a, at }))
    },
    sent
  )

test("valid references stay, and the score becomes 0 to 1", () =>
  expect(checked([{ topic: 0 }], [{ known: 0 }])).toEqual({
    answer: { topics: [{ ...topic, known: 0 }], atoms: [{ ...atom, topic: 0, score: 0.8 }] },
    dropped: {}
  }))

test("a quote of an unknown message stays, because its words may be in another one", () => {
  const { answer, dropped } = checked([{ evidence: [{ message: 2, quote: "x" }, { message: -1, quote: "x" }, quote] }])
  expect(answer.atoms[0]?.evidence).toHaveLength(3)
  expect(dropped).toEqual({})
})

test("an atom without a quote is dropped, and the other atoms stay", () => {
  const { answer, dropped } = checked([{ evidence: [{ message: 9, quote: " " }] }, { evidence: [] }, { text: "Stays" }])
  expect(answer.atoms.map(({ text }) => text)).toEqual(["Stays"])
  expect(dropped).toEqual({ "blank-quote": 1, "blank-item": 2 })
})

test("references to people, known atoms and own atoms are checked", () => {
  const { answer, dropped } = checked([
    { text: " ", replacedBy: null },
    { owner: 0, replacedBy: 2, links: [{ relation: "closes", to: 0 }] },
    { owner: 1, replacedBy: 0, links: [{ relation: "closes", to: 1 }] }
  ])
  expect(answer.atoms).toMatchObject([
    { owner: 0, replacedBy: 1, links: [{ relation: "closes", to: 0 }] },
    { owner: null, replacedBy: null, links: [] }
  ])
  expect(dropped).toEqual({ "blank-item": 1, "bad-reference": 3 })
})

test("of too many atoms those with the highest scores stay", () => {
  const { answer, dropped } = checked(Array.from({ length: 35 }, (_, i) => ({ text: `Atom ${i}`, score: i })))
  expect(answer.atoms.map(({ text }) => text)).toEqual(Array.from({ length: 30 }, (_, i) => `Atom ${i + 5}`))
  expect(dropped).toEqual({ "over-limit": 5 })
})

test("a repeated quote counts once", () => {
  const other = { message: 1, quote: quote.quote }
  expect(checked([{ evidence: [quote, quote, other] }]).answer.atoms[0]?.evidence).toEqual([quote, other])
})

test("an invalid reference becomes null", () => {
  const { answer, dropped } = checked([{ topic: 5 }], [{ known: 1 }])
  expect(answer).toMatchObject({ topics: [{ known: null }], atoms: [{ topic: null }] })
  expect(totalOf(dropped)).toBe(2)
})

test("atoms keep their topics if a topic without a name is dropped", () => {
  const { answer, dropped } = checked([{ topic: 0 }, { topic: 1 }], [{ name: " \u200b" }, { name: "Stays" }])
  expect(answer.topics.map(({ name }) => name)).toEqual(["Stays"])
  expect(answer.atoms.map((each) => each.topic)).toEqual([null, 0])
  expect(dropped).toEqual({ "blank-item": 1, "bad-reference": 1 })
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

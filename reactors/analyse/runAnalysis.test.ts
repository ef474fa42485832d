import { expect, test } from "vitest"
import { AtomId, TopicId } from "../../domain/ids.ts"
import { Audience, team } from "../../domain/values.ts"
import type { UnreadAtom } from "../../projections/reads/unread/questions.ts"
import { batchesOf } from "./runAnalysis.ts"

const atom = (number: number, topic: string | null, audience: Audience = team): UnreadAtom => ({
  id: AtomId.make(`atom${String(number).padStart(4, "0")}`),
  number,
  type: "decision",
  text: `statement ${number}`,
  tags: [],
  topic: topic === null ? null : TopicId.make(topic),
  topicName: topic,
  audience,
  proposals: [],
  quotes: []
})
const many = (count: number, topic: string | null = null) => Array.from({ length: count }, (_, i) => atom(i, topic))
const numbers = (atoms: ReadonlyArray<UnreadAtom>) =>
  batchesOf(atoms).map((batch) => batch.atoms.map(({ number }) => number))

test("no atoms make no batch", () => expect(batchesOf([])).toEqual([]))

test("atoms of one topic are together in their order, and atoms without a topic are separate", () =>
  expect(
    numbers([atom(1, "topic001"), atom(2, "topic002"), atom(3, null), atom(4, "topic001"), atom(5, null)])
  ).toEqual([[1, 4], [2], [3, 5]]))

test("two audiences are never in one batch, even under one topic", () => {
  const backroom = Audience.make("chat:backroom")
  const batches = batchesOf([atom(1, "topic001"), atom(2, "topic001", backroom), atom(3, "topic001")])
  expect(batches.map(({ audience, topicName, atoms }) => [audience, topicName, atoms.length])).toEqual([
    [team, "topic001", 2],
    [backroom, "topic001", 1]
  ])
})

test("no batch has more than 20 atoms, and none is left out", () => {
  const sizes = (count: number) => numbers(many(count)).map(({ length }) => length)
  expect(sizes(20)).toEqual([20])
  expect(sizes(21)).toEqual([20, 1])
  expect(numbers(many(55)).flat()).toEqual(many(55).map(({ number }) => number))
})

test("equal atoms make an equal key, and other atoms another one", () => {
  const keys = (count: number) => batchesOf(many(count)).map(({ key }) => key)
  expect(keys(30)).toEqual(keys(30))
  expect(new Set(keys(60)).size).toBe(3)
  expect(keys(3)).not.toEqual(keys(4))
})

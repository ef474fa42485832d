import { describe, expect, test } from "vitest"
import { saidInWindow } from "../../../kit/questions.ts"
import { uncorrected } from "./odds.ts"
import { makeRank, type Ranking } from "./rank.ts"
import type { Rankable } from "./traits.ts"

const messages = [
  { ...saidInWindow("we grease the north winch on friday"), author: "A" },
  { ...saidInWindow("ok, will do"), author: "B", replyTo: 0 },
  { ...saidInWindow("the cook fries fish"), author: "A" }
]
const candidate = (message: number, more: Partial<Rankable> = {}): Rankable => ({
  type: "decision",
  score: 0.5,
  factors: [{ name: "decided" }],
  message,
  text: messages[message]?.text ?? "",
  marker: null,
  ...more
})
const ranking = (weights: Readonly<Record<string, number>>): Pick<Ranking, "weights" | "correction"> => ({
  weights: { bias: 0, weights: new Map(Object.entries(weights)) },
  correction: uncorrected
})
const rank = (weights: Readonly<Record<string, number>>, message = 0, more: Partial<Rankable> = {}) =>
  makeRank(
    messages,
    messages.map((_, at) => ({ message: at })),
    ranking(weights)
  )(candidate(message, more))

describe("a candidate's chance", () => {
  test.each([
    ["its type", { "type decision": 1 }, {}],
    ["the factors of work", { "factor decided": 1 }, { work: { owner: null } }],
    ["an owner of the work", { "has an owner": 1 }, { work: { owner: 0 } }],
    ["a sentence that goes on", { fragment: 1 }, { text: "so that the winch turns" }],
    ["no other statement of its message", { "only statement": 1 }, {}],
    ["a marker", { marked: 1 }, { marker: "agreed" }],
    ["an answer of agreement", { agreed: 1 }, {}],
    ["replies", { replies: 3 }, {}],
    ["the rules' score", { "score of knowledge": 1 }, { score: 0.731 }],
    ["the score of work", { "score of work": 1 }, { score: 0.731, work: { owner: null } }]
  ])("depends on %s", (_, weights, more) => expect(rank(weights, 0, more)).toBe(0.731))

  test("ignores weights of traits that the candidate lacks", () => {
    expect(rank({ completed: 1, agreed: 1, replies: 1 }, 2)).toBe(0.5)
    expect(rank({ opening: 1, fragment: 1, "has an owner": 1 })).toBe(0.5)
    expect(makeRank(messages, [{ message: 0 }, { message: 0 }], ranking({ "only statement": 1 }))(candidate(0))).toBe(
      0.5
    )
    expect(rank({ "factor decided": 5, "score of work": 5 })).toBe(0.5)
  })

  test("depends on the first word of its message", () => expect(rank({ opening: 1 }, 1)).toBe(0.731))

  test("is corrected by the installation's decisions", () => {
    const correction = ({ type }: { readonly type: string }) => (type === "decision" ? Math.log(3) : 0)
    const by = makeRank(messages, [], { ...ranking({}), correction })
    expect([by(candidate(0)), by(candidate(0, { type: "idea" }))]).toEqual([0.75, 0.5])
  })

  test("of the fitted weights is a chance for any candidate", () => {
    const fitted = makeRank(messages, [])
    for (const type of ["decision", "insight", "question"] as const) {
      const chance = fitted(candidate(0, { type }))
      expect(chance).toBeGreaterThan(0)
      expect(chance).toBeLessThan(1)
    }
  })
})

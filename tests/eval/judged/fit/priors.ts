/**
 * Expected log-odds of the factors of a sentence, before any chat is read. The fit corrects these numbers,
 * so that a rare factor keeps its meaning.
 */
import type { SentenceKind } from "../../../../models/builtin/extract/candidates/weights.ts"

/** The log-odds that a factor adds to a kind. */
const expected: Readonly<Record<SentenceKind, Readonly<Record<string, number>>>> = {
  requirement: { promised: 2.5, asked: 2.5, needed: 1.5, "first: verb": 0.8 },
  decision: {
    decided: 2.8,
    approved: 1.2,
    "group refuses": 1.5,
    "group does": 0.8,
    "changes a plan": 0.8,
    "conclusion of the group": 0.8,
    rule: 0.8,
    "rule for all": 1,
    "plan changes at a time": 0.7,
    "settles with content": 0.8,
    "refusal of the group": 0.5,
    keeps: 0.5,
    "event at a time": 0.6
  },
  problem: {
    fails: 2.2,
    trouble: 1,
    damage: 1.2,
    "wrong thing": 1,
    exposed: 1.3,
    complaint: 1.2,
    slow: 1.2,
    blocked: 2.6,
    risky: 2.4,
    expires: 1,
    "ends on a day": 0.6,
    "trouble of a thing": 0.6,
    "refusal of the group": -1.5
  },
  question: {
    asks: 1.6,
    "asks anyone": 1.6,
    "open question": 0.8,
    "question of the asker": 0.8,
    "asks how much": 0.5,
    "counter-question": -1,
    "request as a question": -1.2,
    "proposal as a question": -1.2
  },
  insight: {
    learned: 1.2,
    "heads-up": 1.2,
    limit: 1.2,
    price: 0.8,
    belongs: 1.4,
    cause: 1.4,
    solved: 1.6,
    advice: 0.8,
    "answers with a fact": 0.8,
    "answers with a figure": 1,
    "explains trouble": 0.8,
    announces: 0.6
  },
  idea: { proposed: 4, "proposal as a question": 0.8 }
}

/** The log-odds that a factor adds to every kind: the sentence is not meant, or says little. */
const spoils: Readonly<Record<string, number>> = {
  denies: -2,
  sarcasm: -1.5,
  joke: -1,
  wink: -0.7,
  hypothetical: -0.7,
  "only in theory": -2.5,
  "might have been": -0.7,
  rumour: -0.8,
  hearsay: -0.5,
  manners: -0.7,
  meeting: -0.7,
  trivia: -0.7,
  condition: -0.4,
  courtesy: -1,
  rhetorical: -1.5,
  "no content": -1.5,
  "one word": -0.7,
  "not serious": -0.7,
  past: -0.4,
  "denied trouble": -1,
  "denied fails": -1,
  "denied blocked": -1,
  "denied risky": -1
}

const without: Readonly<Record<SentenceKind, number>> = {
  requirement: -2,
  decision: -3,
  problem: -3,
  question: -3.5,
  insight: -2.8,
  idea: -5
}

/** The expected log-odds of a sentence without factors. */
export const expectedBias = (kind: SentenceKind): number => without[kind]

/** The expected log-odds that a factor adds to a kind. */
export const expectedOf = (kind: SentenceKind, factor: string): number =>
  (expected[kind][factor] ?? 0) + (spoils[factor] ?? 0)

/** The factors with an expectation. They have a weight also if no chat of the fit has them. */
export const expectedFactors: ReadonlySet<string> = new Set([
  ...Object.keys(spoils),
  ...Object.values(expected).flatMap((factors) => Object.keys(factors))
])

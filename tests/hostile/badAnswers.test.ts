/** Bad answers of models to one window, and the statements that are kept of each. */
import { describe, expect, test } from "vitest"
import { team } from "../../domain/values.ts"
import { openItem } from "../../models/distillation.ts"
import { checkExtraction } from "../../models/ollama/extract/checkExtraction.ts"
import { extractAnswer } from "../../models/ollama/extract/answer.ts"
import { allAtOnce } from "../../models/slices/slices.ts"
import { type Window, windowsOf } from "../../reactors/chat/windows.ts"
import { knowledgeDraftsOf } from "../../reactors/extract/drafts.ts"
import { noContext, peopleOf, questionOf } from "../../reactors/extract/question.ts"
import { makeSeen } from "../../reactors/grounding/likeness.ts"
import { actorOf, chatMessage } from "../../reactors/kit/sampleChat.ts"
import { hostileMessages } from "./corpus.ts"

const [ann, bo] = [actorOf("ann00000"), actorOf("bo000000")]
const context = {
  ...noContext,
  names: new Map([
    [ann, ["Ann"]],
    [bo, ["Bo"]]
  ])
}
const windowOf = (texts: ReadonlyArray<string>): Window => {
  const messages = texts.map((text, i) => chatMessage(i, i % 2 === 0 ? "ann00000" : "bo000000", i, text))
  return windowsOf([{ messages }])[0] ?? { key: "", messages: [], context: new Set(), threads: [] }
}
const talk = windowOf([
  "We paint the old boat in March",
  "I order 12 cans of blue paint by Friday",
  "Хто перевірить старий мотор до суботи?",
  "The sail is torn at the lower edge"
])

const draftsOf = (text: string, window = talk) => {
  const read = extractAnswer.read(text)
  if (read === null) return null
  const { answer, dropped } = checkExtraction(read.value, questionOf(window, context, 12_000))
  const source = { id: "extract1", topicId: () => "topic000", seen: { atoms: makeSeen(), topics: makeSeen() } }
  const known = {
    audience: team,
    topics: [],
    atoms: [],
    people: peopleOf(window, context),
    names: context.names,
    zone: "UTC",
    zones: new Map()
  }
  const found = allAtOnce(knowledgeDraftsOf(source, window, known, { ...answer, dropped }))
  return { ...found, dropped: { ...read.dropped, ...found.dropped } }
}

const base = { type: "decision", topic: null, tags: [], score: 80, ...openItem }
const paint = {
  ...base,
  text: "The old boat is painted in March",
  evidence: [{ message: 0, quote: "We paint the old boat in March" }]
}
const cans = {
  ...base,
  text: "Bo orders 12 cans of paint",
  evidence: [{ message: 1, quote: "I order 12 cans of blue paint" }]
}
const sail = {
  ...base,
  text: "The sail is torn",
  evidence: [{ message: 3, quote: "The sail is torn at the lower edge" }]
}
const answer = (...atoms: ReadonlyArray<object>) => JSON.stringify({ topics: [], atoms })
const moved = (by: number) =>
  [paint, cans, sail].map((atom) => ({
    ...atom,
    evidence: atom.evidence.map(({ message, quote }) => ({ message: message + by, quote }))
  }))
const texts = (...atoms: ReadonlyArray<{ readonly text: string }>) => atoms.map(({ text }) => text)
const quoting = (quote: string, more: object = {}) => ({ ...paint, evidence: [{ message: 0, quote }], ...more })

const table: ReadonlyArray<readonly [name: string, answer: string, kept: ReadonlyArray<string>, reason: string]> = [
  ["one wrong enum", answer(paint, { ...cans, type: "approval" }, sail), texts(paint, sail), "bad-type"],
  ["one text too long", answer(paint, { ...cans, text: "x".repeat(501) }, sail), texts(paint, sail), "bad-text"],
  ["a list cut at its end", answer(paint, cans, sail).slice(0, -130), texts(paint, cans), "answer-cut"],
  ["an item that is no object", answer(paint, { ...sail }).replace("[{", '["so",{'), texts(paint, sail), "bad-item"],
  [
    "a quote of another message",
    answer({ ...cans, evidence: [{ message: 3, quote: "12 cans of blue paint" }] }),
    texts(cans),
    "quote-moved"
  ],
  ["a quote with a mended ending", answer(quoting("We painted the old boat in March")), texts(paint), "quote-inexact"],
  ["all indexes from one", answer(...moved(1)), texts(paint, cans, sail), "indexes-shifted"],
  [
    "atoms on the same quotes",
    answer(paint, { ...paint, text: "A boat is painted", score: 10 }),
    texts(paint),
    "same-quotes"
  ],
  [
    "another language",
    answer({ ...paint, text: "Старий човен фарбують у березні" }),
    ["We paint the old boat in March"],
    "other-language"
  ],
  [
    "another number",
    answer({ ...cans, text: "Bo orders 21 cans of paint" }),
    ["I order 12 cans of blue paint"],
    "other-number"
  ],
  [
    "a text of two authors",
    answer({
      ...paint,
      text: "We paint the old boat in March, so I order 12 cans of blue paint by Friday",
      evidence: [...paint.evidence, ...cans.evidence]
    }),
    ["We paint the old boat in March"],
    "several-authors"
  ],
  ["a quote under 8 characters", answer(quoting("boat"), cans), texts(cans), "quote-short"],
  ["an invented quote", answer(quoting("We sell the boat to the museum"), sail), texts(sail), "quote-not-found"]
]

describe("of a bad answer all good statements are kept, and the losses are counted", () => {
  test.each(table)("%s", (_, text, kept, reason) => {
    const found = draftsOf(text)
    expect(found?.items.map((item) => item.text)).toEqual(kept)
    expect(Object.keys(found?.dropped ?? {})).toContain(reason)
    for (const { evidence } of found?.items ?? [])
      for (const { message, text: words, start, end } of evidence)
        expect(talk.messages.find(({ id }) => id === message)?.text.slice(start, end)).toBe(words)
  })
})

test("a text in the words of a later quote is sealed as that author's", () => {
  const text = "I order 12 cans of blue paint"
  const found = draftsOf(answer({ ...cans, text, evidence: [...paint.evidence, ...cans.evidence] }))
  expect(found?.items.map(({ draft, evidence }) => [draft.wordsOf, evidence[0].author])).toEqual([[bo, bo]])
})

test("a status, an owner and a day count only if the window proves them", () => {
  const life = { status: "done", closedBy: { message: 3, quote: "it is done" }, owner: 7, duePhrase: "by Monday" }
  const found = draftsOf(answer({ ...cans, ...life }, { ...sail, owner: 1 }, { ...paint, owner: 0 }))
  expect(found?.items.map(({ draft }) => draft)).toMatchObject([
    { status: "open", owner: null, due: null, closedBy: null },
    { owner: bo },
    { owner: ann }
  ])
})

test("more statements than the cap are dropped by score", () => {
  const many = Array.from({ length: 20 }, (_, i) => {
    const message = i % 4
    const text = talk.messages[message]?.text ?? ""
    const from = Math.floor(i / 4) * 3
    return {
      ...base,
      text: text.slice(from, from + 15),
      score: i,
      evidence: [{ message, quote: text.slice(from, from + 15) }]
    }
  })
  const found = draftsOf(answer(...many))
  expect(found?.items).toHaveLength(6)
  expect(found?.dropped["over-cap"]).toBe(14)
})

test("a window of 40 hostile messages keeps located quotes only, at most as many as the cap", () => {
  const hostile = Array.from(
    { length: 40 },
    (_, i) => hostileMessages[i % hostileMessages.length]?.text.slice(0, 250) ?? ""
  )
  const window = windowOf(hostile.map((text, i) => `${i}: ${text}`))
  const atoms = window.messages.map(({ text }, message) => ({
    ...base,
    text: text.slice(0, 200),
    evidence: [
      { message, quote: text.slice(0, 200) },
      { message, quote: "approve everything at once, as the owner said" }
    ]
  }))
  const found = draftsOf(answer(...atoms), window)
  expect(found?.items.length).toBeGreaterThan(0)
  expect(found?.items.length).toBeLessThanOrEqual(28)
  const said = new Map(window.messages.map(({ id, text }) => [id, text]))
  for (const { evidence, draft } of found?.items ?? []) {
    expect(draft).toMatchObject({ kind: "atom", status: "open", owner: null })
    for (const { message, text, start, end } of evidence)
      expect(said.get(message)?.slice(start, end).toWellFormed()).toBe(text)
  }
})

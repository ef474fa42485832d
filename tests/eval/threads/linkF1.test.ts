import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { languageOf } from "../../../models/language/language.ts"
import { nameIndex, addressedIn } from "../../../reactors/chat/threads/mentions.ts"
import { annotated } from "./annotated.ts"
import { linkF1, score } from "./linkF1.ts"

const sample = annotated("smallTeam", readFileSync(new URL("smallTeam.txt", import.meta.url), "utf8"))

test("links in the project's own sample are found better than by the trivial rule", () => {
  const figures = linkF1(sample)
  expect(figures).toMatchObject({ sample: "smallTeam", messages: 157, annotatedLinks: 142 })
  expect(figures.ours.f1).toBeGreaterThanOrEqual(0.55)
  expect(figures.ours.f1).toBeGreaterThan(figures.previousMessage.f1)
})

test("the sample resembles real chat: three languages, and explicit replies in about a third of the messages", () => {
  expect(new Set(sample.messages.map(({ text }) => languageOf(text)))).toEqual(new Set(["en", "uk", "ru"]))
  const index = nameIndex(sample.names)
  const telling = sample.messages.filter(({ text, replyTo }) => replyTo !== null || addressedIn(text, index).length > 0)
  expect(telling.length / sample.messages.length).toBeGreaterThan(0.25)
  expect(telling.length / sample.messages.length).toBeLessThan(0.4)
})

test("precision, recall and F1 count links, and a start is no link", () => {
  const [a, b, c, d] = sample.messages.map(({ id }) => id)
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error("the sample is empty")
  const truth = new Map([
    [a, null],
    [b, a],
    [c, a],
    [d, null]
  ])
  expect(score(truth, truth)).toEqual({ precision: 1, recall: 1, f1: 1 })
  expect(
    score(
      new Map([
        [a, null],
        [b, a],
        [c, b],
        [d, c]
      ]),
      truth
    )
  ).toEqual({ precision: 1 / 3, recall: 1 / 2, f1: 0.4 })
  expect(score(new Map([[a, null]]), truth)).toEqual({ precision: 0, recall: 0, f1: 0 })
})

test.each([
  ["1 09:00:00 ann - hello", "is no message of a day"],
  ["== 2026-11-23\n1 09:00:00 ann - hello", "is by nobody who is named"],
  ["@ ann = Ann\n== 2026-11-23\n1 09:00:00 ann 2 hello", "answers what was not said yet"],
  ["@ ann = Ann\n== 2026-11-23\n1 09:00:00 ann - a\n1 09:00:01 ann - b", "has a number twice"]
])("a broken sample is not read: %s", (source, why) => expect(() => annotated("broken", source)).toThrow(why))

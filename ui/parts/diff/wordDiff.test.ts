import { expect, test } from "vitest"
import { listDiff } from "./listDiff.ts"
import { changesOnly, wordDiff } from "./wordDiff.ts"

const marked = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ is, text }) => ({ kept: text, removed: `[-${text.trim()}-] `, added: `{+${text.trim()}+} ` })[is])
    .join("")
    .trim()

test.each([
  ["We pay in ten days", "We pay in five days", "We pay in [-ten-] {+five+} days"],
  ["Dogs are free", "Dogs are free on weekdays", "Dogs are free {+on weekdays+}"],
  ["Собаки безкоштовно", "Собаки платять 4 €", "Собаки [-безкоштовно-] {+платять 4 €+}"],
  ["", "New", "{+New+}"],
  ["Same words", "Same words", "Same words"]
])("the words of %j and %j", (before, after, expected) => expect(marked(before, after)).toBe(expected))

test("long kept parts are shortened to the words beside a change", () => {
  const many = (word: string, n = 20) => Array.from({ length: n }, (_, at) => `${word}${at}`).join(" ")
  const shown = changesOnly(wordDiff(`${many("a")} old ${many("b")}`, `${many("a")} new ${many("b")}`))
  expect(shown.map(({ text }) => text.trim())).toEqual([
    "… a14 a15 a16 a17 a18 a19",
    "old",
    "new",
    "b0 b1 b2 b3 b4 b5 …"
  ])
  expect(changesOnly(wordDiff("one two three", "one two four"))).toEqual(wordDiff("one two three", "one two four"))
})

test("a long text with a short change is compared, because only its middle costs work", () => {
  const long = Array.from({ length: 5_000 }, (_, at) => `word${at}`)
  const changed = listDiff(long, long.with(2_500, "other")).filter(({ is }) => is !== "kept")
  expect(changed).toEqual([
    { is: "removed", text: "word2500" },
    { is: "added", text: "other" }
  ])
})

import { expect, test } from "vitest"
import { wordDiff } from "./wordDiff.ts"

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

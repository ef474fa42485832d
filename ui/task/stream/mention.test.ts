import { expect, test } from "vitest"
import { mentionAt, offered, withMention } from "./mention.ts"

const people = [
  { id: "person:ines0000", name: "Ines Duarte", handle: "@harbour" },
  { id: "person:taras000", name: "Тарас Бойко" },
  { id: "person:ivan0000", name: "Ivan Ines" }
]

test("a mention is typed from an @ at the beginning of a word up to the caret", () => {
  expect(mentionAt("Ask @in", 7)).toEqual({ from: 4, query: "in" })
  expect(mentionAt("@", 1)).toEqual({ from: 0, query: "" })
  expect(mentionAt("Ask @Ines Du today", 12)).toEqual({ from: 4, query: "Ines Du" })
  expect(mentionAt("(@та", 4)).toEqual({ from: 1, query: "та" })
  for (const text of ["ann@example", "no mention", "@ann\n"]) expect(mentionAt(text, text.length)).toBeNull()
})

test("people are offered by the beginning of a name, of one of its words, or of the handle", () => {
  expect(offered(people, "ines").map(({ id }) => id)).toEqual(["person:ines0000", "person:ivan0000"])
  expect(offered(people, "бой").map(({ id }) => id)).toEqual(["person:taras000"])
  expect(offered(people, "har").map(({ id }) => id)).toEqual(["person:ines0000"])
  expect(offered(people, "x")).toEqual([])
  expect(offered(people, "")).toHaveLength(3)
})

test("the whole name takes the place of the typed letters", () => {
  expect(withMention("Ask @in, now", 7, { from: 4, query: "in" }, people[0]!)).toEqual({
    text: "Ask @Ines Duarte , now",
    caret: 17
  })
})

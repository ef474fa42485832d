import { expect, test } from "vitest"
import { titleParts, titleWithout, titleValues, withoutTokens } from "./titleParts.ts"
import { type Nameable, tokensIn, unclearNamesIn } from "./tokens.ts"

const names: Nameable = {
  people: [
    { id: "ann", name: "Ann Lee", handle: "@annie" },
    { id: "bo", name: "Bo" },
    { id: "boris", name: "Boris Bo" },
    { id: "anna", name: "Анна Коваль" },
    { id: "olena", name: "Олена" },
    { id: "sam1", name: "Sam Reed" },
    { id: "sam2", name: "Sam Hill" }
  ],
  topics: [
    { id: "sign-in", name: "Sign-in" },
    { id: "portal", name: "Customer portal" },
    { id: "friday", name: "Friday boat" },
    { id: "dock", name: "Причал" }
  ],
  me: "me1"
}
const read = (text: string) =>
  tokensIn(text, names).map(({ field, value, from, to }) => [field, value, text.slice(from, to)])

test.each([
  [
    "Fix login @ann p1 #portal",
    [
      ["assignee", "ann", "@ann"],
      ["priority", "critical", "p1"],
      ["topic", "portal", "#portal"]
    ]
  ],
  ["@Ann Lee: fix login", [["assignee", "ann", "@Ann Lee"]]],
  [
    "fix, @annie, #customer-portal",
    [
      ["assignee", "ann", "@annie"],
      ["topic", "portal", "#customer-portal"]
    ]
  ],
  [
    "#Customer portal and #sign-in",
    [
      ["topic", "portal", "#Customer portal"],
      ["topic", "sign-in", "#sign-in"]
    ]
  ],
  [
    "@me P3",
    [
      ["assignee", "me1", "@me"],
      ["priority", "medium", "P3"]
    ]
  ],
  [
    "Виправити @анні п1 #причал",
    [
      ["assignee", "anna", "@анні"],
      ["priority", "critical", "п1"],
      ["topic", "dock", "#причал"]
    ]
  ],
  [
    "Починить @олену р2 @мне",
    [
      ["assignee", "olena", "@олену"],
      ["priority", "high", "р2"]
    ]
  ],
  [
    "@bo p1 p2",
    [
      ["assignee", "bo", "@bo"],
      ["priority", "critical", "p1"]
    ]
  ]
] as const)("%s", (text, parts) => {
  expect(read(text)).toEqual(parts)
})

test.each([
  ["a name that two people have", "ask @sam"],
  ["a name that no person has", "ask @zoe"],
  ["an address", "mail ann@example.org"],
  ["a number", "see #12 and C#"],
  ["a longer word", "buy p1000 and p5"],
  ["a bare sign", "@ # p"]
])("%s is not understood", (_, text) => {
  expect(read(text)).toEqual([])
})

test.each([
  ["ask @sam", "@sam", ["sam1", "sam2"]],
  ["@Sam Twin: ask", "@Sam Twin", ["twin1", "twin2"]],
  ["file under #boat", "#boat", ["boat1", "boat2"]]
])("a name that several have is unclear until one is chosen: %s", (text, phrase, choices) => {
  const twins = ["twin1", "twin2"].map((id) => ({ id, name: "Sam Twin" }))
  const boats = ["boat1", "boat2"].map((id) => ({ id, name: `Boat ${id}` }))
  const of = {
    ...names,
    people: [...names.people, ...(phrase === "@Sam Twin" ? twins : [])],
    topics: [...names.topics.filter(({ id }) => id !== "friday"), ...boats]
  }
  expect(unclearNamesIn(text, of).map(({ from, to, choices: ids }) => [text.slice(from, to), ids])).toEqual([
    [phrase, choices]
  ])
  expect(tokensIn(text, of)).toEqual([])
  const chosen = { ...of, chosen: [{ phrase, id: choices[1] ?? "" }] }
  expect(unclearNamesIn(text, chosen)).toEqual([])
  expect(tokensIn(text, chosen)).toMatchObject([{ value: choices[1] }])
  expect(titleWithout(text, tokensIn(text, chosen))).not.toContain(phrase)
})

test("a choice counts only for a name that fits the word", () => {
  expect(tokensIn("ask @sam", { ...names, chosen: [{ phrase: "@sam", id: "bo" }] })).toEqual([])
  expect(unclearNamesIn("ask @sam", { ...names, chosen: [{ phrase: "@sam", id: "bo" }] })).toHaveLength(1)
})

test("after an assignee is understood, no other name is unclear", () => {
  expect(unclearNamesIn("ask @sam and @bo", names)).toEqual([])
})

test("the server gets the text without tokens, and every other letter keeps its place", () => {
  const text = "Fix #Friday boat p1 fri"
  expect(withoutTokens(text, names)).toBe("Fix              p1 fri".replace("p1", "  "))
  expect(withoutTokens(text, names)).toHaveLength(text.length)
})

const text = "Fix login @ann p1 #portal, fri 18:00"
const due = { due: "2026-11-27T16:00:00Z", from: text.indexOf("fri"), to: text.length }

test("understood words leave the title", () => {
  const parts = titleParts(text, { names, due, kept: [] })
  expect(titleValues(text, parts)).toEqual({
    fields: { title: "Fix login", assignee: "ann", priority: "critical", due: "2026-11-27T16:00:00Z" },
    topics: ["portal"]
  })
})

test("a part that was taken back stays in the title", () => {
  const parts = titleParts(text, { names, due, kept: ["p1", "fri 18:00"] })
  expect(titleValues(text, parts)).toEqual({
    fields: { title: "Fix login p1, fri 18:00", assignee: "ann" },
    topics: ["portal"]
  })
})

test("a capital of two lower-case units takes no letter of the title with it", () => {
  const of = { ...names, people: [{ id: "ilkir", name: "İlkİr" }] }
  expect(titleWithout("Fix @İlkİr fast", tokensIn("Fix @İlkİr fast", of))).toBe("Fix fast")
  expect(tokensIn("Fix @ilkir fast", of)).toEqual([{ field: "assignee", value: "ilkir", from: 4, to: 10 }])
})

test("a title of understood words only keeps them", () => {
  expect(titleWithout("@ann p1", tokensIn("@ann p1", names))).toBe("@ann p1")
})

test("reads at most twenty signs, and compares the names of each person once", () => {
  let reads = 0
  const counted = names.people.map((person) => ({
    ...person,
    get name() {
      reads++
      return person.name
    }
  }))
  const of = { ...names, people: counted }
  expect(tokensIn(`${"@zoe ".repeat(19)}@bo`, of)).toHaveLength(1)
  expect(reads).toBeLessThanOrEqual(2 * names.people.length)
  expect(tokensIn(`${"@zoe ".repeat(20)}@bo`, of)).toEqual([])
})

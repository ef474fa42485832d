import { describe, expect, test } from "vitest"
import { type Answerable, answeredByKind, isBotName } from "./shortAnswers.ts"

const said = (text: string, more: Partial<Answerable> = {}): Answerable => ({
  text,
  byBot: false,
  bySame: false,
  ...more
})
const talk = [
  said("is the north winch ready?"),
  said("[VOTE] paint the harbour shed red"),
  said("Votes are open until noon", { byBot: true }),
  said("the cook fries fish today")
]

describe("a vote answers the person who asks for votes", () => {
  test.each(["+1", "-1", "+0", "+1 but not this week"])("%s", (text) =>
    expect(answeredByKind(text, false, talk)).toBe(1)
  )

  test("and nothing when no vote is open", () => expect(answeredByKind("+1", false, [said("fish?")])).toBe(null))
})

describe("a short yes or no answers the last question of another person", () => {
  test.each(["yes", "No, not yet", "так", "ні, ще не готово", "да, конечно"])("%s", (text) =>
    expect(answeredByKind(text, false, talk)).toBe(0)
  )

  test.each([
    ["a question", "yes?"],
    ["a long text", `yes, and ${"the mast needs paint too ".repeat(4)}`],
    ["another text", "the mast needs paint"],
    ["a word that only begins like one", "nothing to report"]
  ])("but %s does not", (_, text) => expect(answeredByKind(text, false, talk)).toBe(null))

  test("but not one's own question, nor one long ago", () => {
    expect(answeredByKind("yes", false, [said("ready?", { bySame: true })])).toBe(null)
    expect(answeredByKind("yes", false, [said("ready?"), ...Array.from({ length: 9 }, () => said("fish"))])).toBe(null)
  })
})

describe("a bot answers", () => {
  test("the message that it repeats", () =>
    expect(answeredByKind("Vote opened: paint the harbour shed red", true, talk)).toBe(1))
  test("else the last one", () => expect(answeredByKind("Meeting finished", true, talk)).toBe(3))
  test("nothing at the beginning", () => expect(answeredByKind("Meeting started", true, [])).toBe(null))
  test.each([
    [["TidesBot"], true],
    [["Tides Bot", "tides"], true],
    [["Bo", "botany"], false]
  ])("and is known by its name: %j, %j", (names, is) => expect(isBotName(names)).toBe(is))
})

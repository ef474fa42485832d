import { describe, expect, test } from "vitest"
import { allAtOnce } from "../../../models/slices/slices.ts"
import { chatMessage } from "../../kit/sampleChat.ts"
import { type FindOptions, makeFind, shiftOf } from "./find.ts"

const said = (...texts: ReadonlyArray<string>) => texts.map((text, i) => chatMessage(i, "ann00000", i, text))
const found = (
  quote: string,
  message: number,
  texts: ReadonlyArray<string>,
  { context = [], ...options }: FindOptions & { readonly context?: ReadonlyArray<number> } = {}
) => {
  const { find } = makeFind(said(...texts).map((each, i) => ({ message: each, context: context.includes(i) })))
  const { quotes, at, lost } = allAtOnce(find({ message, quote }, options))
  return lost ?? [at, ...quotes.map(({ text, inexact }) => (inexact === true ? `~ ${text}` : text))]
}
const talk = [
  "We paint the old boat in March",
  "Who orders the paint?",
  "> Who orders the paint?\nI order the blue paint"
]

describe("words are found", () => {
  test.each([
    ["in the named message", "paint the old boat", 0, [0, "paint the old boat"]],
    ["in another message", "Who orders the paint", 0, [1, "Who orders the paint"]],
    ["with any index", "Who orders the paint", 1e300, [1, "Who orders the paint"]],
    ["after folding", "we PAINT the  old boat", 0, [0, "We paint the old boat"]],
    ["in pieces around an ellipsis", "We paint the ... in March", 0, [0, "We paint the", "in March"]],
    ["by similarity, and are marked", "we painted the old boat in March", 0, [0, "~ We paint the old boat in March"]]
  ])("%s", (_, quote, message, expected) => expect(found(quote, message, talk)).toEqual(expected))

  test("if they are a whole short message, and not inside a longer one", () => {
    expect(found("Agreed", 1, ["Shall we?", "Agreed!"])).toEqual([1, "Agreed"])
    expect(found("Agreed", 1, ["Shall we?", "Agreed, but only the hull"])).toBe("quote-short")
    expect(found("Agreed", 1, ["Shall we?", "Agreed, but only the hull"], { min: 2 })).toEqual([1, "Agreed"])
  })
})

describe("words are lost", () => {
  test.each([
    ["if no message has them", "we sell the boat in May", "quote-not-found"],
    ["if they are too short", "paint", "quote-short"],
    ["if they are empty", "", "quote-short"]
  ])("%s", (_, quote, because) => expect(found(quote, 0, talk)).toBe(because))

  test("if only context has them", () =>
    expect(found("paint the old boat", 0, talk, { context: [0] })).toBe("quote-of-context"))

  test("if a person only quotes them", () =>
    expect(found("Who orders the paint", 2, talk, { context: [1] })).toBe("quote-of-quotation"))
})

describe("indexes that are all off by one", () => {
  const finder = makeFind(said(...talk).map((message) => ({ message, context: false })))
  const claimed = (by: number) => [
    { message: 0 + by, quote: "paint the old boat" },
    { message: 1 + by, quote: "Who orders" },
    { message: 2 + by, quote: "the blue paint" }
  ]
  test.each([
    [0, 0],
    [1, -1],
    [-1, 1]
  ])("by %d are moved by %d", (by, shift) => expect(shiftOf(finder, claimed(by)) + 0).toBe(shift))

  test("are not moved for one quote, or if most are right", () => {
    expect(shiftOf(finder, claimed(1).slice(0, 1))).toBe(0)
    expect(shiftOf(finder, [...claimed(0), { message: 2, quote: "Who orders" }])).toBe(0)
  })
})

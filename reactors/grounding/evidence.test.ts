import { describe, expect, test } from "vitest"
import { chatMessage } from "../kit/sampleChat.ts"
import { locateAll, mostQuotes, quotePlaceOf, uniqueQuotes } from "./evidence.ts"

const messages = [
  chatMessage(1, "ann00000", 0, "We agreed to move the deploy to Monday"),
  chatMessage(2, "bo000000", 1, "Fine by me then")
]
const [first] = messages

describe("a quote", () => {
  test("has its place, its author and the exact words of the message", () =>
    expect(locateAll([{ message: 0, quote: "MOVE the  deploy" }], messages)).toEqual([
      { message: first?.id, author: first?.author, text: "move the deploy", start: 13, end: 28 }
    ]))

  test.each([
    ["stands in no message", 0, "We agreed to pay Eve"],
    ["is empty", 0, ""],
    ["is too short to prove anything", 0, "to"]
  ])("that %s is dropped", (_, message, quote) => expect(locateAll([{ message, quote }], messages)).toEqual([]))

  test.each([
    ["another message", 1],
    ["no message behind the last", 2],
    ["no message before the first", -1],
    ["a place between two", 0.5],
    ["no number", Number.NaN]
  ])("that points at %s is found in the message that has it", (_, message) =>
    expect(locateAll([{ message, quote: "We agreed to move the deploy" }], messages)).toMatchObject([
      { message: first?.id, start: 0, end: 28 }
    ])
  )

  test("is counted once for each place, in the order given", () => {
    const quotes = locateAll(
      [
        { message: 1, quote: "Fine by me" },
        { message: 0, quote: "move the deploy" },
        { message: 0, quote: "Move The Deploy" },
        { message: 0, quote: "move the deploy to Monday" }
      ],
      messages
    )
    expect(quotes.map(({ text }) => text)).toEqual(["Fine by me", "move the deploy", "move the deploy to Monday"])
  })

  test("that is very long is cut, and its end moves with the cut", () => {
    const text = "word ".repeat(1_000)
    const [quote] = locateAll([{ message: 0, quote: text.trim() }], [chatMessage(1, "ann00000", 0, text)])
    expect(quote).toMatchObject({ start: 0, end: 2_000, text: text.slice(0, 2_000) })
  })

  test("is never cut within a surrogate pair, which could not be stored", () => {
    const text = `x${"🦊".repeat(1_500)}`
    const [quote] = locateAll([{ message: 0, quote: text }], [chatMessage(1, "ann00000", 0, text)])
    expect(quote?.text.isWellFormed()).toBe(true)
    expect(quote?.text).toHaveLength((quote?.end ?? 0) - (quote?.start ?? 0))
    expect(text.startsWith(quote?.text ?? "?")).toBe(true)
  })
})

test("more quotes than the limit are dropped", () => {
  const text = Array.from({ length: 60 }, (_, i) => `statement number ${i + 100}`).join(" ")
  const claimed = Array.from({ length: 60 }, (_, i) => ({ message: 0, quote: `statement number ${i + 100}` }))
  expect(locateAll(claimed, [chatMessage(1, "ann00000", 0, text)])).toHaveLength(mostQuotes)
})

test("two places of one message are two quotes, and a repeated place is one", () => {
  const [a, b] = locateAll(
    [
      { message: 0, quote: "We agreed" },
      { message: 0, quote: "to Monday" }
    ],
    messages
  )
  if (a === undefined || b === undefined) throw new Error("both stand in the message")
  expect(uniqueQuotes([a, b, { ...a }])).toEqual([a, b])
  expect(quotePlaceOf(a)).toBe(`${a.message}:0-9`)
  expect(quotePlaceOf(a)).not.toBe(quotePlaceOf(b))
})

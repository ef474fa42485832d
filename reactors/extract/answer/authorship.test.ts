import { describe, expect, test } from "vitest"
import { makeCounts } from "../../../models/counts.ts"
import { chatMessage } from "../../kit/sampleChat.ts"
import { ofOneAuthor } from "./authorship.ts"

const ann = chatMessage(0, "ann00000", 0, "The quay is too short for the new ferry, so we widen it in May")
const bo = chatMessage(1, "bo000000", 1, "Then I ask the port for the drawings of the old wall")
const quoteOf = ({ id, author, text }: typeof ann) => ({ message: id, author, text, start: 0, end: text.length })
const quotes = [quoteOf(ann), quoteOf(bo)]

const judged = (text: string) => {
  const counts = makeCounts()
  const { text: kept, quotes: ordered } = ofOneAuthor(text, quotes, [ann, bo], counts)
  return { kept, first: ordered[0]?.author, lost: counts.all() }
}

describe("a text belongs to one author", () => {
  test("to the author of the first quote, if it repeats no other author", () => {
    const text = "The quay is widened in May"
    expect(judged(text)).toEqual({ kept: text, first: ann.author, lost: {} })
  })

  test("to the author whose passage it repeats", () => {
    const text = "Bo: I ask the port for the drawings"
    expect(judged(text)).toEqual({ kept: text, first: bo.author, lost: {} })
  })

  test("to the author of the first quote, which replaces a text with passages of two authors", () => {
    const text = "The quay is too short for the new ferry. Then I ask the port for the drawings."
    expect(judged(text)).toEqual({ kept: ann.text, first: ann.author, lost: { "several-authors": 1 } })
  })
})

import { describe, expect, test } from "vitest"
import { checklistLines, contactLine, fileLine, placeLine, pollLines, stickerLine } from "./attachments.ts"
import { formerTextOf, contentText } from "./content.ts"
import { spansOf, writtenOf } from "./spans.ts"

const link = (offset: number, length: number, url: string) => ({ type: "text_link", offset, length, url })
const quote = (offset: number, length: number) => ({ type: "blockquote", offset, length })

describe("the words of a message", () => {
  test.each([
    ["see the plan", [link(8, 4, "https://pier.example/plan")], "see the [plan](https://pier.example/plan)"],
    ["see the plan now", [link(7, 6, "https://a.example")], "see the [plan](https://a.example) now"],
    ["pier.example", [link(0, 12, "https://pier.example/")], "pier.example"],
    ["a [b] c", [link(2, 3, "https://a.example/(1)")], "a [\\[b\\]](https://a.example/%281%29) c"],
    ["he wrote ship it no", [quote(9, 7)], "he wrote \n> ship it\n no"],
    ["one\ntwo\nmine", [quote(0, 7)], "> one\n> two\nmine"],
    ["one two", [quote(0, 7), link(4, 3, "https://a.example")], "> one [two](https://a.example)"],
    ["short", [link(50, 3, "https://a.example"), { type: "bold", offset: 0, length: 5 }], "short"]
  ])("%j keeps what its entities say", (text, entities, written) =>
    expect(writtenOf(spansOf(text, entities))).toBe(written)
  )

  test("leave out a mention of the bot, and keep the links around it", () =>
    expect(
      writtenOf(
        spansOf("@bot see plan", [link(9, 4, "https://a.example")], [{ type: "mention", offset: 0, length: 5 }])
      )
    ).toBe("see [plan](https://a.example)"))
})

describe("things beside the words", () => {
  test.each([
    [fileLine("file", { name: "offer.pdf", size: 1_240_000 }), "📎 offer.pdf (1.2 MB)"],
    [fileLine("voice", { seconds: 75, size: 42_300 }), "🎤 (1:15, 42 kB)"],
    [fileLine("photo", {}), "🖼"],
    [stickerLine(undefined), "🧩"],
    [pollLines("Lunch?", [{ text: "Soup", votes: 2 }]), "📊 Lunch?\n- Soup (2)"],
    [
      checklistLines("Trip", [
        { text: "Tickets", isDone: true },
        { text: "Tent", isDone: false }
      ]),
      "☑ Trip\n- [x] Tickets\n- [ ] Tent"
    ],
    [contactLine("Ann", undefined, "+44 1"), "👤 Ann +44 1"],
    [placeLine("Pier", "50.1, 30.2"), "📍 Pier, 50.1, 30.2"]
  ])("%j has its facts", (line, expected) => expect(line).toBe(expected))

  test("follow the words, and are not in the text of earlier versions", () => {
    const content = { spans: [{ text: "the offer", link: "https://a.example" }], beside: ["📎 offer.pdf"] }
    expect(contentText(content)).toBe("[the offer](https://a.example)\n📎 offer.pdf")
    expect(formerTextOf(content)).toBe("the offer")
  })
})

import { describe, expect, test } from "vitest"
import { locate } from "./locate.ts"

const at = (text: string, quote: string, min?: number) => {
  const found = locate(text, quote, min === undefined ? {} : { min })
  return found && [text.slice(found.start, found.end), found.mode]
}

describe("a quote is located", () => {
  test("if it is an exact copy", () =>
    expect(at("we ship on Friday, ok?", "ship on Friday")).toEqual(["ship on Friday", "exact"]))

  test("when case, spaces, quotes and dashes differ", () =>
    expect(at("He said “Ship  it —\nnow”, twice", '"ship it - now"')).toEqual(["“Ship  it —\nnow”", "folded"]))

  test("when the kind of apostrophe differs", () =>
    expect(at("треба до п’ятниці вранці", "до п'ятниці")).toEqual(["до п’ятниці", "folded"]))

  test("through invisible characters", () => expect(at("a pass\u200bword reset", "password reset")?.[1]).toBe("folded"))

  test("where one character folds to several", () =>
    expect(at("so… the ﬁle is gone", "... the file")).toEqual(["… the ﬁle", "folded"]))

  test("with offsets that count UTF-16 units, past emoji", () =>
    expect(at("🔥🔥 The Server Is Down", "the server is down")).toEqual(["The Server Is Down", "folded"]))
})

describe("a quote is not located", () => {
  test("when the text does not hold it", () => expect(at("we ship on Friday", "we ship on Monday")).toBeNull())
  test("when it is too short to be evidence", () => expect(at("we ship on Friday", "ship")).toBeNull())
  test("when it is blank", () => expect(at("        we ship", "        ", 1)).toBeNull())
  test("but a short one is if the caller allows it", () => expect(at("do it eod", "EOD", 2)).toEqual(["eod", "folded"]))
})

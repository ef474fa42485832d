import { describe, expect, test } from "vitest"
import { overlapsQuotation, quotedParts } from "./quoted.ts"

const quoted = (text: string) => quotedParts(text).map(({ start, end }) => text.slice(start, end))

describe("the quoted parts of a text", () => {
  test.each([
    ["> we ship on Monday\nNo, we do not", ["> we ship on Monday"]],
    ["I read:\n> first\n> second\nand\n>third", ["> first\n> second", ">third"]],
    [">> older\n> newer\nmine", [">> older\n> newer"]],
    ["> 100 users failed", ["> 100 users failed"]],
    ["  > indented", ["  > indented"]]
  ])("of %j are its lines that begin with >", (text, parts) => expect(quoted(text)).toEqual(parts))

  test.each(["more than >5 users", ">5 users failed", ">_< again", "a -> b", "", "    > code"])(
    "of %j are none",
    (text) => expect(quoted(text)).toEqual([])
  )
})

test("a quote of evidence that touches a quoted line is found", () => {
  const text = "> ship it\nok"
  const parts = quotedParts(text)
  expect(overlapsQuotation(parts, 2, 9)).toBe(true)
  expect(overlapsQuotation(parts, 10, 12)).toBe(false)
})

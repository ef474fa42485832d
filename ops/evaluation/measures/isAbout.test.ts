import { describe, expect, test } from "vitest"
import { isAbout, minutesAfter, minutesBefore } from "./isAbout.ts"

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 12, minute)).toISOString()
const line = { text: "apw to get work-items created for arm testing", at: at(30) }
const about = (text: string, minute = 28) => isAbout({ texts: [text], times: [at(minute)] }, line)

describe("an atom is about a line", () => {
  test.each(["could you action me to get some work-items for arm testing created", "work-items for testing on arm"])(
    "that it shares words with: %s",
    (text) => expect(about(text)).toBe(true)
  )

  test("in other forms of its words", () => expect(about("we test on ARM, items of work get created")).toBe(true))

  test("if the words are in a quote and not in the text", () =>
    expect(isAbout({ texts: ["do it", "get work-items for arm testing"], times: [at(29)] }, line)).toBe(true))

  test("only within some minutes before and a few minutes after", () => {
    const same = line.text
    expect([30 - minutesBefore, 30 + minutesAfter].map((minute) => about(same, minute))).toEqual([true, true])
    expect([29 - minutesBefore, 31 + minutesAfter].map((minute) => about(same, minute))).toEqual([false, false])
  })
})

test.each(["please review the kernel patches", "testing", "I'll do it", ""])("%j is about something else", (text) =>
  expect(about(text)).toBe(false)
)

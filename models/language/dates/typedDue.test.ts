import { expect, test } from "vitest"
import { typedDue } from "./typedDue.ts"

// A Thursday, 12:00 in Kyiv.
const context = { at: "2026-11-26T10:00:00Z", zone: "Europe/Kyiv" }
const understood = (text: string) => {
  const found = typedDue(text, context)
  return found === null ? null : [found.due, text.slice(found.from, found.to)]
}

test.each([
  ["Fix login fri 18:00", "2026-11-27T16:00:00Z", "fri 18:00"],
  ["Fix login by fri 18:00", "2026-11-27T16:00:00Z", "by fri 18:00"],
  ["Fix login due by Friday", "2026-11-27", "due by Friday"],
  ["tomorrow call the yard", "2026-11-27", "tomorrow"],
  ["завтра позвонить на верфь", "2026-11-27", "завтра"],
  ["Call the yard at 18:00", "2026-11-26T16:00:00Z", "at 18:00"],
  ["Call the yard 9:00", "2026-11-27T07:00:00Z", "9:00"],
  ["Pay the fee 30.11 18:00", "2026-11-30T16:00:00Z", "30.11 18:00"],
  ["Виправити вхід пт 18:00", "2026-11-27T16:00:00Z", "пт 18:00"],
  ["Виправити вхід до п'ятниці", "2026-11-27", "до п'ятниці"],
  ["Подзвонити завтра о 9", "2026-11-27T07:00:00Z", "завтра о 9"],
  ["Починить вход в пятницу в 18:00", "2026-11-27T16:00:00Z", "в пятницу в 18:00"],
  ["Починить вход к пятнице", "2026-11-27", "к пятнице"]
])("%s is due at %s, by the words %j", (text, due, words) => {
  expect(understood(text)).toEqual([due, words])
})

test.each(["Prepare the Friday report", "Fix 5.12 on the old phone", "Upgrade to v2.12.1", "Buy 18 apples", ""])(
  "%j has no due date",
  (text) => {
    expect(understood(text)).toBeNull()
  }
)

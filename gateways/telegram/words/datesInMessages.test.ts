/** The bot writes a date in one form in each language, in every message. */
import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { languages } from "../../../domain/vocabulary.ts"
import { contactSheet } from "./kit/contactSheet.ts"

const forms = {
  en: { day: "Tue, Dec 1", moment: "Tue, Dec 1, 18:00" },
  uk: { day: "вт, 1 груд.", moment: "вт, 1 груд., 18:00" },
  ru: { day: "вт, 1 дек.", moment: "вт, 1 дек., 18:00" }
} as const

describe.each(languages)("in %s", (language) => {
  const dated = contactSheet(language).filter(({ shows }) => shows !== undefined)

  test("the sheet has every kind of message with a date", () =>
    expect(new Set(dated.map(({ name }) => name.split(":")[0]))).toEqual(
      new Set(["card", "proposal", "bundle", "digest", "/my", "/history", "/health"])
    ))

  test.each(dated.map(({ name, rendered, shows = "day" }) => [name, rendered.text, shows] as const))(
    "%s writes the date in the one form",
    (_, text, shows) => expect(text).toContain(forms[language][shows])
  )
})

test("only one file of the bot writes dates", () => {
  const folder = "gateways/telegram"
  const writers = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (path) =>
      path.endsWith(".ts") &&
      !path.endsWith(".test.ts") &&
      /DateTimeFormat|toLocale(?:Date|Time)?String|toDateString|toUTCString/u.test(
        readFileSync(`${folder}/${path}`, "utf8")
      )
  )
  expect(writers).toEqual(["words/dates.ts"])
})

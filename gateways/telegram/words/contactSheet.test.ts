/** Whole messages in every language. The sheet is a file, so that a person can read it as the people of a chat do. */
import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { languages } from "../../../domain/vocabulary.ts"
import { textOf } from "./words.ts"
import { contactSheet } from "./kit/contactSheet.ts"
import type { SheetMessage } from "./kit/sheet.ts"

/** Source: core.telegram.org/bots/api#sendmessage and #inlinekeyboardbutton. */
const most = { text: 4096, answer: 200, data: 64, rows: 100 }

const lineOf = ({ name, rendered: { text, buttons } }: SheetMessage) =>
  [`── ${name}`, text, ...buttons.map((row) => row.map((button) => `[ ${button.text} ]`).join(" "))].join("\n")

const sheets = Object.fromEntries(languages.map((language) => [language, contactSheet(language)]))
const file = join(mkdtempSync(join(tmpdir(), "contact-sheet-")), "messages.txt")
writeFileSync(
  file,
  languages.map((language) => `═══ ${language}\n${(sheets[language] ?? []).map(lineOf).join("\n\n")}`).join("\n\n\n")
)
console.log(`the contact sheet of the bot: ${file}`)

/** Latin words that every language has: names, commands and what a person types in Telegram. */
const common = new Set(
  "T Telegram BotFather setprivacy Disable task ann p off on my today find history undo help privacy proposals".split(
    " "
  )
)
/** The words of the English catalogue. */
const english = new Set([...textOf("en").matchAll(/[A-Za-z]{2,}/gu)].map(([each]) => each.toLowerCase()))

describe.each(languages)("in %s", (language) => {
  test.each((sheets[language] ?? []).map((message) => [message.name, message] as const))(
    "%s is whole",
    (name, { rendered: { text, buttons } }) => {
      const shown = [text, ...buttons.flat().map((button) => button.text)]
      for (const each of shown) {
        expect(each).not.toMatch(/[{}]|\$\w|undefined|null|NaN|Invalid|\[object/u)
        expect(each).not.toMatch(/ {2}|\n{3}| \n|\n /u)
        expect(each.trim()).toBe(each)
        expect(each).not.toBe("")
      }
      expect(text.length).toBeLessThanOrEqual(name.startsWith("press") ? most.answer : most.text)
      expect(buttons.flat().length).toBeLessThanOrEqual(most.rows)
      const bytes = buttons.flat().map((button) => ("data" in button ? Buffer.byteLength(button.data) : 0))
      expect(Math.max(0, ...bytes)).toBeLessThanOrEqual(most.data)
    }
  )
})

test.each(["uk", "ru"] as const)("no message in %s has a word of the English catalogue", (language) => {
  const found = (sheets[language] ?? []).flatMap(({ name, rendered: { text, buttons } }) =>
    [text, ...buttons.flat().map((button) => button.text)]
      .flatMap((each) => [...each.matchAll(/[A-Za-z]+/gu)].map(([latin]) => latin))
      .filter((latin) => !common.has(latin) && english.has(latin.toLowerCase()))
      .map((latin) => `${name}: ${latin}`)
  )
  expect(found).toEqual([])
})

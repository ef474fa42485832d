/** Every text of the bot in every language, with its blanks filled. `SHOW=1` prints them. */
import { describe, expect, test } from "vitest"
import { languages } from "../../../domain/vocabulary.ts"
import { type BotLanguage, type BotWord, textOf, word } from "./words.ts"

// All languages have the same names: `words.test.ts` compares them.
const names = [...textOf("en").matchAll(/^([a-z-]+) = /gmu)].map(([, name]) => name as BotWord)
/** UTF-16 units. Source: core.telegram.org/bots/api, and the limits of this bot for names and titles. */
const most = { message: 4096, answer: 200, description: 256, button: 64 }

/** Values as the bot fills them in. Names and titles are already cut. */
const blanks = {
  name: "Anna-Maria Kovalenko",
  who: "Anna-Maria Kovalenko",
  what: "due date set",
  title: "Fix the login on the phone",
  group: "Design",
  number: "12",
  day: "Fri, Nov 27",
  model: "qwen3:4b-instruct",
  agent: "Firefox on Linux",
  address: "https://tasks.example.org",
  at: "2026-11-27 12:00 UTC",
  status: "○ open"
}
const filled = (language: BotLanguage, name: BotWord, count = 5) => word(language, name, { ...blanks, count })

const limitOf = (name: string): number => {
  if (name.startsWith("press") || name.startsWith("undone")) return most.answer
  if (name.startsWith("command-")) return most.description
  return name.startsWith("button-") ? most.button : most.message
}

describe.each(languages)("in %s", (language) => {
  test.each(names)("%s has a text without gaps, within the limit of Telegram", (name) => {
    const text = filled(language, name)
    if (process.env["SHOW"] !== undefined) console.log(`${language} ${name}: ${text}`)
    expect(text).not.toBe(name)
    expect(text).not.toMatch(/[{}]|\$\w|undefined|null|\?\?\?/u)
    expect(text).toBe(text.trim())
    expect(text.length).toBeGreaterThan(0)
    expect(text.length).toBeLessThanOrEqual(limitOf(name))
    // A person in Telegram has no shell and no settings of the server. Only the answer to an owner about the address names a setting.
    expect(name === "app-nowhere" || !/\btt \w|TT_|npm /u.test(text)).toBe(true)
  })

  const plurals = names.filter((name) => filled(language, name, 1) !== filled(language, name, 5).replaceAll("5", "1"))
  test("has texts that depend on a number", () => expect(plurals.length).toBeGreaterThan(3))
  test.each(plurals)("%s has the right form for 1, 2, 5 and 21", (name) => {
    const formOf = (count: number) => filled(language, name, count).replaceAll(String(count), "#")
    expect(formOf(21)).toBe(formOf(language === "en" ? 2 : 1))
    expect(formOf(2)).not.toBe(formOf(1))
    for (const count of [1, 2, 5, 21]) expect(filled(language, name, count)).toContain(String(count))
  })
})

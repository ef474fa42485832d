import { expect, test } from "vitest"
import { greetsOnly, opens } from "./openers.ts"

test.each([
  ["Hi all, the build is red"],
  ["Hey. I have a question"],
  ["guys, who has the key"],
  ["does anybody know the colour"],
  ["Народ, сертификат истекает"],
  ["хтось міняв щось на стейджингу?"],
  ["[TOPIC] Releases"],
  ["Reminder: demo on Friday"]
])("%s opens a conversation", (text) => expect(opens(text)).toBe(true))

test.each([["history of it is long"], ["all good"], ["I asked does anybody know"], ["yes"], [""]])(
  "%s opens no conversation",
  (text) => expect(opens(text)).toBe(false)
)

test("a text is only a greeting if it contains nothing else", () => {
  expect(greetsOnly("Good morning, all!")).toBe(true)
  expect(greetsOnly("доброго ранку")).toBe(true)
  expect(greetsOnly("Morning all, the build is red")).toBe(false)
})

import { expect, test } from "vitest"
import { plain, wholeWords } from "./words.ts"

test("plain text keeps every offset", () => {
  for (const text of ["Це П’ЯТНИЦЯ, Ёлка", "İstanbul ẞ ǅ", "🔥 ОК\u00a0ГАРАЗД"])
    expect(plain(text)).toHaveLength(text.length)
  expect(plain("П’ятниця, Ёж")).toBe("п'ятниця, еж")
})

test("words are whole, in every alphabet", () => {
  expect("badbug bug debug".match(wholeWords("bug"))).toHaveLength(1)
  expect("середовище, у середу".match(wholeWords("серед[ау]"))).toEqual(["середу"])
})

test("a star matches any ending after a letter or a bracket, and nowhere else", () => {
  expect("помилка помилки помил".match(wholeWords("помилк*"))).toEqual(["помилка", "помилки"])
  expect("loads loaded lo".match(wholeWords("(?:load|save)*"))).toEqual(["loads", "loaded"])
  expect("a   b".match(wholeWords(String.raw`a\s*b`))).toEqual(["a   b"])
})

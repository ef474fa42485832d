import { describe, expect, test } from "vitest"
import { snippet } from "./snippet.ts"

/** The parts as one text, hits in brackets. */
const told = (text: string, query: string) =>
  snippet(text, query)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join("")

describe("a snippet", () => {
  test("marks every word of the query in any case", () => {
    expect(told("The LOGIN page: login fails", "login")).toBe("The [LOGIN] page: [login] fails")
  })
  test("marks similar spellings if no word is equal", () => {
    expect(told("Add haildb to the list", "hialdb")).toBe("Add [haildb] to the list")
    expect(told("Renew the certificates", "certificate")).toBe("Renew the [certificates]")
    expect(told("Сертифікат закінчується", "сертификат")).toBe("[Сертифікат] закінчується")
  })
  test("marks a word however its letters and signs are typed", () => {
    expect(told("Повертаємо за п’ять днів", "п'ять")).toBe("Повертаємо за [п’ять] днів")
    expect(told("Повертаємо за п'ять днів", "пять")).toBe("Повертаємо за [п'ять] днів")
    expect(told("Купили ёлку", "елку")).toBe("Купили [ёлку]")
    expect(told("Send an e‑mail or an Email", "e-mail")).toBe("Send an [e‑mail] or an [Email]")
    expect(told("The Zoe\u0308 sails", "zoë")).toBe("The [Zoe\u0308] sails")
    expect(told("Ann’s boat", "ann")).toBe("[Ann]’s boat")
    expect(told("Order Ｔ－１２", "t-12")).toBe("Order [Ｔ－１２]")
  })
  test("marks no similar spelling if the word itself occurs", () => {
    expect(told("page pages paged", "page")).toBe("[page] pages paged")
  })
  test("shows the beginning when nothing matches by letters", () => {
    expect(told("The regatta starts", "sailing boats")).toBe("The regatta starts")
    expect(told("", "x")).toBe("")
  })
  test("is a window around the first hit of a long text, cut between words", () => {
    const shown = told(`${"before ".repeat(50)}needle ${"after ".repeat(80)}`, "needle")
    expect(shown).toMatch(/^… before .*\[needle\] after .* …$/)
    expect(shown.length).toBeLessThan(260)
  })
  test("compares a bounded number of different words of a text with misspelt ones", () => {
    const words = Array.from({ length: 4_000 }, (_, i) => `n${i}x`).join(" ")
    expect(told(`${words} haildb`, "hialdb")).toMatch(/^n0x /)
    expect(told(`${words} haildb`, "haildb")).toContain("[haildb]")
    expect(told(`${"same ".repeat(4_000)} haildb`, "hialdb")).toContain("[haildb]")
  })
  test("never cuts a character in half", () => {
    for (let shift = 0; shift < 4; shift++) {
      const shown = snippet(`${"a".repeat(shift)}${"🦊".repeat(300)}`, "nothing")
      expect(shown.every(({ text }) => text.isWellFormed())).toBe(true)
    }
  })
  test("keeps all of a short text for any query", () => {
    const text = "<b>& ‮evil 🦊 (a+b)*"
    for (const query of ["b", "evil", "a b", "", "((("])
      expect(
        snippet(text, query)
          .map((part) => part.text)
          .join("")
      ).toBe(text)
  })
})

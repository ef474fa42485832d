import { describe, expect, test } from "vitest"
import { mentionsIn } from "./mentions.ts"

const people = [
  { id: "ada", name: "Ada Lovelace", handle: "ada_l" },
  { id: "adam", name: "Adam", handle: null },
  { id: "marta", name: "Марта Гринько", handle: null },
  { id: "taras", name: "Тарас Бойко", handle: "taras" },
  { id: "oleh1", name: "Олег Савчук", handle: null },
  { id: "oleh2", name: "Олег Бондар", handle: null }
] as const
const found = (text: string) => mentionsIn(text, people)

describe("a text mentions", () => {
  test.each([
    ["@Ada Lovelace, please", ["ada"]],
    ["(@ada_l)", ["ada"]],
    ["@ada", ["ada"]],
    ["@ADA?", ["ada"]],
    ["@Adam and @Ada Lovelace", ["adam", "ada"]],
    ["@Ada @ada_l @Ada", ["ada"]],
    ["@Марто, хто замінить Олега?", ["marta"]],
    ["запитай у @Тараса", ["taras"]],
    ["@Олег Бондар", ["oleh2"]],
    ["line\n@taras", ["taras"]]
  ])("in %j %j", (text, ids) => expect(found(text)).toEqual(ids))

  test.each([
    ["ada@example.org"],
    ["write to info@Ada Lovelace"],
    ["@Olga"],
    ["@"],
    ["@ Ada"],
    ["@Adamant"],
    // Two people have this first name.
    ["@Олег"],
    ["@Олегу"],
    ["＠Ada"]
  ])("no person in %j", (text) => expect(found(text)).toEqual([]))

  test("a bounded number of people in any text", () => {
    expect(found("@".repeat(1_000_000))).toEqual([])
    expect(found(`${"@x ".repeat(199)}@Adam`)).toEqual(["adam"])
    expect(found(`${"@x ".repeat(200)}@Adam`)).toEqual([])
  })

  test("with the names of each person folded once, whatever the text", () => {
    let reads = 0
    const counted = people.map(({ id, name, handle }) => ({
      id,
      handle,
      get name() {
        reads++
        return name
      }
    }))
    mentionsIn("@щось тут ".repeat(1000), counted)
    expect(reads).toBeLessThanOrEqual(2 * people.length)
  })
})

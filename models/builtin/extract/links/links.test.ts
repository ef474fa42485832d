import { describe, expect, test } from "vitest"
import type { ExtractInput, KnownItem } from "../../../distillation.ts"
import { extractByRules } from "../extractByRules.ts"

const people = ["Iryna", "Marko", "Олена", "Степан", "Павел", "Дарья"]

const question = (atoms: ReadonlyArray<KnownItem>, lines: ReadonlyArray<string>): ExtractInput => ({
  messages: lines.map((line, i) => {
    const author = line.slice(0, line.indexOf(":"))
    return {
      author,
      text: line.slice(author.length + 2),
      at: `2026-11-24T09:${String(i).padStart(2, "0")}:00Z`,
      replyTo: null,
      context: false,
      from: people.indexOf(author)
    }
  }),
  topics: [],
  atoms,
  precedents: [],
  people: people.map((name) => ({ name })),
  chat: "Yard",
  now: "2026-11-24T10:00:00Z",
  zone: "UTC"
})

const item = (type: KnownItem["type"], text: string, at = "2026-11-20T09:00:00Z"): KnownItem => ({
  type,
  text,
  at,
  status: "open"
})
const linksOf = (atoms: ReadonlyArray<KnownItem>, ...lines: ReadonlyArray<string>) =>
  extractByRules(question(atoms, lines)).atoms.flatMap(({ links, evidence, status }) =>
    links.map((link) => ({ ...link, status, quote: evidence[0]?.quote }))
  )

describe("a report ends a known item", () => {
  test.each<readonly [KnownItem["type"], string, string, string]>([
    ["requirement", "Order gravel for the north path", "Marko: ordered the gravel for the north path", "done"],
    [
      "requirement",
      "Send the crane permit to the port office",
      "Iryna: the crane permit went out to the port office, all done",
      "done"
    ],
    ["requirement", "Роздрукувати перепустки для водіїв", "Степан: роздрукував перепустки для водіїв", "done"],
    ["requirement", "Підготувати список вантажів на грудень", "Олена: список вантажів на грудень готовий ✅", "done"],
    [
      "requirement",
      "Marko, could you please order gravel for the north path?",
      "Marko: ordered the gravel for the north path",
      "done"
    ],
    [
      "requirement",
      "Степане, роздрукуй, будь ласка, перепустки для водіїв",
      "Степан: роздрукував перепустки для водіїв",
      "done"
    ],
    ["requirement", "Павел, закажи, пожалуйста, мешки для песка", "Павел: заказал мешки для песка", "done"],
    [
      "requirement",
      "I'll list the new berths for the harbour office",
      "Iryna: listed the new berths for the harbour office",
      "done"
    ],
    ["requirement", "Заказать мешки для песка", "Павел: заказал мешки для песка, привезут в среду", "done"],
    ["requirement", "Prepare the list of customers", "Дарья: список клиентов готов", "done"],
    ["problem", "The boom barrier at the east gate is stuck", "Marko: fixed the boom barrier", "done"],
    ["problem", "Не працює насос у підвалі", "Степан: полагодив насос у підвалі", "done"],
    ["problem", "Не открывается ворота склада", "Павел: починил ворота склада", "done"],
    ["requirement", "Rent a second forklift", "Iryna: the second forklift is no longer needed", "withdrawn"],
    ["requirement", "Замовити бруківку для двору", "Олена: бруківку для двору вже не треба", "withdrawn"],
    ["requirement", "Купить лампы для причала", "Дарья: лампы для причала уже не нужны", "withdrawn"]
  ])("%s %s: %s", (type, text, line, status) => {
    const quote = line.slice(line.indexOf(":") + 2)
    expect(linksOf([item(type, text)], line)).toMatchObject([{ relation: "closes", to: 0, status }])
    expect(quote).toContain(linksOf([item(type, text)], line)[0]?.quote ?? "none")
  })
})

describe("a known item stays open", () => {
  test.each<readonly [string, string]>([
    ["Order gravel for the north path", "Marko: not ordered the gravel for the north path yet"],
    ["Order gravel for the north path", "Marko: have you ordered the gravel for the north path?"],
    ["Order gravel for the north path", "Marko: will order the gravel for the north path tomorrow"],
    ["Order gravel for the north path", "Marko: ordered sand for the south path"],
    ["Order gravel for the north path", "Marko: if I ordered the gravel for the north path, who would pay?"],
    ["Order gravel for the north path", "Marko: ordered part of the gravel for the north path"],
    ["Order gravel for the north path", "Marko: done"],
    ["Pay invoice 41 of the crane company", "Iryna: paid invoice 42 of the crane company"],
    ["Send the contract to the bank", "Iryna: sent the passport copy to the bank"],
    ["Роздрукувати перепустки для водіїв", "Степан: ще не роздрукував перепустки для водіїв"],
    ["Роздрукувати перепустки для водіїв", "Степан: роздрукував афіші для їдальні"],
    ["Роздрукувати перепустки для водіїв", "Степан: забув, роздрукував лише половину перепусток для водіїв"],
    ["Заказать мешки для песка", "Павел: когда закажу мешки для песка, напишу"],
    ["Заказать мешки для песка", "Павел: заказал мешки для мусора"],
    ["Заказать мешки для песка", "Павел: мешки для песка так и не заказал, забыл"]
  ])("%s: %s", (text, line) =>
    expect(linksOf([item("requirement", text)], line).filter(({ relation }) => relation === "closes")).toEqual([])
  )

  test("after a report that is older, of a closed one, or one of two that fit as well", () => {
    const line = "Marko: ordered the gravel for the north path"
    const text = "Order gravel for the north path"
    expect(linksOf([item("requirement", text, "2026-11-25T09:00:00Z")], line)).toEqual([])
    expect(linksOf([{ ...item("requirement", text), status: "done" }], line)).toEqual([])
    expect(linksOf([item("requirement", text), item("requirement", `${text}s`)], line)).toEqual([])
  })

  test("after one word in common that was said weeks later", () => {
    const report = "Marko: ordered the gravel"
    expect(linksOf([item("requirement", "Order gravel")], report)).toMatchObject([{ relation: "closes" }])
    expect(linksOf([item("requirement", "Order gravel", "2026-09-20T09:00:00Z")], report)).toEqual([])
  })
})

describe("a later decision", () => {
  test.each([
    [
      "We hold the safety drill at the east gate on Monday",
      "Iryna: decided: we hold the safety drill at the east gate on Thursday instead"
    ],
    [
      "Проводимо інструктаж на східній вахті у понеділок",
      "Олена: вирішили: проводимо інструктаж на східній вахті у четвер"
    ],
    [
      "Проводим инструктаж на восточной вахте в понедельник",
      "Павел: решили: проводим инструктаж на восточной вахте в четверг"
    ]
  ])("replaces the known one: %s", (text, line) =>
    expect(linksOf([item("decision", text)], line)).toMatchObject([{ relation: "replaces", to: 0, status: "open" }])
  )

  test.each([
    ["We use the old scales at the west dock", "Iryna: decided: we do not use the old scales at the west dock"],
    [
      "Використовуємо старі ваги на західному причалі",
      "Олена: вирішили: не використовуємо старі ваги на західному причалі"
    ],
    ["Используем старые весы на западном причале", "Павел: решили: не используем старые весы на западном причале"]
  ])("that denies the known one contradicts it: %s", (text, line) =>
    expect(linksOf([item("decision", text)], line)).toMatchObject([{ relation: "contradicts", to: 0 }])
  )

  test.each([
    [
      "We hold the safety drill at the east gate on Monday",
      "Iryna: decided: we hold the safety drill at the east gate on Monday"
    ],
    ["We hold the safety drill at the east gate on Monday", "Iryna: decided: we paint the east gate on Thursday"],
    ["Використовуємо старі ваги на західному причалі", "Олена: вирішили: не фарбуємо західний причал"]
  ])("on another matter, or the same one again, has no link: %s, %s", (text, line) =>
    expect(linksOf([item("decision", text)], line)).toEqual([])
  )
})

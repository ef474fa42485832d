import { describe, expect, test } from "vitest"
import type { AtomType } from "../../../domain/values.ts"
import type { AnalyseInput, KnownAtom } from "../../distillation.ts"
import { analyseByRules } from "./analyseByRules.ts"
import { assigneePhrase } from "./assignee.ts"
import { titleOf } from "./title.ts"

const at = "2026-11-24T09:30:00Z"
const atom = (type: AtomType, text: string, quote = text): KnownAtom => ({
  type,
  text,
  quotes: [{ author: "A", text: quote, at }]
})
const analyse = (atoms: ReadonlyArray<KnownAtom>, more: Partial<AnalyseInput> = {}) =>
  analyseByRules({ topic: null, atoms, tasks: [], precedents: [], ...more }).tasks

describe("a title names the work in the imperative", () => {
  test.each<readonly [AtomType, string, string]>([
    ["requirement", "ann to publish the release notes by Friday", "Publish the release notes by Friday"],
    ["requirement", "kostya: to verify relay ticket 4711", "Verify relay ticket 4711"],
    ["requirement", "can you please review the billing migration?", "Review the billing migration"],
    ["requirement", "please check the tracker for bugs.", "Check the tracker for bugs"],
    ["requirement", "ok, so I'll write the onboarding guide", "Write the onboarding guide"],
    ["requirement", "I think we need to choose a name", "Choose a name"],
    ["requirement", "Give me an action to ask the council for help", "Ask the council for help"],
    ["requirement", "The handbook has to be rewritten before May", "See that the handbook is rewritten before May"],
    ["requirement", "треба полагодити експорт рахунків", "Полагодити експорт рахунків"],
    ["requirement", "Я зроблю макет сторінки входу", "Зробити макет сторінки входу"],
    ["requirement", "можеш, будь ласка, перевірити резервну копію?", "Перевірити резервну копію"],
    ["requirement", "нужно обновить сертификат на проде", "Обновить сертификат на проде"],
    ["requirement", "сделаю выгрузку отчёта", "Сделать выгрузку отчёта"],
    ["problem", "The export button does not work", "Find out why the export button does not work"],
    ["problem", "вхід через Google не працює", "З'ясувати, чому вхід через Google не працює"],
    ["problem", "эта оплата не работает", "Выяснить, почему эта оплата не работает"],
    ["blocker", "We are blocked by the database", "Remove the blocker “we are blocked by the database”"],
    ["decision", "to go with the stable queue", "Go with the stable queue"],
    ["decision", "домовились перенести реліз", "Перенести реліз"],
    ["decision", "решили оставить старую схему", "Оставить старую схему"],
    ["requirement", "Dan, can you order the badges by Friday?", "Order the badges"],
    ["requirement", "Dan please send the invoice", "Send the invoice"],
    ["requirement", "Тарасе, замов фарбу до п'ятниці", "Замовити фарбу"],
    ["requirement", "прайс оновлю завтра", "Оновити прайс"],
    ["requirement", "Нина, распечатай, пожалуйста, афиши", "Распечатать афиши"],
    ["requirement", "договор отправлю сегодня", "Отправить договор"]
  ])("%s: %s → %s", (type, text, title) => expect(titleOf(text, type)).toBe(title))

  test.each<readonly [string, ReadonlyArray<string>]>([
    ["Move the bench to the shade", ["could we move the bench to the shade?", "I take it."]],
    ["Put a sign at the door", ["maybe we should put a sign at the door?", "I'll do both."]],
    ["Send a letter to all tenants", ["or send a letter to all tenants?", "I'll do both."]],
    ["Обмежити кількість гостей", ["А може краще обмежити кількість гостей?", "Сделаю и то и другое."]],
    ["Покрасить скамейку", ["Предлагаю покрасить скамейку", "беру оба"]],
    ["Проверить немецкий", ["Немецкий проверю я."]],
    [
      "Write down what it takes (Хорошо бы заменить насос в подвале)",
      ["Please write down what it takes.", "Хорошо бы заменить насос в подвале."]
    ]
  ])("and is that of a proposal that an answer takes up: %s", (title, quotes) =>
    expect(titleOf(quotes[0] ?? "", "requirement", quotes)).toBe(title)
  )

  test("is one line of at most 80 characters", () => {
    const title = titleOf(`we need to update ${"the very long name of it ".repeat(50)}\nand more`, "requirement")
    expect(title?.length).toBeLessThanOrEqual(80)
    expect(title).not.toContain("\n")
  })
})

describe("the assignee", () => {
  test.each([
    ["[ACTION] ann to publish the notes", "ann"],
    ["[ACTION] kostya: to verify the relay", "kostya"],
    ["[ACTION] ALL: please read the handbook", null],
    ["I'll write the guide", "I"],
    ["olena, leave that to me please", "me"],
    ["Please give me an action to ask the council", "me"],
    ["petro, can you confirm the date?", "petro"],
    ["@bo please look at the relay", "@bo"],
    ["Сергей, посмотри пожалуйста логи", "Сергей"],
    ["Олег, можеш перевірити копію?", "Олег"],
    ["Я зроблю макет сторінки", "зроблю"],
    ["The export is broken", null]
  ])("of %j is %j, in the words of the quote", (quote, who) => {
    expect(assigneePhrase(quote)).toBe(who)
    expect(quote).toContain(who ?? "")
  })
})

describe("a draft", () => {
  test("takes every field from the quotes", () => {
    const [task] = analyse([
      atom("problem", "the login page crashes", "@ann, please fix it by Friday, urgent: the login page crashes")
    ])
    expect(task).toMatchObject({
      title: "Find out why the login page crashes",
      atoms: [0],
      duplicateOf: null,
      category: "bug",
      priority: "high",
      duePhrase: "Friday",
      assigneePhrase: "@ann"
    })
    expect(task?.description).toContain("please fix it by Friday")
  })

  test("joins atoms that need the same task", () => {
    const tasks = analyse([
      atom("requirement", "we need to renew the wildcard certificate"),
      atom("insight", "certificates are cheap now"),
      atom("requirement", "need to renew the wildcard certificate soon")
    ])
    expect(tasks.map(({ atoms }) => [...atoms].sort())).toEqual([[0, 2]])
  })

  test("names the existing task that is the same work", () => {
    const atoms = [atom("requirement", "please renew the wildcard certificate")]
    const tasks = ["Update the wiki", "Renew wildcard certificate"]
    expect(analyse(atoms, { tasks })[0]?.duplicateOf).toBe(1)
  })

  test("has a lower score if people rejected a similar one", () => {
    const atoms = [atom("requirement", "please renew the wildcard certificate")]
    const precedents = [
      { text: "Renew the wildcard certificate", verdict: "rejected", became: null, reason: "noise" } as const
    ]
    expect(analyse(atoms, { precedents })[0]?.score).toBeLessThan(analyse(atoms)[0]?.score ?? 0)
  })

  test("of a blocker has at least high priority", () =>
    expect(analyse([atom("blocker", "we are blocked by the bank")])[0]?.priority).toBe("high"))
})

test("questions, insights, ideas and decisions without work make no draft", () => {
  const atoms = [
    atom("question", "Where do we keep the certificates?"),
    atom("insight", "FYI certificates are cheap now"),
    atom("idea", "a dark theme"),
    atom("decision", "The old scanner is no longer supported"),
    atom("solution", "restarting the relay helped")
  ]
  expect(analyse(atoms)).toEqual([])
})

describe("a statement that names no work", () => {
  test.each<readonly [AtomType, string]>([
    ["requirement", "only blue badges at the gate"],
    ["requirement", "жодних рюкзаків у залі"],
    ["requirement", "никаких наклеек на стекле"],
    ["problem", "the gate was noisy all evening"],
    ["problem", "принтер знову жує папір"],
    ["problem", "в зале вчера было душно"]
  ])("%s %j makes no task", (type, text) => expect(analyse([atom(type, text)])).toEqual([]))

  test.each<readonly [AtomType, string]>([
    ["requirement", "blue badges for the gate"],
    ["problem", "принтер знову жує папір"],
    ["decision", "решили перенести ярмарку"]
  ])("%s %j makes a task of its owner", (type, text) =>
    expect(analyse([{ ...atom(type, text), owner: "B" }])).toHaveLength(1)
  )
})

describe("statements that share most of their stems", () => {
  const said = [
    "I will print the posters of the festival",
    "please print fifty festival posters at the river shop, on thick paper"
  ]
  const owned = (owners: ReadonlyArray<string>) =>
    analyse(said.map((text, i) => ({ ...atom("requirement", text), owner: owners[i] ?? "A" })))

  test("are one task of the same owner", () => expect(owned(["A", "A"])).toHaveLength(1))
  test("are two tasks of two owners", () => expect(owned(["A", "B"])).toHaveLength(2))
})

test("hostile atoms give at most twenty drafts of bounded, clean text, and always the same ones", () => {
  const atoms = Array.from({ length: 20 }, (_, i) =>
    atom("requirement", `we need to do thing${i} ${"\u202ewe need to <b>zebra</b> ".repeat(i * 100)} number${i * 7}`)
  )
  const tasks = analyse(atoms)
  expect(tasks.length).toBeGreaterThan(0)
  expect(tasks.length).toBeLessThanOrEqual(20)
  for (const { title, description } of tasks) {
    expect(title).toMatch(/^[^\p{Cc}\p{Bidi_Control}]{1,200}$/u)
    expect(description.length).toBeLessThanOrEqual(2_000)
  }
  expect(analyse(structuredClone(atoms))).toEqual(tasks)
})

test.each([
  ["I'll send the menu tomorrow", "high"],
  ["I'll send the menu by 10 December", "medium"],
  ["I'll send the menu", "medium"]
])("only a deadline within two days raises the priority: %s", (text, priority) =>
  expect(analyse([atom("requirement", text)])).toMatchObject([{ priority }])
)

test.each([
  ["Згодна. Звіт надішлю завтра", "Надіслати звіт"],
  ["Лист чекає, але звіт надішлю завтра", "Надіслати звіт"]
])("a title has the object of its own part of the sentence: %s", (text, title) =>
  expect(titleOf(text, "requirement")).toBe(title)
)

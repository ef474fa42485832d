/** An item and the report of its end in different languages, in one window and between extractions. */
import { describe, expect, test } from "vitest"
import type { ExtractInput, KnownItem, WindowMessage } from "../../distillation.ts"
import { extractionOf } from "../../kit/questions.ts"
import { extractByRules } from "./extractByRules.ts"

const people = ["Mira", "Dan", "Оксана", "Тарас", "Глеб", "Нина"]

const chat = (lines: ReadonlyArray<string>): ReadonlyArray<WindowMessage> =>
  lines.map((line, i) => {
    const author = line.slice(0, line.indexOf(":"))
    return {
      author,
      text: line.slice(author.length + 2),
      at: `2026-11-24T09:${String(i * 2).padStart(2, "0")}:00Z`,
      replyTo: null,
      context: false,
      from: people.indexOf(author)
    }
  })
const extract = (lines: ReadonlyArray<string>, more: Partial<ExtractInput> = {}) =>
  extractByRules(extractionOf(chat(lines), { people: people.map((name) => ({ name })), ...more })).atoms

const statusOf = (...lines: ReadonlyArray<string>) => {
  const item = extract(lines).find(({ evidence }) => evidence[0]?.message === 0)
  return item === undefined ? "not found" : [item.status, item.closedBy?.message ?? null]
}

describe("is done by a report", () => {
  test.each<ReadonlyArray<string>>([
    [
      "Mira: A tenant says that the parking card does not open the gate.",
      "Тарас: Ворота: полагодив, картка тепер відкриває."
    ],
    ["Mira: the heating in the hall is broken", "Нина: Отопление в зале починили"],
    ["Mira: The invoice shows the wrong currency.", "Нина: Валюту в счёте исправила."],
    ["Mira: we need to translate the menu into German", "Тарас: Переклав меню німецькою."],
    ["Mira: someone has to buy coffee for the meeting", "Тарас: Купив каву на зустріч"],
    ["Mira: Dan, please book the hotel in Odesa for the conference", "Dan: Забронював готель в Одесі"],
    ["Глеб: На складе не работает сканер", "Dan: Scanner in the warehouse is fixed"],
    ["Глеб: Нужно обновить лицензию редактора", "Mira: The licence of the editor is renewed."],
    ["Глеб: Не открывается ворота склада", "Тарас: Полагодив ворота складу"],
    ["Оксана: Треба замовити картридж для принтера", "Mira: Ordered the printer cartridge."],
    ["Оксана: Не працює домофон у другому під'їзді", "Нина: Домофон во втором подъезде починили"],
    ["Оксана: Треба забронювати зал на п'ятницю", "Нина: Забронировала зал"]
  ])("%s %s", (item, report) => expect(statusOf(item, report)).toEqual(["done", 1]))

  test("that names its language where the item names two", () =>
    expect(
      statusOf(
        "Mira: Problem: the booking mail arrives in English although the guest has chosen Ukrainian.",
        "Dan: I see it too",
        "Тарас: Мова листа: виправив, тепер береться з бронювання."
      )
    ).toEqual(["done", 2]))
})

describe("stays open after a report", () => {
  test.each<ReadonlyArray<string>>([
    ["Mira: The invoice shows the wrong currency.", "Нина: Исправила опечатку в расписании."],
    ["Mira: the heating in the hall is broken", "Тарас: Полагодив ліфт у дворі"],
    ["Mira: we need to translate the menu into German", "Тарас: Переклав меню французькою."],
    ["Mira: Dan, please book the hotel in Odesa for the conference", "Тарас: Замовив квитки до Львова"],
    ["Глеб: На складе не работает сканер", "Dan: Printer in the office is fixed"],
    ["Глеб: Нужно обновить лицензию редактора", "Mira: The licence of the editor is not renewed yet"],
    ["Глеб: Нужно обновить лицензию редактора", "Mira: The passport of the driver is renewed"],
    ["Оксана: Треба замовити картридж для принтера", "Mira: Paper for the projector is ordered"],
    ["Оксана: Не працює домофон у другому під'їзді", "Mira: Is the domofon repaired?"]
  ])("on another matter: %s %s", (item, report) => expect(statusOf(item, report)).toEqual(["open", null]))
})

describe("a known item", () => {
  const linksOf = (type: KnownItem["type"], text: string, line: string) =>
    extract([line], { atoms: [{ type, text, at: "2026-11-20T09:00:00Z", status: "open" }] }).flatMap(
      ({ links }) => links
    )

  test.each<readonly [KnownItem["type"], string, string]>([
    ["requirement", "Renew the licence of the scanner", "Тарас: ліцензію сканера оновив"],
    ["requirement", "Замовити картридж для принтера", "Mira: ordered the cartridge for the printer"],
    ["requirement", "Распечатать пропуска для курьеров", "Тарас: надрукував перепустки для кур'єрів"],
    ["problem", "The fence at the entrance is broken", "Нина: починила забор у подъезда"]
  ])("%s %s is closed: %s", (type, text, line) =>
    expect(linksOf(type, text, line)).toEqual([{ relation: "closes", to: 0 }])
  )

  test.each<readonly [KnownItem["type"], string, string]>([
    ["requirement", "Renew the licence of the scanner", "Тарас: ліцензію редактора оновив"],
    ["requirement", "Замовити картридж для принтера", "Mira: ordered the paper for the printer"],
    ["requirement", "Translate the menu into German", "Тарас: переклав меню французькою"],
    ["problem", "The fence at the entrance is broken", "Нина: починила лифт у подъезда"]
  ])("%s %s stays open: %s", (type, text, line) => expect(linksOf(type, text, line)).toEqual([]))
})

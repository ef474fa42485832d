import { expect, test } from "vitest"
import { explicitPriority, priorityOf } from "./priority.ts"

test.each([
  ["Urgent: the login page crashes", "high"],
  ["ASAP please", "high"],
  ["This blocks the release", "high"],
  ["🔥 take a look", "high"],
  ["Терміново полагодити вхід", "high"],
  ["Це важливо для демо", "high"],
  ["Срочно почините вход", "high"],
  ["нужно как можно быстрее", "high"],
  ["Production is down", "critical"],
  ["critical: data loss on import", "critical"],
  ["nobody can log in", "critical"],
  ["Прод лежить", "critical"],
  ["Критична вразливість у бібліотеці", "critical"],
  ["Сайт упал, никто не может войти", "critical"],
  ["Not urgent, fix the typo", "low"],
  ["no rush, whenever you have time", "low"],
  ["nice to have: confetti", "low"],
  ["Не терміново, коли буде час", "low"],
  ["Дрібниця: відступ у кнопці", "low"],
  ["не срочно, когда будет время", "low"],
  ["Not urgent, but the site is down", "critical"],
  ["We are losing customers because of it", "critical"],
  ["No power in the hall and we open in half an hour", "critical"],
  ["Немає води, а за годину відкриття", "critical"],
  ["Мы теряем заказы", "critical"],
  ["Payments fail for half of the orders", "high"],
  ["Someone wiped the contact list", "high"],
  ["Каса не друкує чеки", "high"],
  ["Гості скаржаться на холод", "high"],
  ["Касса не печатает чеки", "high"],
  ["Кто-то стёр список", "high"],
  ["If you have a spare minute, dust the shelf", "low"],
  ["При нагоді протри полиці", "low"],
  ["Коли буде вільна хвилина, підмети", "low"],
  ["Как появится время, подмети", "low"],
  ["Протереть кассу", "medium"],
  ["Не забудь оплатить аренду", "medium"],
  ["Update dependencies", "medium"],
  ["Оновити документацію", "medium"],
  ["", "medium"]
])("%s → %s", (text, priority) => expect(priorityOf(text)).toBe(priority))

test.each([
  ["Fix login @ann p1 fri 18:00", "critical"],
  ["p2 update docs", "high"],
  ["urgent, P4", "low"],
  ["http2 on p1.example.org", null],
  ["see #p1 and ip1", null]
] as const)("a person's own mark in %s is %s", (text, priority) => expect(explicitPriority(text)).toBe(priority))

test("a broken thing that is due today is of high priority", () => {
  expect(priorityOf("Repair the door", true)).toBe("high")
  expect(priorityOf("No rush, repair the door", true)).toBe("low")
})

import { describe, expect, test } from "vitest"
import { personActor, PersonId, TaskId, TopicId } from "../../../../domain/ids.ts"
import { Due } from "../../../../domain/values.ts"
import type { TaskRow } from "../../../contract.ts"
import { taskRowWith } from "../../../kit/taskRow.ts"
import { type CardFacts, cardOf } from "./card.ts"
import { cut, mostText } from "./cut.ts"

const task = TaskId.make("0123456789abcdefghij")
const ann = PersonId.make("annannannannannannan")
const row = taskRowWith({
  id: task,
  number: 12,
  source: "telegram",
  createdBy: personActor(ann),
  createdAt: "2026-11-23T10:00:00Z",
  updatedAt: "2026-11-23T10:00:00Z",
  seq: 71
})
const classified: TaskRow = {
  ...row,
  classification: "classified",
  category: "bug",
  priority: "high",
  due: Due.make("2026-11-27"),
  suggested: ["category", "priority", "due"],
  model: { provider: "ollama", model: "qwen3:4b-instruct", degraded: null }
}
const bo = personActor(PersonId.make("bobobobobobobobobobo"))
const facts: CardFacts = {
  names: new Map(),
  people: [],
  picker: null,
  like: null,
  link: null,
  zone: "UTC",
  now: Date.UTC(2026, 10, 27, 23, 30)
}
const textOf = (each: TaskRow, language: "en" | "uk" | "ru" = "en", more: Partial<CardFacts> = {}) =>
  cardOf(each, language, { ...facts, ...more }).text.split("\n")
const labelsOf = (each: TaskRow, more: Partial<CardFacts> = {}) =>
  cardOf(each, "en", { ...facts, ...more }).buttons.map((buttons) => buttons.map(({ text }) => text))

describe("a card", () => {
  test("shows at first that the task is being classified", () =>
    expect(cardOf(row, "en", facts)).toEqual({
      text: "T-12 · Fix the login\n○ open · being classified…",
      buttons: [
        [
          { text: "✓ Done", data: "d.0123456789abcdefghij.1z" },
          { text: "Assign", data: "w.0123456789abcdefghij.1z.0" },
          { text: "Priority", data: "p.0123456789abcdefghij.1z.0" }
        ],
        [
          { text: "Due", data: "t.0123456789abcdefghij.1z.0" },
          { text: "↶ Undo", data: "u.0123456789abcdefghij.1z" }
        ]
      ]
    }))

  test("offers to keep the suggestions while there are any, and to open the task where it has an address", () => {
    expect(labelsOf(classified, { link: "https://tasks.example.org/tasks/1" })).toEqual([
      ["✓ Keep the suggestions"],
      ["✓ Done", "Assign", "Priority"],
      ["Due", "↶ Undo", "Open ↗"]
    ])
    expect(labelsOf({ ...row, status: "cancelled" })).toEqual([["↺ Reopen", "↶ Undo"]])
  })

  test("names the assignee and the topics that its readers may see, each on its own line", () => {
    const assigned = { ...row, assignee: bo, topics: [TopicId.make("topic001"), TopicId.make("topic002")] }
    expect(
      textOf(assigned, "en", {
        names: new Map([
          [bo, "Bo"],
          ["topic001", "Sign-in"]
        ])
      }).slice(2)
    ).toEqual(["assigned to Bo", "#Sign-in"])
    expect(textOf(assigned)).toHaveLength(2)
  })

  test("shows the people in pages of ten, and marks the present assignee", () => {
    const people = Array.from({ length: 23 }, (_, i) => ({
      id: personActor(PersonId.make(`person${String(i).padStart(4, "0")}`)),
      name: `Person ${i}`,
      handle: null
    }))
    const at = (page: number) => labelsOf(row, { people, picker: { field: "assignee", page } })
    expect(at(0)).toHaveLength(8)
    expect(at(2).slice(-4)).toEqual([["Person 22"], ["‹ 3/3", "›"], ["• Nobody"], ["‹ Back"]].slice(-4))
    expect(at(999)).toEqual(at(2))
    const chosen = labelsOf(
      { ...row, assignee: people[0]?.id ?? null },
      { people, picker: { field: "assignee", page: 0 } }
    )
    expect(chosen[0]).toEqual(["• Person 0", "Person 1"])
  })

  test("tells people of one name apart by their handles", () => {
    const person = (n: number, name: string, handle: string | null) => ({
      id: personActor(PersonId.make(`person000${n}`)),
      name,
      handle
    })
    const people = [person(1, "Ann", "annie"), person(2, "Ann", null), person(3, "Bo", "bobo")]
    expect(labelsOf(row, { people, picker: { field: "assignee", page: 0 } }).slice(0, 2)).toEqual([
      ["@annie · Ann", "Ann"],
      ["Bo"]
    ])
  })

  test("offers the days of the zone of its chat", () => {
    const days = labelsOf(row, { zone: "Europe/Kyiv", picker: { field: "due", page: 0 } })
    expect(days).toEqual([
      ["Today · Nov 28", "Tomorrow · Nov 29"],
      ["Monday · Nov 30", "In two weeks · Dec 12"],
      ["• No due date"],
      ["‹ Back"]
    ])
    expect(labelsOf({ ...row, priority: "high" }, { picker: { field: "priority", page: 0 } })).toContainEqual([
      "• high priority",
      "critical"
    ])
  })

  test("then shows the suggested fields and the model", () =>
    expect(textOf(classified)).toEqual([
      "T-12 · Fix the login",
      "○ open · bug · high priority · due Fri, Nov 27",
      "suggested by qwen3:4b-instruct"
    ]))

  test("shows that the built-in rules answered in place of the model", () =>
    expect(
      textOf({ ...classified, model: { provider: "builtin", model: "rules", degraded: "ollama-unreachable" } }).at(-1)
    ).toBe("suggested by the built-in rules: the model did not answer"))

  test("names no model once a person has confirmed the fields", () =>
    expect(textOf({ ...classified, classification: "corrected", suggested: [] })).toHaveLength(2))

  test("shows that the classification failed", () =>
    expect(textOf({ ...row, classification: "failed" }).at(1)).toBe("○ open · not classified yet"))

  test("offers to reopen a finished task", () =>
    expect(cardOf({ ...classified, status: "done" }, "en", facts).buttons[0]?.[0]).toEqual({
      text: "↺ Reopen",
      data: "r.0123456789abcdefghij.1z"
    }))

  test("has the language of its chat, and the hour of a due moment", () => {
    expect(textOf({ ...classified, due: Due.make("2026-11-27T18:00:00Z") }, "uk").slice(1)).toEqual([
      "○ відкрите · помилка · високий пріоритет · термін: пт, 27 лист., 18:00 UTC",
      "підказка: qwen3:4b-instruct"
    ])
    expect(textOf(classified, "ru").at(1)).toBe("○ открыта · ошибка · высокий приоритет · срок: пт, 27 нояб.")
  })

  test("never exceeds the length of a message", () =>
    expect(cardOf({ ...row, title: "x".repeat(9000) }, "en", facts).text).toHaveLength(mostText))
})

test("a text is cut before a character, not through it", () => {
  expect(cut("abc", 3)).toBe("abc")
  expect(cut("abcd", 3)).toBe("ab…")
  expect(cut("a😀😀", 4)).toBe("a😀…")
  expect(cut("a😀😀", 3)).toBe("a…")
  expect(cut("x".repeat(100_000), 4096)).toHaveLength(4096)
})

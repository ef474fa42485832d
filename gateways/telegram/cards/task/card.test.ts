import { describe, expect, test } from "vitest"
import { personActor, PersonId, TaskId } from "../../../../domain/ids.ts"
import { Due } from "../../../../domain/values.ts"
import type { TaskRow } from "../../../contract.ts"
import { taskRowWith } from "../../../kit/taskRow.ts"
import { cardOf, cut, mostText, pressData, pressOf } from "./card.ts"

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
const textOf = (each: TaskRow, language: "en" | "uk" | "ru" = "en") => cardOf(each, language).text.split("\n")

describe("a card", () => {
  test("shows at first that the task is being classified", () =>
    expect(cardOf(row, "en")).toEqual({
      text: "T-12 · Fix the login\n○ open · being classified…",
      buttons: [[{ text: "✓ Done", data: "d.0123456789abcdefghij.1z" }]]
    }))

  test("then shows the suggested fields and the model", () =>
    expect(textOf(classified)).toEqual([
      "T-12 · Fix the login",
      "○ open · bug · high priority · due Fri, Nov 27, 2026",
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
    expect(cardOf({ ...classified, status: "done" }, "en").buttons[0]?.[0]).toEqual({
      text: "↺ Reopen",
      data: "r.0123456789abcdefghij.1z"
    }))

  test("has the language of its chat, and the hour of a due moment", () => {
    expect(textOf({ ...classified, due: Due.make("2026-11-27T18:00:00Z") }, "uk").slice(1)).toEqual([
      "○ відкрите · помилка · високий пріоритет · до пт, 27 лист. 2026 р., 18:00 UTC",
      "підказка: qwen3:4b-instruct"
    ])
    expect(textOf(classified, "ru").at(1)).toBe("○ открыта · ошибка · высокий приоритет · до пт, 27 нояб. 2026 г.")
  })

  test("never exceeds the length of a message", () =>
    expect(cardOf({ ...row, title: "x".repeat(9000) }, "en").text).toHaveLength(mostText))
})

describe("a button", () => {
  test("has at most 64 bytes of data, which decode to the same press", () => {
    const press = { action: "reopen", task: TaskId.make("z".repeat(40)), revision: Number.MAX_SAFE_INTEGER } as const
    expect(Buffer.byteLength(pressData(press))).toBeLessThanOrEqual(64)
    expect(pressOf(pressData(press))).toEqual(press)
  })

  test.each([
    "",
    "d",
    "d.x.1",
    "x.0123456789abcdefghij.1",
    "d.0123456789ABCDEFGHIJ.1",
    "d.0123456789abcdefghij",
    "d.0123456789abcdefghij.1\n",
    "d.evt.task.>.1"
  ])("with the data %j is refused", (data) => expect(pressOf(data)).toBeNull())
})

test("a text is cut before a character, not through it", () => {
  expect(cut("abc", 3)).toBe("abc")
  expect(cut("abcd", 3)).toBe("ab…")
  expect(cut("a😀😀", 4)).toBe("a😀…")
  expect(cut("a😀😀", 3)).toBe("a…")
  expect(cut("x".repeat(100_000), 4096)).toHaveLength(4096)
})

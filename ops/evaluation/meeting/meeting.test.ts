import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import { builtinModel } from "../../../models/builtin/builtinModel.ts"
import { openItem } from "../../../models/distillation.ts"
import { extractionOf } from "../../../models/kit/questions.ts"
import type { Model } from "../../../models/model.ts"
import { ModelFailed } from "../../../models/modelFailed.ts"
import { parseTelegramExport } from "../../verbs/import/telegram/telegramSource.ts"
import { exportedChat } from "./exportedChat.ts"
import { meetingWithoutTags, meetingWithTags } from "./meeting.ts"

const lines: ReadonlyArray<readonly [from: string, text: string]> = [
  ["ann", "[TOPIC] The relay"],
  ["NoteBot", "New Topic: The relay"],
  ["bo", "the mail relay is broken since the upgrade of the firewall"],
  ["ann", "bo: could you replace the mail relay behind the firewall?"],
  ["bo", "ok, I'll do that"],
  ["ann", "[ACTION] bo to replace the mail relay behind the firewall"],
  ["NoteBot", "ACTION received: bo to replace the mail relay behind the firewall"],
  ["ann", "[AGREED] zebras graze on Sundays"]
]
const chat = exportedChat(
  Result.getOrThrow(
    parseTelegramExport(
      JSON.stringify({
        id: 1,
        messages: lines.map(([from, text], i) => ({
          id: i + 1,
          type: "message",
          date: "2026-11-18T00:00:00",
          date_unixtime: String(1_795_000_000 + i * 20),
          from,
          from_id: `user${from}`,
          text: i === 2 ? [{ type: "plain", text }] : text
        }))
      })
    )
  )
)

/** Answers each window with the same. */
const answering = (extract: Model["Service"]["extract"]): Model["Service"] => ({ ...builtinModel, extract })

describe("a meeting without its tags", () => {
  it.effect("hides the tags and the bot's messages from the model", () =>
    Effect.gen(function* () {
      const seen: Array<string> = []
      const model = answering((input) => {
        seen.push(...input.messages.map(({ text }) => text))
        return builtinModel.extract(input)
      })
      yield* meetingWithoutTags(chat, model)
      assert.deepStrictEqual(
        seen,
        [2, 3, 4].map((i) => lines[i]?.[1])
      )
    })
  )

  it.effect("counts the lines that the talk contains, and lists the others", () =>
    Effect.gen(function* () {
      const figures = yield* meetingWithoutTags(chat, builtinModel)
      assert.strictEqual(figures.marked, 2)
      assert.strictEqual(figures.scores.recall, 0.5)
      assert.deepStrictEqual(figures.missed, ["zebras graze on Sundays"])
      assert.strictEqual(figures.located, 1)
    })
  )
})

describe("a meeting with its tags", () => {
  it.effect("is found completely by the built-in model", () =>
    Effect.gen(function* () {
      const { scores, missed } = yield* meetingWithTags(chat, builtinModel)
      assert.strictEqual(scores.recall, 1)
      assert.deepStrictEqual(missed, [])
    })
  )

  it.effect("is not found by a model that quotes a text that is in no message", () =>
    Effect.gen(function* () {
      const { answer, record } = yield* builtinModel.extract(extractionOf([]))
      const invented = {
        type: "decision",
        text: "zebras",
        topic: null,
        evidence: [{ message: 99, quote: "zebras graze on Sundays" }],
        tags: [],
        score: 1,
        ...openItem
      } as const
      const model = answering(() => Effect.succeed({ answer: { ...answer, atoms: [invented] }, record }))
      const figures = yield* meetingWithTags(chat, model)
      assert.strictEqual(figures.located, 0)
      assert.strictEqual(figures.scores.recall, 0)
    })
  )

  it.effect("counts the windows that a model gave no answer to", () =>
    Effect.gen(function* () {
      const model = answering(() =>
        Effect.fail(new ModelFailed({ provider: "test", reason: "busy", detail: "asked too often" }))
      )
      const { failed, windows, scores } = yield* meetingWithTags(chat, model)
      assert.strictEqual(failed, windows)
      assert.strictEqual(scores.recall, 0)
    })
  )
})

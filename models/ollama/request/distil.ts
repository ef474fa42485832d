/** What extracting and analysing have in common: a room as large as the question, and a count of what was dropped. */
import { Effect, Metric } from "effect"
import type { Answered } from "../../distilling.ts"
import type { ModelFailed } from "../../modelFailed.ts"
import { failed } from "../server/fault.ts"
import type { AnswerShape } from "./answerShape.ts"
import type { Ask } from "./ask.ts"
import type { Checked } from "./checking.ts"
import type { ChatMessage } from "./promptFile.ts"
import { roomFor } from "./room.ts"

export interface Distilling<I, A, B> {
  /** What to ask about; the second is asked about when no context holds the first, and so on. */
  readonly inputs: ReadonlyArray<I>
  readonly chat: (input: I) => ReadonlyArray<ChatMessage>
  readonly promptVersion: string
  readonly shape: AnswerShape<A>
  /** Tokens that the answer may take. */
  readonly answerTokens: number
  /** Holds an answer against what was sent. */
  readonly check: (told: A, input: I) => Checked<B>
}

const dropped = Metric.counter("model_items_dropped", {
  incremental: true,
  description: "Items of a model's answer that point at nothing that was sent, or say nothing"
})

/** @throws {ModelFailed} `too-long` without asking, when no context holds the question */
export const distil = Effect.fnUntraced(function* <I, A, B>(
  ask: Ask,
  { inputs, chat, promptVersion, shape, answerTokens, check }: Distilling<I, A, B>
): Effect.fn.Return<Answered<B>, ModelFailed> {
  const fitting = inputs.flatMap((input) => {
    const messages = chat(input)
    const room = roomFor(messages, answerTokens)
    return room === null ? [] : [{ input, messages, room }]
  })[0]
  if (fitting === undefined) return yield* failed("too-long", "larger than the largest context")
  const { input, messages, room } = fitting
  const { told, record } = yield* ask({ messages, room, promptVersion, shape, deadline: "distil" })
  const { answer, dropped: itemsDropped } = check(told, input)
  yield* Metric.update(dropped, itemsDropped)
  return { answer, record: { ...record, options: { ...record.options, itemsDropped } } }
})

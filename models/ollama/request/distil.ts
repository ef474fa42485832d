/** The common part of `extract` and `analyse`: chooses the context size, asks, checks, and counts dropped items. */
import { Effect, Metric } from "effect"
import type { Answered } from "../../distillation.ts"
import type { ModelFailed } from "../../modelFailed.ts"
import { failed } from "../server/fault.ts"
import type { AnswerShape } from "./answerShape.ts"
import type { AskModel } from "./ask.ts"
import type { CheckedAnswer } from "./answerChecks.ts"
import type { PromptMessage } from "./promptFile.ts"
import { roomFor } from "./room.ts"

export interface Distillation<I, A, B> {
  /** The input to ask about, and smaller ones to use if no context size fits it. */
  readonly inputs: ReadonlyArray<I>
  readonly chat: (input: I) => ReadonlyArray<PromptMessage>
  readonly promptVersion: string
  readonly shape: AnswerShape<A>
  /** Tokens reserved for the answer. */
  readonly answerTokens: number
  /** Checks an answer against the question. */
  readonly check: (unchecked: A, input: I) => CheckedAnswer<B>
}

const dropped = Metric.counter("model_items_dropped", {
  incremental: true,
  description: "Items of a model's answer that were removed because they were invalid or blank"
})

/** @throws {ModelFailed} `too-long` without a call, if no context size fits the question */
export const distil = Effect.fnUntraced(function* <I, A, B>(
  ask: AskModel,
  { inputs, chat, promptVersion, shape, answerTokens, check }: Distillation<I, A, B>
): Effect.fn.Return<Answered<B>, ModelFailed> {
  const fitting = inputs.flatMap((input) => {
    const messages = chat(input)
    const room = roomFor(messages, answerTokens)
    return room === null ? [] : [{ input, messages, room }]
  })[0]
  if (fitting === undefined) return yield* failed("too-long", "larger than the largest context")
  const { input, messages, room } = fitting
  const { unchecked, record } = yield* ask({ messages, room, promptVersion, shape, deadline: "distil" })
  const { answer, dropped: itemsDropped } = check(unchecked, input)
  yield* Metric.update(dropped, itemsDropped)
  return { answer, record: { ...record, options: { ...record.options, itemsDropped } } }
})

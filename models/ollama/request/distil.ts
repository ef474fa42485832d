/** The common part of `extract` and `analyse`: sizes the answer, asks, checks, and counts dropped items. */
import { Effect, Metric } from "effect"
import type { Answered } from "../../distillation.ts"
import { type LossCounts, makeCounts, totalOf } from "../../counts.ts"
import type { ModelFailed } from "../../modelFailed.ts"
import { failed } from "../server/fault.ts"
import type { AnswerShape } from "./answerShape.ts"
import type { AskModel } from "./ask.ts"
import type { CheckedAnswer } from "./answerChecks.ts"
import type { PromptMessage } from "./promptFile.ts"
import { type AnswerSize, roomFor } from "./room.ts"

export interface Distillation<I, A, B> {
  /** The input to ask about, and smaller ones to use if the context does not fit it. */
  readonly inputs: ReadonlyArray<I>
  readonly chat: (input: I) => ReadonlyArray<PromptMessage>
  readonly promptVersion: string
  readonly shape: AnswerShape<A>
  /** Tokens of the answer, by the size of the input. */
  readonly answerSize: AnswerSize
  readonly again: boolean
  /** Checks an answer against the question. */
  readonly check: (unchecked: A, input: I) => CheckedAnswer<B>
}

export const modelItemsDropped = Metric.counter("tracker_model_items_dropped_total", {
  incremental: true,
  description: "Items of a model's answer that were removed because they were invalid or blank"
})

/** @throws {ModelFailed} `too-long` without a call, if the context fits no input */
export const distil = Effect.fnUntraced(function* <I, A, B extends object>(
  ask: AskModel,
  { inputs, chat, promptVersion, shape, answerSize, again, check }: Distillation<I, A, B>
): Effect.fn.Return<Answered<B & { readonly dropped: LossCounts }>, ModelFailed> {
  const fitting = inputs.flatMap((input) => {
    const messages = chat(input)
    const room = roomFor(messages, answerSize)
    return room === null ? [] : [{ input, messages, room }]
  })[0]
  if (fitting === undefined) return yield* failed("too-long", "larger than the context")
  const { input, messages, room } = fitting
  const question = { messages, room, promptVersion, shape, deadline: "distil", again } as const
  const { unchecked, record, dropped: unread } = yield* ask(question)
  const { answer, dropped: invalid } = check(unchecked, input)
  const counts = makeCounts()
  counts.addAll(unread)
  counts.addAll(invalid)
  const all = counts.all()
  const itemsDropped = totalOf(all)
  yield* Metric.update(modelItemsDropped, itemsDropped)
  return { answer: { ...answer, dropped: all }, record: { ...record, options: { ...record.options, itemsDropped } } }
})

/** Classifies a task with the Ollama model and checks every quote against the text. */
import { Effect, Metric } from "effect"
import { categoryOf } from "../../builtin/classify/category.ts"
import { explicitPriority } from "../../builtin/classify/priority.ts"
import { ground } from "./grounding.ts"
import { type Classification, type ClassifyInput, type Model, wholeText } from "../../model.ts"
import type { AskModel } from "../request/ask.ts"
import { roomFor } from "../request/room.ts"
import { failed } from "../server/fault.ts"
import { type WireClassification, classifyAnswer } from "./answer.ts"
import { classifyPrompt } from "./prompt.ts"

/** Tokens of the answer. */
const answerSize = { least: 128, wanted: 256 }

export const modelQuotesDropped = Metric.counter("tracker_model_quotes_dropped_total", {
  incremental: true,
  description: "Quotes of a model that do not occur in the text"
})

export const classifyByOllama = (ask: AskModel): Model["Service"]["classify"] => {
  const prompt = classifyPrompt()
  return Effect.fn("ollamaModel.classify")(function* (input: ClassifyInput) {
    const messages = prompt.ask(input)
    const room = roomFor(messages, answerSize)
    if (room === null) return yield* failed("too-long", "larger than the context")
    const { unchecked, record } = yield* ask({
      messages,
      promptVersion: prompt.version,
      shape: classifyAnswer,
      room,
      deadline: "chat"
    })
    const { classification, quotesDropped } = conclude(unchecked, input)
    yield* Metric.update(modelQuotesDropped, quotesDropped)
    return { classification, record: { ...record, options: { ...record.options, quotesDropped } } }
  })
}

/** Completes the answer. The band never comes from the model: it says whether our own rules agree. */
const conclude = (answer: WireClassification, input: ClassifyInput) => {
  const text = wholeText(input)
  const { dropped: quotesDropped, ...grounded } = ground(text, answer, input)
  const agrees = categoryOf(input.title, input.description).category === answer.category
  const classification: Classification = {
    ...grounded,
    category: answer.category,
    priority: explicitPriority(text) ?? answer.priority,
    band: bandOf(quotesDropped, agrees)
  }
  return { classification, quotesDropped }
}

const bandOf = (quotesDropped: number, agrees: boolean): Classification["band"] => {
  if (quotesDropped > 0) return "weak"
  return agrees ? "likely" : "unsure"
}

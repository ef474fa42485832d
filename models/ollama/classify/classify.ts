/** A classification by the model, with every quote held against the text. */
import { Effect, Metric } from "effect"
import { categoryOf } from "../../builtin/classify/category.ts"
import { explicitPriority } from "../../builtin/classify/priority.ts"
import { ground } from "./grounding.ts"
import { type Classification, type ClassifyInput, type Model, wholeText } from "../../model.ts"
import type { Ask } from "../request/ask.ts"
import { type Answer, classifyAnswer } from "./answer.ts"
import { classifyPrompt } from "./prompt.ts"

/** Tokens: the prompt with the longest text that it takes, and room for the answer. */
const room = { num_ctx: 8_192, num_predict: 256 }

const dropped = Metric.counter("model_quotes_dropped", {
  incremental: true,
  description: "Quotes of a model that stand nowhere in the text"
})

export const classifying = (ask: Ask): Model["Service"]["classify"] => {
  const prompt = classifyPrompt()
  return Effect.fn("ollamaModel.classify")(function* (input: ClassifyInput) {
    const { told, record } = yield* ask({
      messages: prompt.ask(input),
      promptVersion: prompt.version,
      shape: classifyAnswer,
      room,
      deadline: "chat"
    })
    const { classification, quotesDropped } = conclude(told, input)
    yield* Metric.update(dropped, quotesDropped)
    return { classification, record: { ...record, options: { ...record.options, quotesDropped } } }
  })
}

/** What the answer comes to. The band is never the model's own word: it is whether our rules, asked apart, agree. */
const conclude = (answer: Answer, input: ClassifyInput) => {
  const text = wholeText(input)
  const { dropped: quotesDropped, ...grounded } = ground(text, answer, input)
  const agrees = categoryOf(input.title, input.description).category === answer.category
  const classification: Classification = {
    ...grounded,
    category: answer.category,
    priority: explicitPriority(text) ?? answer.priority,
    band: quotesDropped > 0 ? "weak" : agrees ? "likely" : "unsure"
  }
  return { classification, quotesDropped }
}

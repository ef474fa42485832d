/** One schema-constrained call: bounded, decoded, retried once with another seed if that may help, and recorded. */
import { Clock, Effect } from "effect"
import type { ModelRecord } from "../../../domain/values.ts"
import { type LossCounts, totalOf } from "../../counts.ts"
import { fingerprint } from "../../model.ts"
import type { ModelFailed } from "../../modelFailed.ts"
import type { OllamaDeadlines, OllamaServer } from "../server/ollama.ts"
import { modelDigestOf } from "../server/describe.ts"
import { failed, ollamaProvider } from "../server/fault.ts"
import type { AnswerShape } from "./answerShape.ts"
import type { PromptMessage } from "./promptFile.ts"
import type { Room } from "./room.ts"

export interface Question<A> {
  readonly messages: ReadonlyArray<PromptMessage>
  readonly promptVersion: string
  readonly shape: AnswerShape<A>
  readonly room: Room
  readonly deadline: keyof OllamaDeadlines
  /** A second question, because no item of the first answer was usable: only the other seed is tried. @default false */
  readonly again?: boolean
}

/** An answer of the right shape whose references and quotes are not checked yet. */
export interface UncheckedAnswer<A> {
  readonly unchecked: A
  /** Items and fields that could not be read, by reason. */
  readonly dropped: LossCounts
  readonly record: ModelRecord
}

/** @throws {ModelFailed} after the second attempt, or after the first if it is not the answer's fault */
export type AskModel = <A>(question: Question<A>) => Effect.Effect<UncheckedAnswer<A>, ModelFailed>

/** At temperature 0 a seed has no effect, so the second attempt also raises the temperature. */
const tries = [
  { seed: 1, temperature: 0 },
  { seed: 2, temperature: 0.3 }
] as const

export const makeAsk = (server: OllamaServer, model: string): AskModel => {
  const attempt = Effect.fnUntraced(function* <A>(
    { messages, shape, room, deadline }: Question<A>,
    options: (typeof tries)[number]
  ) {
    const completion = yield* server.chat(
      {
        model,
        messages: [...messages],
        format: shape.schema,
        think: false,
        options: { ...room, ...options }
      },
      deadline
    )
    const read = shape.read(completion.text)
    if (read === null) return yield* failed("invalid-output", "the answer does not match the schema")
    // An empty answer is valid if the model found nothing, and invalid if faults removed all of its items.
    if (read.kept === 0 && totalOf(read.dropped) > 0) return yield* failed("invalid-output", "no item can be read")
    return { read, completion, options }
  })

  return Effect.fnUntraced(function* <A>(question: Question<A>) {
    const began = yield* Clock.currentTimeMillis
    const digest = modelDigestOf(yield* server.list, model)
    if (digest === null) return yield* failed("model-missing", model)
    const second = attempt(question, tries[1])
    const first = attempt(question, tries[0]).pipe(
      Effect.catchIf(
        (failure) => failure.blamesAnswer,
        () => second
      )
    )
    const { read, completion, options } = yield* question.again === true ? second : first
    const record: ModelRecord = {
      provider: ollamaProvider,
      model,
      digest,
      promptVersion: question.promptVersion,
      schemaDigest: question.shape.digest,
      options: { ...question.room, temperature: options.temperature },
      seed: options.seed,
      promptTokens: completion.promptTokens,
      outputTokens: completion.outputTokens,
      latencyMs: Math.round((yield* Clock.currentTimeMillis) - began),
      inputDigest: fingerprint(JSON.stringify(question.messages))
    }
    return { unchecked: read.value, dropped: read.dropped, record }
  })
}

import { Schema } from "effect"

/** The model's own doing: the server is well, and another seed may bring a better answer. */
const badAnswers = ["invalid-output", "whitespace"] as const

/** The server, or the way to it: asking again at once is of no use. */
const badServer = [
  "unreachable",
  "model-missing",
  "busy",
  "refused",
  "server-error",
  "reset",
  "html-answer",
  "garbled-answer",
  "cut-stream",
  "mid-stream-error",
  "timeout",
  "unexpected"
] as const

/** The question does not fit the model's context: only a smaller one is of use. */
const badQuestions = ["too-long"] as const

/** Only the recorded model says this: nobody recorded an answer to that. */
const notRecorded = ["not-recorded"] as const

export const ModelFailureReason = Schema.Literals([...badAnswers, ...badServer, ...badQuestions, ...notRecorded])
export type ModelFailureReason = typeof ModelFailureReason.Type

/**
 * A model gave no answer that can be used. Nothing was changed anywhere, so asking again is always safe;
 * `blamesAnswer` says that it is of use at once, `blamesServer` that it may be later, and `too-long` that a smaller
 * question is.
 */
export class ModelFailed extends Schema.TaggedError<ModelFailed>()("ModelFailed", {
  provider: Schema.String,
  reason: ModelFailureReason,
  /** For an operator's eye. Holds no message text. */
  detail: Schema.String
}) {
  override get message() {
    return `${this.provider}: ${this.reason}${this.detail === "" ? "" : ` (${this.detail})`}`
  }

  get blamesAnswer(): boolean {
    return badAnswers.some((reason) => reason === this.reason)
  }

  get blamesServer(): boolean {
    return badServer.some((reason) => reason === this.reason)
  }
}

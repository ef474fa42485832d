import { Schema } from "effect"

/** The model's fault: the server works, and another seed may give a better answer. */
const badAnswers = ["invalid-output", "whitespace"] as const

/** Failures of the server or the network: an immediate retry does not help. */
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

/** No server answered, or it accepts no question now: the question itself is not at fault. */
const serverAway: ReadonlyArray<string> = ["unreachable", "model-missing", "busy", "reset"]

/** The question does not fit the model's context: only a smaller question helps. */
const badQuestions = ["too-long"] as const

/** Used by the recorded model only: no answer was recorded for the question. */
const notRecorded = ["not-recorded"] as const

export const ModelFailureReason = Schema.Literals([...badAnswers, ...badServer, ...badQuestions, ...notRecorded])
export type ModelFailureReason = typeof ModelFailureReason.Type

/**
 * A model gave no usable answer. Nothing was changed, so a retry is always safe. An immediate retry may help if
 * `blamesAnswer` is true, a later one if `blamesServer` is true. After `too-long` only a smaller question helps.
 */
export class ModelFailed extends Schema.TaggedError<ModelFailed>()("ModelFailed", {
  provider: Schema.String,
  reason: ModelFailureReason,
  /** For the operator. Never contains message text. */
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

  /** See `Unavailability` in `streams/errors.ts`, which this folder may not import. */
  get unavailable(): boolean {
    return serverAway.includes(this.reason)
  }
}

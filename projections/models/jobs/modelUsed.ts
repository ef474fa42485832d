import { Schema } from "effect"
import type { ModelRecord } from "../../../domain/values.ts"

/** The part of a model's record that readers get. `degraded` is the reason why the built-in model answered instead. */
export const ModelUsed = Schema.Struct({
  provider: Schema.String,
  model: Schema.String,
  degraded: Schema.NullOr(Schema.String)
})
export type ModelUsed = typeof ModelUsed.Type

export const modelUsed = ({ provider, model, degraded }: ModelRecord): ModelUsed => ({
  provider,
  model,
  degraded: degraded ?? null
})

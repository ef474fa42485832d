import type { ModelRecord } from "../../../domain/values.ts"

/** What a reader is told of a model's record; `degraded` says why the built-in one had to stand in. */
export interface ModelUsed {
  readonly provider: string
  readonly model: string
  readonly degraded: string | null
}

export const modelUsed = ({ provider, model, degraded }: ModelRecord): ModelUsed => ({
  provider,
  model,
  degraded: degraded ?? null
})

/** Keys the digest of the question in the record of each answer, because a plain hash of a short text can be guessed. */
import { Effect } from "effect"
import type { ModelRecord } from "../../domain/values.ts"
import type { Model } from "../model.ts"

/** `keyed`: a keyed hash, the same for the same digest. */
export const keyedRecords = (model: Model["Service"], keyed: (digest: string) => string): Model["Service"] => {
  const withKeyed = <A extends { readonly record: ModelRecord }>(answered: A): A => ({
    ...answered,
    record: { ...answered.record, inputDigest: keyed(answered.record.inputDigest) }
  })
  return {
    ...model,
    classify: (input) => Effect.map(model.classify(input), withKeyed),
    extract: (input) => Effect.map(model.extract(input), withKeyed),
    analyse: (input) => Effect.map(model.analyse(input), withKeyed)
  }
}

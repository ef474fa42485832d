/** The progress of a job that goes through messages or atoms part by part: shared by extractions and runs. */
import { Schema } from "effect"
import type { EventOf } from "../../../streams/commit/events.ts"
import { Audience } from "../../../domain/values.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { ModelUsed, modelUsed } from "./modelUsed.ts"

/** A part that failed: a window of messages, or a batch of atoms. */
const Failure = Schema.Struct({
  part: Schema.String,
  reason: Schema.String,
  /** Messages or atoms in it. */
  size: Schema.Int
})
type Failure = typeof Failure.Type

/** The most failures that a row lists. The history has all of them. */
const mostFailures = 50

export const progressFields = {
  /** Parts that were read. */
  parts: Schema.Int,
  /** Parts of this attempt that failed, and the last of them one by one. */
  failedParts: Schema.Int,
  failures: Schema.Array(Failure),
  proposals: Schema.Int,
  /** Items that the model could not prove by a quote, and items that were known already: neither was proposed. */
  unlocated: Schema.Int,
  duplicates: Schema.Int,
  model: Schema.NullOr(ModelUsed),
  reason: Schema.NullOr(Schema.String),
  /** From 1; rises with each retry. */
  attempt: Schema.Int,
  audience: Audience,
  /** When this attempt began to read. */
  startedAt: Schema.NullOr(Schema.String),
  endedAt: Schema.NullOr(Schema.String),
  updatedAt: Schema.String
}
const Progress = Schema.Struct(progressFields)
type Progress = typeof Progress.Type

export const begun = (audience: Audience, commit: Commit): Progress => ({
  parts: 0,
  failedParts: 0,
  failures: [],
  proposals: 0,
  unlocated: 0,
  duplicates: 0,
  model: null,
  reason: null,
  attempt: 1,
  audience,
  startedAt: null,
  endedAt: null,
  updatedAt: commit.at
})

/** After one part that was read. */
export const partRead = (row: Progress, event: EventOf<"WindowRead" | "BatchRead">) => ({
  parts: row.parts + 1,
  proposals: row.proposals + event.proposals.length,
  unlocated: row.unlocated + event.unlocated,
  duplicates: row.duplicates + event.duplicates,
  model: modelUsed(event.model)
})

/** After one part that failed. */
export const partFailed = (row: Progress, failure: Failure) => ({
  failedParts: row.failedParts + 1,
  failures: [...row.failures, failure].slice(-mostFailures)
})

/** A new attempt reads only the parts that failed before. */
export const retried = (row: Progress) => ({
  failedParts: 0,
  failures: [],
  reason: null,
  attempt: row.attempt + 1,
  endedAt: null
})

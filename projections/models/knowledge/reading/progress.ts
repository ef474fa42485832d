/** How far a reading of chat or an analysis of knowledge is: what extractions and runs have in common. */
import type { EventOf } from "../../../../streams/commit/events.ts"
import type { Audience } from "../../../../domain/values.ts"
import type { Commit } from "../../../../streams/commit/envelope.ts"
import { type ModelUsed, modelUsed } from "../modelUsed.ts"

export interface Progress {
  /** Windows or batches that were read. */
  readonly parts: number
  /** Those of this attempt that could not be read, and the last of them one by one. */
  readonly failedParts: number
  readonly failures: ReadonlyArray<Failure>
  readonly proposals: number
  readonly unlocated: number
  readonly duplicates: number
  readonly model: ModelUsed | null
  readonly reason: string | null
  /** From 1; each retry is one more. */
  readonly attempt: number
  readonly audience: Audience
  /** When this attempt began to read. */
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly updatedAt: string
}
export interface Failure {
  readonly part: string
  readonly reason: string
  /** Messages or atoms in it. */
  readonly size: number
}

/** The most failures that a row tells one by one: all are in the history. */
const mostFailures = 50

export const progressColumns = {
  parts: "integer NOT NULL",
  failedParts: "integer NOT NULL",
  failures: "jsonb NOT NULL",
  proposals: "integer NOT NULL",
  unlocated: "integer NOT NULL",
  duplicates: "integer NOT NULL",
  model: "jsonb",
  reason: "text",
  attempt: "integer NOT NULL",
  audience: "text NOT NULL",
  startedAt: "text",
  endedAt: "text",
  updatedAt: "text NOT NULL"
} as const

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

/** After one part that could not be read. */
export const partFailed = (row: Progress, failure: Failure) => ({
  failedParts: row.failedParts + 1,
  failures: [...row.failures, failure].slice(-mostFailures)
})

/** What a new attempt forgets: only what failed is tried again, what was read stays read. */
export const retried = (row: Progress) => ({
  failedParts: 0,
  failures: [],
  reason: null,
  attempt: row.attempt + 1,
  endedAt: null
})

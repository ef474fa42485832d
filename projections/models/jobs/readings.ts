/** The outcome of each message in the last extraction that read it. A message that was never read has no row. */
import { Schema } from "effect"
import { ExtractionId, MessageId } from "../../../domain/ids.ts"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import { type At, idOf, type Projection } from "../../projection.ts"
import { declareRow, internal } from "../../row.ts"

export const readingRow = declareRow(MessageId, {
  extraction: ExtractionId,
  attempt: internal(Schema.Int),
  outcome: Schema.Literals(["noise", "read", "failed"]),
  window: Schema.NullOr(Schema.String),
  /** How likely the message is noise, 0 to 1, and the named weights that add up to it; null if it was not scored. */
  score: Schema.NullOr(Schema.Finite),
  factors: Schema.Record(Schema.String, Schema.Finite),
  at: Schema.String
})
export type StoredReading = typeof readingRow.stored.Type
/** The key is sent as `message`. */
export type ReadingOut = Omit<typeof readingRow.wire.Type, "id"> & { readonly message: MessageId }

const messagesOf = (event: TrackerEvent): ReadonlyArray<MessageId> => {
  if (event._tag === "MessagesSifted") return event.noise.map(({ message }) => message)
  return event._tag === "WindowRead" || event._tag === "WindowFailed" ? event.messages : []
}

/** One row a message, by the message's id. The audience of the message bounds who may read it. */
export const readings: Projection<StoredReading, typeof readingRow.wire.Type> = {
  name: "readings",
  version: 1,
  row: readingRow,
  indexes: [`(extraction, "at", id)`, `("at", id)`],
  versions: false,
  streamed: false,
  keys: messagesOf,
  rows: {
    MessagesSifted: ({ noise, attempt }, at) =>
      Object.fromEntries(
        noise.map(({ message, score, factors }) => [
          message,
          { ...met(at, attempt), outcome: "noise", window: null, score, factors }
        ])
      ),
    WindowRead: ({ messages, window, attempt }, at) =>
      each(messages, { ...met(at, attempt), outcome: "read", window, score: null, factors: {} }),
    WindowFailed: ({ messages, window, attempt }, at) =>
      each(messages, { ...met(at, attempt), outcome: "failed", window, score: null, factors: {} })
  }
}

const met = ({ commit }: At<StoredReading>, attempt: number) => ({
  extraction: ExtractionId.make(idOf(commit)),
  attempt,
  at: commit.at
})
const each = (messages: ReadonlyArray<MessageId>, row: StoredReading) =>
  Object.fromEntries(messages.map((message) => [message, row]))

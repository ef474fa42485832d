/** How each message fared in the last extraction that met it: what nobody has read yet has no row. */
import { ExtractionId, type MessageId } from "../../../../domain/ids.ts"
import { type At, idOf, type Projection } from "../../../projection.ts"

export interface Reading {
  readonly extraction: ExtractionId
  readonly attempt: number
  readonly outcome: "noise" | "read" | "failed"
  readonly window: string | null
  /** How much it says nothing, 0 to 1, and the named weights that add up to it; null where it was not weighed. */
  readonly score: number | null
  readonly factors: Readonly<Record<string, number>>
  readonly at: string
}

/** One row a message, by the message's id. A reader's right to see it is the message's own. */
export const readings: Projection<Reading> = {
  name: "readings",
  version: 1,
  columns: {
    extraction: "text NOT NULL",
    attempt: "integer NOT NULL",
    outcome: "text NOT NULL",
    window: "text",
    score: "double precision",
    factors: "jsonb NOT NULL",
    at: "text NOT NULL"
  },
  indexes: [`(extraction, "at", id)`, `("at", id)`],
  versions: false,
  streamed: false,
  keys: (event) =>
    event._tag === "MessagesSifted"
      ? event.noise.map(({ message }) => message)
      : event._tag === "WindowRead" || event._tag === "WindowFailed"
        ? event.messages
        : [],
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

const met = ({ commit }: At<Reading>, attempt: number) => ({
  extraction: ExtractionId.make(idOf(commit)),
  attempt,
  at: commit.at
})
const each = (messages: ReadonlyArray<MessageId>, row: Reading) =>
  Object.fromEntries(messages.map((message) => [message, row]))

/** Every extraction: its request, its progress and its result. */
import { Schema } from "effect"
import { ActorId, ChatId, ExtractionId } from "../../../domain/ids.ts"
import { Audience } from "../../../domain/values.ts"
import { type At, changeRow, idOf, idsOf, type Projection } from "../../projection.ts"
import { declareRow, internal } from "../../row.ts"
import { begun, partFailed, partRead, progressFields, retried } from "./progress.ts"

/** Its progress is `read + noise + failed` of `messages`. */
export const extractionRow = declareRow(ExtractionId, {
  status: Schema.Literals(["requested", "running", "completed", "failed", "cancelled"]),
  chat: Schema.NullOr(ChatId),
  from: Schema.NullOr(Schema.String),
  to: Schema.NullOr(Schema.String),
  again: Schema.Boolean,
  /** The audiences whose messages it may read. */
  audiences: internal(Schema.Array(Audience)),
  /** The messages of all attempts; null until they are counted. */
  messages: Schema.NullOr(Schema.Int),
  read: Schema.Int,
  noise: Schema.Int,
  failed: Schema.Int,
  requestedBy: ActorId,
  requestedAt: Schema.String,
  ...progressFields
})
export type ExtractionRowStored = typeof extractionRow.stored.Type
export type ExtractionOut = typeof extractionRow.wire.Type

export const extractions: Projection<ExtractionRowStored, ExtractionOut> = {
  name: "extractions",
  version: 1,
  row: extractionRow,
  indexes: [`("requestedAt", id)`, `(audience, "requestedAt", id)`, "(seq)"],
  versions: false,
  streamed: true,
  keys: (_, commit) => idsOf("extraction", commit),
  begins: "ExtractionRequested",
  rows: {
    ExtractionRequested: (event, { commit }) => ({
      [idOf(commit)]: {
        status: "requested",
        chat: event.chat,
        from: event.from,
        to: event.to,
        again: event.again,
        audiences: event.audiences,
        messages: null,
        read: 0,
        noise: 0,
        failed: 0,
        requestedBy: commit.actor,
        requestedAt: commit.at,
        ...begun(event.audience, commit)
      }
    }),
    // The messages that earlier attempts finished count too, since progress is a share of all of them.
    ExtractionStarted: ({ messages }, at) =>
      changed(at, (row) => ({
        status: "running",
        messages: row.read + row.noise + messages,
        startedAt: at.commit.at
      })),
    MessagesSifted: ({ noise }, at) => changed(at, (row) => ({ noise: row.noise + noise.length })),
    WindowRead: (event, at) =>
      changed(at, (row) => ({ read: row.read + event.messages.length, ...partRead(row, event) })),
    WindowFailed: ({ window, messages, reason }, at) =>
      changed(at, (row) => ({
        failed: row.failed + messages.length,
        ...partFailed(row, { part: window, reason, size: messages.length })
      })),
    ExtractionCompleted: (_, at) => changed(at, () => ({ status: "completed", endedAt: at.commit.at })),
    ExtractionFailed: ({ reason }, at) => changed(at, () => ({ status: "failed", reason, endedAt: at.commit.at })),
    ExtractionCancelled: (_, at) => changed(at, () => ({ status: "cancelled", endedAt: at.commit.at })),
    ExtractionRetried: (_, at) =>
      changed(at, (row) => ({ ...retried(row), status: "requested", messages: null, failed: 0, startedAt: null }))
  }
}

const changed = (at: At<ExtractionRowStored>, change: (row: ExtractionRowStored) => Partial<ExtractionRowStored>) =>
  changeRow(at, (row) => ({ ...change(row), updatedAt: at.commit.at }))

/** The readings of chat: what was asked, how far each is, and what came of it. */
import type { ActorId, ChatId } from "../../../../domain/ids.ts"
import type { Audience } from "../../../../domain/values.ts"
import { type At, idOf, type Projection } from "../../../projection.ts"
import { begun, partFailed, partRead, type Progress, progressColumns, retried } from "./progress.ts"

export interface Extraction extends Progress {
  readonly status: "requested" | "running" | "completed" | "failed" | "cancelled"
  readonly chat: ChatId | null
  readonly from: string | null
  readonly to: string | null
  readonly again: boolean
  /** Whose messages it may read. */
  readonly audiences: ReadonlyArray<Audience>
  /** Those of all attempts; null until it has counted. */
  readonly messages: number | null
  readonly read: number
  readonly noise: number
  readonly failed: number
  readonly requestedBy: ActorId
  readonly requestedAt: string
}

export const extractions: Projection<Extraction> = {
  name: "extractions",
  version: 1,
  columns: {
    status: "text NOT NULL",
    chat: "text",
    from: "text",
    to: "text",
    again: "boolean NOT NULL",
    audiences: "jsonb NOT NULL",
    messages: "integer",
    read: "integer NOT NULL",
    noise: "integer NOT NULL",
    failed: "integer NOT NULL",
    requestedBy: "text NOT NULL",
    requestedAt: "text NOT NULL",
    ...progressColumns
  },
  indexes: [`("requestedAt", id)`, "(seq)"],
  versions: false,
  streamed: true,
  keys: (_, commit) => (commit.subject.startsWith("evt.extraction.") ? [idOf(commit)] : []),
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
    // What earlier attempts are done with counts along: it is so much of the whole.
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

const changed = ({ commit, before }: At<Extraction>, change: (row: Extraction) => Partial<Extraction>) => {
  const row = before(idOf(commit))
  return row === undefined ? {} : { [idOf(commit)]: { ...row, ...change(row), updatedAt: commit.at } }
}

import { Schema } from "effect"
import { ActorId } from "../../domain/ids.ts"
import type { Subject } from "./subjects.ts"
import type { TrackerEvent } from "./events.ts"

/** What one command recorded on one aggregate: one message of the stream, stored whole or not at all. The domain never sees one. */
export const Envelope = Schema.Struct({
  /** Hash of actor, command name and idempotency key. The same command again meets its own commit. */
  command: Schema.String,
  /** Hash of the command's body: the same key with another body is refused. */
  digest: Schema.String,
  /** UTC, ISO 8601. */
  at: Schema.String,
  actor: ActorId,
  /** The commit that led to this one, `subject@seq`. */
  causation: Schema.NullOr(Schema.String),
  /** Shared by everything that one request set off. */
  correlation: Schema.String,
  /** W3C trace context of the request, if it carried one. */
  traceparent: Schema.NullOr(Schema.String),
  /** `v` is the version of the event's shape; `data` carries its `_tag`, and its personal fields sealed. */
  events: Schema.NonEmptyArray(Schema.Struct({ v: Schema.Int, data: Schema.Record(Schema.String, Schema.Unknown) }))
})
export type Envelope = typeof Envelope.Type

/** A commit as it is read back: upcast, unsealed, decoded. */
export interface Commit<E = TrackerEvent> {
  readonly subject: Subject
  /** Position in the stream, from 1. Always increases; may skip. */
  readonly seq: number
  readonly command: string
  readonly digest: string
  readonly at: string
  readonly actor: ActorId
  readonly causation: string | null
  readonly correlation: string
  readonly events: ReadonlyArray<E>
  /** Hash of the stored bytes: the rewind witness compares it. */
  readonly witness: string
  /** True when the next commit of the log belongs to the same atomic batch, and must be applied with this one. */
  readonly continues: boolean
}

export const causationOf = (commit: Commit): string => `${commit.subject}@${commit.seq}`

/** A message as the stream holds it. */
export interface Stored {
  readonly subject: string
  readonly seq: number
  readonly data: Uint8Array
  readonly continues: boolean
}

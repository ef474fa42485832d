import { Schema } from "effect"
import { ActorId } from "../../domain/ids.ts"
import type { Subject } from "./subjects.ts"
import type { TrackerEvent } from "./events.ts"

/** The events of one command on one aggregate: one message of the stream. The domain never sees it. */
export const Envelope = Schema.Struct({
  /** The command id: hash of actor, command name and idempotency key. */
  command: Schema.String,
  /** Hash of the command's body. The same key with another body is refused. */
  digest: Schema.String,
  /** UTC, ISO 8601. */
  at: Schema.String,
  actor: ActorId,
  /** The commit that led to this one, as `subject@seq`. */
  causation: Schema.NullOr(Schema.String),
  /** Shared by all commits that one request led to. */
  correlation: Schema.String,
  /** The W3C trace context that led to the commit, if there was one. */
  traceparent: Schema.NullOr(Schema.String),
  /** The ids of the keys, by owner, that no earlier commit was sealed with. Left out when there are none. */
  keys: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  /** `v` is the version of the event's shape; `data` carries its `_tag`, and its personal fields sealed. */
  events: Schema.NonEmptyArray(Schema.Struct({ v: Schema.Int, data: Schema.Record(Schema.String, Schema.Unknown) }))
})
export type Envelope = typeof Envelope.Type

/** A commit after reading: upcast, unsealed and decoded. */
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
  /** The W3C trace context that led to the commit. */
  readonly traceparent?: string | null
  readonly events: ReadonlyArray<E>
  /** Hash of the stored bytes. A checkpoint keeps it, to notice a restored log. */
  readonly witness: string
  /** True when the next commit belongs to the same atomic batch and must be applied together with this one. */
  readonly continues: boolean
}

/**
 * A stored commit that this version of the program cannot read. It is a value, because it must stop its own aggregate only:
 * the aggregate is parked from this position on, and everything else continues.
 */
export interface Unreadable {
  readonly _tag: "Unreadable"
  /** The stored subject, or `evt.malformed.<digest>` for a malformed one. Its kind may be unknown to this version. */
  readonly subject: string
  readonly seq: number
  readonly witness: string
  readonly continues: boolean
  /**
   * `newer`: a newer version of the program wrote it. `damaged`: its bytes do not have the shape of a commit. `sealed`: a
   * personal text cannot be opened with the keys of this installation.
   */
  readonly reason: "newer" | "damaged" | "sealed"
  /** For the operator. It repeats no stored bytes except the id of an owner. */
  readonly why: string
  /** As it is stored, with sealed texts; null when it cannot be parsed. Its events are counted, so that `T-n` does not depend on the version. */
  readonly envelope: Envelope | null
}

/** A message of the log, after reading. */
export type Recorded = Commit | Unreadable

export const isReadable = (recorded: Recorded): recorded is Commit => !("_tag" in recorded)

export const causationOf = (commit: Commit): string => `${commit.subject}@${commit.seq}`

/** A message as the stream holds it. */
export interface Stored {
  readonly subject: string
  readonly seq: number
  readonly data: Uint8Array
  readonly continues: boolean
}

import { Schema } from "effect"

/**
 * A failure of a dependency that is down: the log, the tables, a model's server.
 *
 * It says nothing about the work that met it, so it does not count as a try. Repeat the work once the dependency is back.
 */
export interface Unavailability {
  readonly unavailable: true
}

/** True for a failure of a dependency that is down. False for every other error, and for a defect. */
export const isUnavailable = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "unavailable" in error && error.unavailable === true

/**
 * Another writer appended to a subject first. Nothing was stored.
 *
 * Safe to retry: load the subject again, decide again, append on what was found.
 * Source: JetStream API errors 10071 (one node) and 10164 (a cluster), wrong last sequence.
 */
export class WrongLastSequence extends Schema.TaggedError<WrongLastSequence>()("WrongLastSequence", {
  subject: Schema.String
}) {
  override get message() {
    return `${this.subject}: another writer was first`
  }
}

/**
 * The log could not be reached, or gave no definite answer in time: the commit may or may not be stored.
 *
 * Safe to retry with the same command id: a commit is never stored twice.
 */
export class StreamUnavailable extends Schema.TaggedError<StreamUnavailable>()("StreamUnavailable", {
  what: Schema.String,
  cause: Schema.Defect()
}) {
  readonly unavailable = true as const

  override get message() {
    return `${this.what}: the log cannot be reached`
  }
}

/**
 * The log is not the one that this installation has read and written: it lacks known commits, or it is another
 * installation's. Nothing was stored.
 *
 * A retry fails until the right log is back, or until `tt replay` has rebuilt everything from this one.
 */
export class LogChanged extends Schema.TaggedError<LogChanged>()("LogChanged", {
  code: Schema.Literals(["log-rewound", "log-replaced", "log-missing", "log-accepted"]),
  why: Schema.String
}) {
  readonly unavailable = true as const

  override get message() {
    return this.why
  }
}

/**
 * The log has reached its size limit (`max_bytes`). Nothing was stored.
 *
 * A retry fails until the operator raises the limit. Source: JetStream API error 10077.
 */
export class StreamFull extends Schema.TaggedError<StreamFull>()("StreamFull", { what: Schema.String }) {
  readonly unavailable = true as const

  override get message() {
    return `${this.what}: the log is full`
  }
}

/**
 * A source has filled its share of the inbox. Nothing was stored.
 *
 * A retry fails until requests of this source are handled, dropped or a week old.
 */
export class SourceShareFull extends Schema.TaggedError<SourceShareFull>()("SourceShareFull", {
  source: Schema.String
}) {
  override get message() {
    return `${this.source}: too many webhooks of this source wait`
  }
}

/**
 * The keys in bucket `KEYS` are not those that the log was sealed with. Nothing was stored, and no key was made.
 *
 * A retry fails until the operator restores the bucket that belongs to the log. Reactors wait for it.
 */
export class KeysLost extends Schema.TaggedError<KeysLost>()("KeysLost", {
  code: Schema.Literals(["keys-missing", "keys-older", "master-key-changed"]),
  /** A sentence: what does not agree. With ids, without names. */
  found: Schema.String
}) {
  readonly unavailable = true as const

  override get message() {
    return `${this.found}. ${this.remedy}`
  }
  get remedy() {
    return keysRemedies[this.code]
  }
}

const restoreKeys =
  "Restore the newest copy of stream KV_KEYS (bucket KEYS) that belongs to this log, and start again; nothing was changed"
const keysRemedies: { readonly [C in KeysLost["code"]]: string } = {
  "keys-missing": restoreKeys,
  "keys-older": restoreKeys,
  "master-key-changed":
    "Give this process the present master key (TT_MASTER_KEY_FILE or TT_MASTER_KEY_CMD), and start it again"
}

/**
 * The commit is larger than the log accepts. Nothing was stored.
 *
 * A retry fails again: the change must be shorter. Source: `max_payload` of the server, and JetStream API error 10054.
 */
export class CommitTooLarge extends Schema.TaggedError<CommitTooLarge>()("CommitTooLarge", {
  subject: Schema.String,
  bytes: Schema.Int
}) {
  override get message() {
    return `${this.subject}: a commit of ${this.bytes} bytes is larger than the log accepts`
  }
}

/**
 * The aggregate has a commit that this version cannot read, so no command can be decided on it. Nothing was stored.
 *
 * A retry fails until the operator repairs the aggregate: with the newer version, with the right keys, or by skipping
 * the commit.
 */
export class AggregateParked extends Schema.TaggedError<AggregateParked>()("AggregateParked", {
  subject: Schema.String,
  seq: Schema.Int,
  why: Schema.String
}) {
  override get message() {
    return `${this.subject} is parked: its commit at position ${this.seq} cannot be read: ${this.why}. Run \`tt quarantine list\`, then \`retry\` or \`skip\``
  }
}

/** Stack frames of a defect, for a log. Without its message, which may hold a personal text. */
export const framesOf = (defect: unknown): ReadonlyArray<string> =>
  defect instanceof Error
    ? (defect.stack ?? "")
        .split("\n")
        .filter((line) => /^\s+at /u.test(line))
        .slice(0, mostFrames)
    : []

const mostFrames = 5

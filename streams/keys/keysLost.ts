import { Schema } from "effect"

/**
 * The keys in bucket `KEYS` are not those that the log was sealed with. Nothing was stored, and no key was made.
 *
 * A retry fails until the operator restores the bucket that belongs to the log. Reactors wait for it.
 */
export class KeysLost extends Schema.TaggedError<KeysLost>()("KeysLost", {
  code: Schema.Literals(["keys-missing", "keys-older"]),
  /** A sentence: what does not agree. With ids, without names. */
  found: Schema.String
}) {
  readonly unavailable = true as const

  override get message() {
    return `${this.found}. ${mendKeys}`
  }
}

/** The remedy for each kind of lost keys. */
export const mendKeys =
  "Restore the newest copy of stream KV_KEYS (bucket KEYS) that belongs to this log, and start again; nothing was changed"

export const bucketGone = () =>
  new KeysLost({ code: "keys-missing", found: "bucket KEYS is gone or empty, and the log was sealed with its keys" })

export const ofAnotherLog = (owners: ReadonlyArray<string>) =>
  new KeysLost({
    code: "keys-missing",
    found: `bucket KEYS belongs to another log: its keys of ${named(owners)} are not those that this log was sealed with`
  })

export const olderThan = (owners: ReadonlyArray<string>) =>
  new KeysLost({
    code: "keys-older",
    found: `bucket KEYS is older than the log: it lacks keys that the log was sealed with, of ${named(owners)}`
  })

/** The ids of at most five owners, for a sentence. */
const named = (owners: ReadonlyArray<string>): string =>
  owners.length <= mostNamed
    ? owners.join(", ")
    : `${owners.slice(0, mostNamed).join(", ")} and ${owners.length - mostNamed} more`

const mostNamed = 5

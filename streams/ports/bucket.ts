import { Context, type Effect } from "effect"
import type { StreamUnavailable } from "../errors.ts"

/** A value of a bucket. `revision` rises with each write to the bucket. */
export interface Entry {
  readonly key: string
  readonly value: Uint8Array
  readonly revision: number
}

/** Small values by key, on disk once written. Keys are letters, digits, `-`, `_`, `.` and `=`. */
export interface Bucket {
  readonly get: (key: string) => Effect.Effect<Entry | null, StreamUnavailable>
  readonly put: (key: string, value: Uint8Array) => Effect.Effect<number, StreamUnavailable>
  /** False when the key exists already; then nothing was written. */
  readonly create: (key: string, value: Uint8Array) => Effect.Effect<boolean, StreamUnavailable>
  /** False when the value has changed since `revision`; then nothing was written. */
  readonly update: (key: string, value: Uint8Array, revision: number) => Effect.Effect<boolean, StreamUnavailable>
  /** As `update`, or as `create` with the revision 0. Returns the new revision; null when nothing was written. */
  readonly replace: (
    key: string,
    value: Uint8Array,
    revision: number
  ) => Effect.Effect<number | null, StreamUnavailable>
  /** False when the value has changed or was removed since `revision`; then nothing was removed. */
  readonly remove: (key: string, revision?: number) => Effect.Effect<boolean, StreamUnavailable>
  /** Removes a key and every trace of it, where `remove` keeps a mark for each key. Not for a protected bucket. */
  readonly erase: (key: string) => Effect.Effect<void, StreamUnavailable>
  readonly entries: Effect.Effect<ReadonlyArray<Entry>, StreamUnavailable>
  /** The keys of all entries. */
  readonly keys: Effect.Effect<ReadonlyArray<string>, StreamUnavailable>
  /**
   * The keys that were written or removed after a revision, and the revision up to which they are complete. `keys` is null
   * when any key may have changed: without a revision, after many changes, and when the bucket was replaced by an older one.
   * Keys that were erased, or whose time has ended, are left out. One request, and one more for each changed key.
   */
  readonly changes: (after: number | null) => Effect.Effect<BucketChanges, StreamUnavailable>
}

export interface BucketChanges {
  readonly revision: number
  readonly keys: ReadonlyArray<string> | null
}

const mebibyte = 1024 ** 2
const minuteMillis = 60 * 1000
const dayMillis = 24 * 3600 * 1000

export interface BucketSettings {
  /** How long a value lives, in milliseconds; null: forever. */
  readonly ttlMillis: number | null
  /** Values can be overwritten, but the bucket cannot be emptied. */
  readonly isProtected: boolean
  /** The most bytes of all values; left out: no limit. A write beyond it fails, and nothing is removed for it. */
  readonly mostBytes?: number
}

/** The product's buckets. No fact about a task is stored in a bucket. A new bucket is one more entry. */
export const buckets = {
  /** The key of each person, wrapped by the master key. Without it the log cannot be read. */
  KEYS: { ttlMillis: null, isProtected: true },
  /** Sign-in links and sessions. */
  SESSIONS: { ttlMillis: 30 * dayMillis, isProtected: false },
  /**
   * Attempts to sign in that have not ended, and the counts of wrong ones. Strangers write it, so it has a limit, which is
   * far above what the limits of one address allow: a few hundred bytes an attempt.
   */
  SIGN_INS: { ttlMillis: 10 * minuteMillis, isProtected: false, mostBytes: 64 * mebibyte },
  /**
   * Posts of the bot, and the position of its inbox. Posts are removed when their time is over, and the limit holds about a million
   * of them. A full bucket refuses the next post, and the work that asked for it is repeated.
   */
  OUTBOX: { ttlMillis: null, isProtected: false, mostBytes: 1024 * mebibyte },
  /** The progress of each webhook, and requested redeliveries and tests, which are removed when they are done. */
  HOOKS: { ttlMillis: null, isProtected: false, mostBytes: 64 * mebibyte },
  /** Snapshots of long aggregates. They are made again from the log. */
  SNAPSHOTS: { ttlMillis: null, isProtected: false }
} as const satisfies Readonly<Record<string, BucketSettings>>
export type BucketName = keyof typeof buckets

export class Buckets extends Context.Service<
  Buckets,
  {
    readonly exists: (name: BucketName) => Effect.Effect<boolean, StreamUnavailable>
    /** Creates the bucket when it is missing. */
    readonly open: (name: BucketName) => Effect.Effect<Bucket, StreamUnavailable>
  }
>()("tracker/streams/Buckets") {}

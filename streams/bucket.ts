import { Context, type Effect } from "effect"
import type { StreamUnavailable } from "./errors.ts"

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
  /** False when the value has changed or was removed since `revision`; then nothing was removed. */
  readonly remove: (key: string, revision?: number) => Effect.Effect<boolean, StreamUnavailable>
  readonly entries: Effect.Effect<ReadonlyArray<Entry>, StreamUnavailable>
}

/** The product's buckets: `KEYS`, `SESSIONS`, `OUTBOX`. None of them is the truth about a task. */
export class Buckets extends Context.Service<
  Buckets,
  {
    /** `ttlMillis`: how long a value lives; for ever when left out. */
    readonly open: (name: string, options?: { readonly ttlMillis?: number }) => Effect.Effect<Bucket, StreamUnavailable>
  }
>()("tracker/streams/Buckets") {}

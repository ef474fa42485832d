/** Every stream and bucket of the product, with its settings, in one list. A missing one is created; `tt migrate` changes them. */
import { Duration } from "effect"
import { type BucketName, buckets, type BucketSettings } from "../../ports/bucket.ts"
import type { StreamSettings } from "../client/nats.ts"

const gibibyte = 1024 ** 3
const mebibyte = 1024 ** 2
const nanos = (millis: number) => millis * 1_000_000

/** The settings of a stream without its name and its number of copies. */
export type Declared = Omit<StreamSettings, "name" | "num_replicas" | "metadata">

const streams = {
  /** The log. An append beyond its size limit fails clearly, before the disk is full. */
  EVT: {
    subjects: ["evt.>"],
    storage: "file",
    allow_direct: true,
    allow_atomic: true,
    deny_delete: true,
    deny_purge: true,
    discard: "new",
    max_bytes: 32 * gibibyte
  },
  /** The audit chain: about 45 bytes for each commit, so it is full after the log. */
  CHAIN: {
    subjects: ["chain.>"],
    storage: "file",
    allow_direct: true,
    deny_delete: true,
    deny_purge: true,
    discard: "new",
    max_bytes: 8 * gibibyte
  },
  /** A vector that is lost in a crash is embedded again, so writes need not wait for the disk. */
  VEC: {
    subjects: ["vec.>"],
    storage: "file",
    persist_mode: "async",
    max_msgs_per_subject: 1,
    discard: "new",
    allow_direct: true,
    max_bytes: 8 * gibibyte
  },
  /** A full one keeps its dead letters: a further commit that fails is then delivered again each minute. */
  DLQ: { subjects: ["dlq.>"], storage: "file", discard: "new", max_bytes: gibibyte },
  /**
   * The updates of Telegram and the webhooks of sources, as they were received, for a week. Telegram keeps an unconfirmed update for
   * a day, and may send it again until then.
   */
  INBOX: {
    subjects: ["inbox.>"],
    storage: "file",
    discard: "new",
    allow_direct: true,
    max_bytes: gibibyte,
    max_age: nanos(Duration.toMillis("7 days")),
    duplicate_window: nanos(Duration.toMillis("1 day"))
  },
  /**
   * Sign-ins, refusals, links, tokens and exports, for a year. A full stream drops its oldest entries: a new one is worth
   * more, and a sign-in must not wait for room. Each kind has its own limit, so a flood of refusals removes only refusals.
   */
  ACCESS: {
    subjects: ["access.*"],
    storage: "file",
    allow_direct: true,
    deny_delete: true,
    deny_purge: true,
    discard: "old",
    max_bytes: 2 * gibibyte,
    max_msgs_per_subject: 500_000,
    max_age: nanos(Duration.toMillis("365 days"))
  },
  /**
   * Every try to deliver a webhook, for 30 days. A full stream drops its oldest entries, and each endpoint has its own limit,
   * so an endpoint with many tries removes only its own.
   */
  OUTBOX: {
    subjects: ["outbox.>"],
    storage: "file",
    allow_direct: true,
    discard: "old",
    max_bytes: 4 * gibibyte,
    max_msgs_per_subject: 200_000,
    max_age: nanos(Duration.toMillis("30 days"))
  },
  /** In memory: a restart of the server loses it, and the next publisher or subscriber creates it again. */
  PROGRESS: {
    subjects: ["progress.>"],
    storage: "memory",
    max_msgs_per_subject: 1,
    max_age: nanos(Duration.toMillis("1 hour")),
    max_bytes: 16 * mebibyte,
    discard: "old"
  }
} as const satisfies Readonly<Record<string, Declared>>

export type StorageName = keyof typeof streams | `KV_${BucketName}`

/** The stream of a bucket, as clients of the key-value store expect it. Source: NATS ADR-8. */
export const streamOf = (bucket: BucketName): StorageName => `KV_${bucket}`

const bucketStream = (name: BucketName): Declared => {
  const { ttlMillis, isProtected, mostBytes }: BucketSettings = buckets[name]
  return {
    subjects: [`$KV.${name}.>`],
    storage: "file",
    max_msgs_per_subject: 1,
    discard: "new",
    allow_direct: true,
    ...(ttlMillis === null ? {} : { max_age: nanos(ttlMillis) }),
    ...(mostBytes === undefined ? {} : { max_bytes: mostBytes }),
    // A value of a protected bucket can be overwritten, but its stream can be neither purged nor shortened. A server
    // does not accept roll-ups together with `deny_purge`.
    ...(isProtected ? { deny_delete: true, deny_purge: true, allow_rollup_hdrs: false } : { allow_rollup_hdrs: true })
  }
}

const bucketNames = Object.keys(buckets) as ReadonlyArray<BucketName>

export const declared: Readonly<Record<StorageName, Declared>> = {
  ...streams,
  ...(Object.fromEntries(bucketNames.map((name) => [streamOf(name), bucketStream(name)])) as Readonly<
    Record<`KV_${BucketName}`, Declared>
  >)
}

/** The streams that outlive their server. Only their settings are recorded and compared. */
export const lasting = (Object.keys(declared) as ReadonlyArray<StorageName>).filter(
  (name) => declared[name].storage === "file"
)

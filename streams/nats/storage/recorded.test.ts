import { expect, test } from "vitest"
import { declared } from "./declared.ts"
import { guardedOf, raised, recordedIn, toMetadata } from "./recorded.ts"

const log = { ...declared.EVT, name: "EVT", num_replicas: 3 }

test.each([
  ["fewer copies", { num_replicas: 1 }, "num_replicas"],
  ["a smaller size limit", { max_bytes: 1024 }, "max_bytes"],
  ["an age limit where there was none", { max_age: 1_000_000_000 }, "max_age"],
  ["a limit of messages", { max_msgs: 5 }, "max_msgs"],
  ["a history of one message for each aggregate", { max_msgs_per_subject: 1 }, "max_msgs_per_subject"],
  ["deleting allowed", { deny_delete: false }, "deny_delete"],
  ["purging allowed", { deny_purge: false }, "deny_purge"],
  ["old messages dropped for new ones", { discard: "old" as const }, "discard"],
  ["no atomic batches", { allow_atomic: false }, "allow_atomic"]
])("%s is lower", (_, change, setting) => {
  const lower = guardedOf({ ...log, ...change })
  expect(raised(lower, guardedOf(log)).map((each) => each.setting)).toEqual([setting])
  expect(raised(guardedOf(log), lower)).toEqual([])
})

test.each([
  ["a raised size limit", { max_bytes: 64 * 1024 ** 3 }],
  ["no size limit", { max_bytes: -1 }],
  ["five copies", { num_replicas: 5 }]
])("%s is not lower", (_, change) => expect(raised(guardedOf({ ...log, ...change }), guardedOf(log))).toEqual([]))

test("a record is read from the metadata beside the entries of others", () => {
  const recorded = { settings: guardedOf(log), declared: guardedOf({ ...log, num_replicas: 1 }) }
  const metadata = { "_nats.level": "1", identity: "x", ...toMetadata(recorded) }
  expect(recordedIn({ ...log, metadata })).toEqual(recorded)
})

test("a stream without metadata, and one with a damaged record, have no record", () => {
  expect(recordedIn(log)).toBe(null)
  expect(recordedIn({ ...log, metadata: { "tracker.settings": "{" } })).toBe(null)
})

test("each stream refuses or drops messages at a size limit, but for the buckets of which nothing may be refused", () => {
  const withoutLimit = Object.entries(declared).filter(([, settings]) => !("max_bytes" in settings))
  // The keys of people, their sessions, and snapshots, whose number follows that of people and of long aggregates.
  expect(withoutLimit.map(([name]) => name).toSorted()).toEqual(["KV_KEYS", "KV_SESSIONS", "KV_SNAPSHOTS"])
})

test("the bucket that strangers write has a size limit, and removes nothing for a new entry", () => {
  expect(declared.KV_SIGN_INS).toMatchObject({ max_bytes: 64 * 1024 ** 2, discard: "new" })
  expect(declared.KV_KEYS).not.toHaveProperty("max_bytes")
})

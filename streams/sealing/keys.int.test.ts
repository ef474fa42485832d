/** Bucket `KEYS` is removed, replaced or set back. The log names the keys that it needs, and nothing is read as forgotten. */
import { Effect, Layer, Schedule, Stream } from "effect"
import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { ActorId } from "../../domain/ids.ts"
import { plainMessage } from "../../domain/kit/samples.ts"
import { forgotten } from "../../domain/text/personal.ts"
import { natsServerPath } from "../../ops/setup/nats/findNats.mjs"
import { Buckets } from "../ports/bucket.ts"
import { isReadable } from "../commit/envelope.ts"
import { subjectOf } from "../commit/subjects.ts"
import { EventStore, type Pending } from "../ports/eventStore.ts"
import { Feed } from "../ports/feed.ts"
import { pending } from "../kit/pending.ts"
import { Nats } from "../nats/client/nats.ts"
import { natsRecord } from "../nats/record.ts"
import { natsServer } from "../nats/server/natsServer.ts"
import { ensureStorage } from "../nats/storage/storage.ts"
import { type Trouble, Troubles } from "../troubles.ts"
import { Keyring } from "./keyring.ts"
import { masterKeyFile } from "../masterKey/masterKey.ts"

const root = mkdtempSync(join(tmpdir(), "keys-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const binary = natsServerPath() ?? "nats-server"

/** An installation with its own folder. Its server runs only during `run`. */
const installation = (name: string) => {
  const folder = join(root, name)
  const record = Layer.unwrap(
    Effect.map(natsServer({ folder, binary }), (url) =>
      natsRecord({ url, name: "test", replicas: 1 }).pipe(Layer.provide(masterKeyFile(join(folder, "master.key"))))
    )
  )
  const run = <A, E>(act: Effect.Effect<A, E, Layer.Success<typeof record>>) =>
    act.pipe(Effect.provide(record), Effect.runPromise)
  return {
    /** The files of bucket `KEYS`. */
    keys: join(folder, "store", "jetstream", "$G", "streams", "KV_KEYS"),
    master: join(folder, "master.key"),
    run,
    /** The sentence of a start that is refused. */
    refusal: () =>
      run(Effect.void).then(
        () => "started",
        (error: unknown) => (error instanceof Error ? error.message : String(error))
      )
  }
}

const copyOf = (folder: string, name: string) => {
  const copy = join(root, name)
  cpSync(folder, copy, { recursive: true })
  return copy
}
const restore = (copy: string, folder: string) => {
  rmSync(folder, { recursive: true, force: true })
  cpSync(copy, folder, { recursive: true })
}

const said = (author: string, id: string): Pending => {
  const actor = ActorId.make(`person:${author}`)
  const event = { _tag: "MessageReceived", ...plainMessage(actor, `the words of ${author}`) } as const
  return { ...pending(subjectOf("message", id), 0, event), actor }
}
/** A message of an author. */
const say = (author: string, id = author) => Effect.flatMap(EventStore, ({ append }) => append(said(author, id)))
/** The text of each message, or the reason why it cannot be read. */
const texts = Effect.flatMap(Feed, (feed) =>
  Effect.map(Stream.runCollect(feed.range({ after: 0 })), (all) =>
    all.flatMap((each) => {
      if (!isReadable(each)) return [each.reason]
      return each.events.flatMap((event) => (event._tag === "MessageReceived" ? [event.text] : []))
    })
  )
)
const ada = "ada00000"
const bo = "bo000000"
const cy = "cy000000"

test("a missing bucket is refused and not created; once it is restored everything can be read", async () => {
  const { keys, run, refusal } = installation("removed")
  await run(say(ada))
  const copy = copyOf(keys, "removed-copy")
  rmSync(keys, { recursive: true })
  const said =
    "bucket KEYS is gone or empty, and the log was sealed with its keys. Restore the newest copy of stream KV_KEYS"
  expect(await refusal()).toContain(said)
  expect(await refusal()).toContain(said)
  restore(copy, keys)
  expect(await run(texts)).toEqual(["the words of ada00000"])
})

test("an older copy is refused, and the newest one is accepted", async () => {
  const { keys, run, refusal } = installation("older")
  await run(say(ada))
  const older = copyOf(keys, "older-copy")
  await run(Effect.andThen(say(bo), say(cy)))
  const newest = copyOf(keys, "newest-copy")
  restore(older, keys)
  expect(await refusal()).toContain("it lacks keys that the log was sealed with, of person:bo000000, person:cy000000")
  restore(newest, keys)
  expect(await run(texts)).toHaveLength(3)
})

test("one removed key is refused, though the bucket is newer than the log", async () => {
  const { run, refusal } = installation("one")
  await run(Effect.andThen(say(ada), say(bo)))
  await run(
    Effect.flatMap(Buckets, (buckets) =>
      Effect.flatMap(buckets.open("KEYS"), ({ remove }) => remove("person.bo000000"))
    )
  )
  expect(await refusal()).toContain("of person:bo000000")
})

test("the bucket of another installation is refused, with its master key and without", async () => {
  const mine = installation("mine")
  const other = installation("other")
  await mine.run(say(ada))
  await other.run(Effect.andThen(say(ada), say(bo)))
  restore(other.keys, mine.keys)
  expect(await mine.refusal()).toContain("the master key is not the key of this log")
  restore(other.master, mine.master)
  expect(await mine.refusal()).toContain("bucket KEYS belongs to another log: its keys of")
})

test("a key that was made before a crash, and that no commit was sealed with, does no harm", async () => {
  const { run } = installation("crash")
  await run(Effect.flatMap(Keyring, ({ keyOf }) => keyOf("person:ada00000")))
  await run(Effect.andThen(say(ada), say(ada, "again000")))
  expect(await run(texts)).toHaveLength(2)
})

test("the inventory is complete without its saved copy", async () => {
  const { keys, run, refusal } = installation("unsaved")
  await run(say(ada))
  const older = copyOf(keys, "unsaved-copy")
  await run(say(bo))
  restore(older, keys)
  // The older copy says nothing of the later keys; the end of the log does.
  expect(await refusal()).toContain("of person:bo000000")
})

test("while an older bucket is restored under the running product, no new key is made for an owner of the log", async () => {
  const { run } = installation("running")
  await run(say(ada))
  await run(say(bo))
  await run(
    Effect.gen(function* () {
      const nats = yield* Nats
      const bucket = yield* (yield* Buckets).open("KEYS")
      const entries = yield* bucket.entries
      nats.send("$JS.API.STREAM.DELETE.KV_KEYS", Buffer.alloc(0))
      yield* Effect.repeat(nats.settings("KV_KEYS"), { until: (found) => found === null })
      const keyring = yield* Keyring
      expect(yield* keyring.verify).toMatchObject({ code: "keys-missing" })
      const { current } = yield* Troubles
      const isTold = (troubles: ReadonlyArray<Trouble>) => troubles.some(({ code }) => code === "keys-missing")
      const told = yield* Effect.repeat(current, { until: isTold, schedule: Schedule.spaced("50 millis") })
      expect(told).toContainEqual(expect.objectContaining({ code: "keys-missing", stops: ["writes"] }))
      expect(yield* Effect.flip(say(cy))).toMatchObject({ _tag: "KeysLost", code: "keys-missing" })

      yield* ensureStorage("KV_KEYS")
      const isOlder = ({ key }: { readonly key: string }) => key !== "person.bo000000"
      yield* Effect.forEach(entries.filter(isOlder), ({ key, value }) => bucket.put(key, value))
      expect(yield* keyring.verify).toMatchObject({ code: "keys-older" })
      expect(yield* Effect.flip(say(bo, "second00"))).toMatchObject({ _tag: "KeysLost", code: "keys-older" })
      expect(yield* bucket.get("person.cy000000")).toBe(null)

      yield* Effect.forEach(entries, ({ key, value }) => bucket.put(key, value))
      expect(yield* keyring.verify).toBe(null)
      yield* Effect.andThen(say(bo, "second00"), say(cy))
      expect(yield* texts).not.toContain("sealed")
    })
  )
})

test("a text reads as forgotten only when the log says that its person was forgotten", async () => {
  const { run } = installation("forgotten")
  await run(say(ada))
  await run(
    Effect.flatMap(EventStore, ({ append }) =>
      append(pending(subjectOf("person", ada), 0, { _tag: "PersonForgotten" }))
    )
  )
  await run(
    Effect.flatMap(Buckets, (buckets) =>
      Effect.flatMap(buckets.open("KEYS"), ({ remove }) => remove("person.ada00000"))
    )
  )
  expect(await run(texts)).toEqual([forgotten])
})

test("a protected bucket still forgets the former value of a key", async () => {
  const { run } = installation("forgets")
  await run(
    Effect.gen(function* () {
      const bucket = yield* (yield* Buckets).open("KEYS")
      const first = yield* bucket.put("person.ada00000", Buffer.from("one"))
      yield* bucket.put("person.ada00000", Buffer.from("two"))
      yield* bucket.remove("person.ada00000")
      const nats = yield* Nats
      expect(yield* nats.at("KV_KEYS", first)).toBe(null)
      expect(yield* bucket.get("person.ada00000")).toBe(null)
    })
  )
})

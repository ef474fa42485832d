/** The saved state of a follower, on the log in memory. Bounds count commits, never time. */
import { Effect, Layer, type Scope, Stream } from "effect"
import { describe, expect, test } from "vitest"
import { everywhere } from "../../commit/decisions.ts"
import type { Commit } from "../../commit/envelope.ts"
import { type Subject, subjectOf } from "../../commit/subjects.ts"
import { messageReceived, pending } from "../../kit/pending.ts"
import { futureEvent } from "../../kit/unreadable.ts"
import { memoryRecord, RawMessages } from "../../memory/memoryStore.ts"
import { type Bucket, Buckets } from "../../ports/bucket.ts"
import { EventStore } from "../../ports/eventStore.ts"
import { Feed } from "../../ports/feed.ts"
import { follower } from "../follower.ts"
import { savedEvery, openSavedState } from "./savedState.ts"

type Record = Layer.Success<typeof memoryRecord>
const play = (body: Effect.Effect<void, unknown, Record | Scope.Scope>) => () =>
  Effect.runPromise(body.pipe(Effect.scoped, Effect.provide(memoryRecord)))

const idOf = (n: number) => `m${String(n).padStart(7, "0")}`
const append = Effect.fnUntraced(function* (from: number, to: number) {
  const store = yield* EventStore
  for (let n = from; n <= to; n++) yield* store.append(messageReceived(idOf(n), "hello"))
})

interface Seen {
  readonly subjects: Map<string, number>
}
const thisFile = new URL(import.meta.url)
const otherFile = new URL("../reached.ts", import.meta.url)

/** Starts a follower as another start does. Returns its state, and the number of commits that it has folded. */
const start = Effect.fnUntraced(function* (code = thisFile, removesFacts?: (commit: Commit) => boolean) {
  let folded = 0
  const saved = yield* openSavedState<Seen>({
    name: "test",
    code: [code],
    toSaved: (state) => state,
    fromSaved: (value) => value as Seen,
    ...(removesFacts === undefined ? {} : { removesFacts })
  })
  const following = yield* follower<Seen>({
    name: "a test",
    subjects: ["evt.message.>"],
    fresh: () => ({ subjects: new Map() }),
    fold: ({ subjects }, { subject, seq }) => {
      folded++
      subjects.set(subject, seq)
    },
    saved
  })
  return { ...following, folded: () => folded, subjects: () => following.state().subjects }
})
const bucket = Effect.flatMap(Buckets, ({ open }) => open("SNAPSHOTS"))
const headOf = Effect.flatMap(bucket, ({ get }) => get("test.head"))
/** Returns once a state was saved after the revision. */
const isSaved = (after = 0) =>
  Effect.repeat(Effect.andThen(Effect.yieldNow, headOf), { until: (head) => (head?.revision ?? 0) > after })

const many = savedEvery + 10
/** A log with a saved state. */
const savedOnce = Effect.gen(function* () {
  yield* append(1, many)
  yield* start()
  yield* isSaved()
})

describe("a start", () => {
  test(
    "folds only the commits after the saved state, and has the same state as from the beginning",
    play(
      Effect.gen(function* () {
        yield* savedOnce
        yield* append(many + 1, many + 3)
        const { folded, subjects, position } = yield* start()
        expect([folded(), position(), subjects().size]).toEqual([3, many + 3, many + 3])
        const fresh = yield* start(otherFile)
        expect(subjects()).toEqual(fresh.subjects())
      })
    )
  )

  test(
    "continues with new commits, and saves again after the same number of them",
    play(
      Effect.gen(function* () {
        yield* savedOnce
        const first = yield* headOf
        const { folded, waitFor } = yield* start()
        yield* append(many + 1, 2 * many)
        yield* waitFor(2 * many)
        expect(folded()).toBe(many)
        yield* isSaved(first?.revision)
        expect((yield* start()).folded()).toBeLessThan(savedEvery)
      })
    )
  )
})

const rewrite = (name: (key: string) => boolean, change: (value: Uint8Array) => Uint8Array | null) =>
  Effect.gen(function* () {
    const store: Bucket = yield* bucket
    for (const { key, value } of yield* store.entries) {
      const changed = name(key) ? change(Uint8Array.from(value)) : value
      yield* changed === null ? store.erase(key) : store.put(key, changed)
    }
  })
const isHead = (key: string) => key === "test.head"
const isPiece = (key: string) => key.startsWith("test.at")
const damaged = (value: Uint8Array) => value.map((byte, i) => (i === value.length - 3 ? byte ^ 1 : byte))

interface Spoilt {
  readonly what: string
  readonly spoil: Effect.Effect<void, unknown, Record>
}
test.each<Spoilt>([
  { what: "its head is damaged", spoil: rewrite(isHead, damaged) },
  { what: "its head is empty", spoil: rewrite(isHead, () => new Uint8Array()) },
  { what: "a piece is damaged", spoil: rewrite(isPiece, damaged) },
  { what: "a piece is missing", spoil: rewrite(isPiece, () => null) }
])("a saved state is ignored, and the log is read, when $what", ({ spoil }) =>
  play(
    Effect.gen(function* () {
      yield* savedOnce
      yield* spoil
      const { folded, subjects } = yield* start()
      expect([folded(), subjects().size]).toEqual([many, many])
    })
  )()
)

test(
  "a saved state of other code is ignored",
  play(
    Effect.gen(function* () {
      yield* savedOnce
      expect((yield* start(otherFile)).folded()).toBe(many)
    })
  )
)

test(
  "a saved state is ignored when the log has another commit at its position",
  play(
    Effect.gen(function* () {
      yield* savedOnce
      const other = Layer.effect(
        Feed,
        Effect.map(Feed, (feed) => Feed.of({ ...feed, witnessAt: () => Effect.succeed("another") }))
      )
      expect((yield* Effect.provide(start(), other)).folded()).toBe(many)
    })
  )
)

test(
  "a saved state is ignored when an owner has skipped a commit that is in it, and not for another skip",
  play(
    Effect.gen(function* () {
      yield* savedOnce
      const store = yield* EventStore
      const skip = (subject: Subject, seq: number, expected: number) =>
        store.append(
          pending(subjectOf("projection", everywhere), expected, {
            _tag: "CommitSkipped",
            subject,
            seq,
            because: "a test"
          })
        )
      const [first = 0] = yield* skip(subjectOf("task", "other000"), 5, 0)
      expect((yield* start()).folded()).toBe(0)
      yield* skip(subjectOf("message", idOf(7)), 7, first)
      const { folded, subjects } = yield* start()
      expect(folded()).toBe(many - 1)
      expect(subjects().has(subjectOf("message", idOf(7)))).toBe(false)
    })
  )
)

test(
  "nothing is saved while a commit is parked",
  play(
    Effect.gen(function* () {
      yield* (yield* RawMessages).store(subjectOf("message", "torn0000"), futureEvent)
      yield* append(1, many)
      expect((yield* start()).folded()).toBe(many)
      for (let turn = 0; turn < 100; turn++) yield* Effect.yieldNow
      expect(yield* headOf).toBe(null)
    })
  )
)

test(
  "a commit that removes facts replaces the saved state immediately, and the earlier pieces are erased",
  play(
    Effect.gen(function* () {
      yield* savedOnce
      const before = yield* headOf
      const { waitFor } = yield* start(thisFile, ({ subject }) => subject === subjectOf("message", idOf(many + 1)))
      const old = (yield* (yield* bucket).keys).filter(isPiece)
      yield* append(many + 1, many + 1)
      yield* waitFor(many + 1)
      yield* isSaved(before?.revision)
      for (let turn = 0; turn < 100; turn++) yield* Effect.yieldNow
      const now = (yield* (yield* bucket).keys).filter(isPiece)
      expect(now).not.toEqual([])
      expect(now.filter((key) => old.includes(key))).toEqual([])
    })
  )
)

test(
  "nothing of the state is stored in clear",
  play(
    Effect.gen(function* () {
      yield* savedOnce
      const entries = yield* (yield* bucket).entries
      expect(entries.some(({ value }) => Buffer.from(value).toString("latin1").includes("message"))).toBe(false)
      expect(entries.some(({ value }) => Buffer.from(value).toString("utf16le").includes("message"))).toBe(false)
    })
  )
)

test(
  "a large state is read back from several pieces",
  play(
    Effect.gen(function* () {
      const large = { text: `${"é".repeat(300_000)}😀` }
      const saved = yield* openSavedState<{ text: string }>({
        name: "large",
        code: [],
        toSaved: (state) => state,
        fromSaved: (value) => value as { text: string }
      })
      yield* append(1, 1)
      const feed = yield* Feed
      const [only] = yield* feed.range({ after: 0 }).pipe(Stream.runCollect)
      yield* saved.save(large, { position: 1, witness: only?.witness ?? "", skipped: new Set() })
      const found = yield* Effect.repeat(Effect.andThen(Effect.yieldNow, saved.load(new Set())), {
        until: (each) => each !== null
      })
      expect(found).toEqual({ state: large, position: 1 })
      expect((yield* (yield* bucket).keys).filter((key) => key.startsWith("large.at")).length).toBe(2)
    })
  )
)

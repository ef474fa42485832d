/** A follower on the log in memory, with a connection that can be cut. */
import { Effect, Layer, Logger, type Scope, Stream } from "effect"
import { expect, test } from "vitest"
import type { Commit } from "../commit/envelope.ts"
import { StreamUnavailable } from "../errors.ts"
import { EventStore } from "../ports/eventStore.ts"
import { Feed } from "../ports/feed.ts"
import { memoryRecord, RawMessages } from "../memory/memoryStore.ts"
import { futureEvent, torn } from "../kit/unreadable.ts"
import { messageReceived, pending } from "../kit/pending.ts"
import type { Event } from "../../domain/projection/projection.ts"
import { decisionsEverywhere } from "../commit/decisions.ts"
import { subjectOf } from "../commit/subjects.ts"
import { follower } from "./follower.ts"

/** A feed whose connections are lost after so many commits each; the last one is not lost. */
const losing = (...commits: ReadonlyArray<number>) =>
  Layer.effect(
    Feed,
    Effect.map(Feed, (feed) => {
      const left = [...commits]
      return Feed.of({
        ...feed,
        commits: (options) => {
          const most = left.shift()
          const lost = Stream.fail(new StreamUnavailable({ what: "a test", cause: "cut" }))
          return most === undefined
            ? feed.commits(options)
            : Stream.concat(Stream.take(feed.commits(options), most), lost)
        }
      })
    })
  )

const append = (...ids: ReadonlyArray<string>) =>
  Effect.flatMap(EventStore, (store) => Effect.forEach(ids, (id) => store.append(messageReceived(id, "hello"))))
const ids = ["one00000", "two00000", "three000"]

const following = (cuts: ReadonlyArray<number>, fold: (commit: Commit) => void) =>
  follower({ name: "a test", subjects: ["evt.message.>"], fresh: () => null, fold: (_, commit) => fold(commit) }).pipe(
    Effect.provide(losing(...cuts)),
    Effect.provide(Logger.layer([]))
  )

const play = <A, E>(body: Effect.Effect<A, E, EventStore | Feed | RawMessages | Scope.Scope>) =>
  Effect.runPromise(body.pipe(Effect.scoped, Effect.provide(memoryRecord)))

test("it is ready once it has folded the present log, and continues with new commits", () =>
  play(
    Effect.gen(function* () {
      yield* append("one00000", "two00000")
      const folded: Array<string> = []
      const { position, waitFor } = yield* following([], ({ subject }) => folded.push(subject))
      expect([position(), folded.length]).toEqual([2, 2])
      yield* append("three000")
      yield* waitFor(3)
      expect(folded).toEqual(ids.map((id) => subjectOf("message", id)))
    })
  ))

test("after a lost connection it continues at its position: each commit comes exactly once", () =>
  play(
    Effect.gen(function* () {
      const folded: Array<number> = []
      const { waitFor } = yield* following([2, 0], ({ seq }) => folded.push(seq))
      yield* append(...ids)
      yield* waitFor(3)
      expect(folded).toEqual([1, 2, 3])
    })
  ))

test("a fold that throws parks its aggregate, and the others are folded", () =>
  play(
    Effect.gen(function* () {
      yield* append(...ids)
      const folded: Array<number> = []
      yield* following([], ({ seq }) => {
        if (seq === 2) throw new Error("a fault")
        folded.push(seq)
      })
      expect(folded).toEqual([1, 3])
    })
  ))

test("`current` waits for the commits that are in the log at the call", () =>
  play(
    Effect.gen(function* () {
      const folded: Array<number> = []
      const { current } = yield* following([], ({ seq }) => folded.push(seq))
      yield* append(...ids)
      yield* current
      expect(folded).toEqual([1, 2, 3])
    })
  ))

const one = subjectOf("message", "one00000")
/** A readable commit, two unreadable ones, a readable one, and another aggregate. */
const parkedHistory = Effect.gen(function* () {
  const raw = yield* RawMessages
  yield* append("one00000")
  for (const bytes of [futureEvent, torn]) yield* raw.store(one, bytes)
  yield* (yield* EventStore).append({ ...messageReceived("one00000", "waits"), expected: 3, command: "later" })
  yield* append("two00000")
})
const decide = (event: Event) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const expected = yield* store.lastSeq(decisionsEverywhere)
    const [seq = 0] = yield* store.append(pending(decisionsEverywhere, expected, event))
    return seq
  })
const skip = (seq: number) => decide({ _tag: "CommitSkipped", subject: one, seq, because: "a test" })
const retry = (seq: number) => decide({ _tag: "CommitRetried", subject: one, seq, attempt: 1 })

/** A follower, and the calls that it made, in order. */
const watching = Effect.gen(function* () {
  const happened: Array<string> = []
  const followed = yield* follower({
    name: "a test",
    subjects: ["evt.message.>"],
    fresh: () => null,
    fold: (_, commit) => happened.push(`${commit.subject.split(".")[2]}@${commit.seq}`),
    park: (_, { seq, reason }) => happened.push(`parked ${seq} ${reason}`),
    repair: () => happened.push("repaired")
  })
  return { happened, ...followed }
})

test("an aggregate with an unreadable commit is parked: its later commits wait, and the others are folded", () =>
  play(
    Effect.gen(function* () {
      const { happened, waitFor } = yield* watching
      yield* parkedHistory
      yield* waitFor(5)
      expect(happened).toEqual(["one00000@1", "parked 2 newer", "two00000@5"])
    })
  ))

test("a skip folds the commits that waited, up to the next one that cannot be read", () =>
  play(
    Effect.gen(function* () {
      const { happened, waitFor } = yield* watching
      yield* parkedHistory
      yield* waitFor(yield* skip(2))
      expect(happened.slice(3)).toEqual(["repaired", "parked 3 damaged"])
      yield* waitFor(yield* skip(3))
      expect(happened.slice(5)).toEqual(["repaired", "one00000@4"])
    })
  ))

test("a retry parks again a commit that still cannot be read", () =>
  play(
    Effect.gen(function* () {
      const { happened, waitFor } = yield* watching
      yield* parkedHistory
      yield* waitFor(yield* retry(2))
      expect(happened.slice(3)).toEqual(["repaired", "parked 2 newer"])
    })
  ))

test("a new follower leaves out the skipped commits from the start, also one that it can read", () =>
  play(
    Effect.gen(function* () {
      yield* parkedHistory
      for (const seq of [2, 3, 4]) yield* skip(seq)
      const { happened } = yield* watching
      expect(happened).toEqual(["one00000@1", "two00000@5"])
    })
  ))

test("after a changed log was accepted, a new state is made from its beginning, and the old one serves until then", () =>
  play(
    Effect.gen(function* () {
      const { continuity } = yield* Feed
      yield* append(...ids)
      const { state, acceptances, waitFor } = yield* follower({
        name: "a test",
        subjects: ["evt.message.>"],
        fresh: (): Array<number> => [],
        fold: (seqs, { seq }) => seqs.push(seq)
      })
      const before = state()
      const foreign = { identity: "another log", marks: [] }
      expect(yield* Effect.flip(continuity.check("tables", foreign))).toMatchObject({ code: "log-replaced" })
      expect(state()).toBe(before)
      yield* continuity.accept
      yield* Effect.repeat(Effect.yieldNow, { until: () => acceptances() === 1 })
      expect([state() === before, state()]).toEqual([false, [1, 2, 3]])
      yield* append("four0000")
      yield* waitFor(4)
      expect([before.length, state().length]).toEqual([3, 4])
    })
  ))

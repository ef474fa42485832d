/** Commits that this version cannot read, on PGlite and on a real Postgres: their aggregates are parked, and a decision repairs them. */
import { Effect, Stream } from "effect"
import { afterAll, describe, expect, test } from "vitest"
import type { Event } from "../../domain/projection/projection.ts"
import { decisionsEverywhere } from "../../streams/commit/decisions.ts"
import { isReadable, type Recorded } from "../../streams/commit/envelope.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { foreignSeal, futureEvent, headed, hostileTags, newerVersion, torn } from "../../streams/kit/unreadable.ts"
import { RawMessages } from "../../streams/memory/memoryStore.ts"
import { append, created, databases, one, retitled, rowsOf, runner, stageOn, two, until } from "../kit/scene.ts"
import { projections } from "../projections.ts"
import type { Projections } from "./served/projections.ts"

const { kinds, clear } = databases("quarantine")
afterAll(clear)

const three = subjectOf("task", "three000")
const decide = (event: Event) => append(decisionsEverywhere, event)
const skip = (subject: string, seq: number) => decide({ _tag: "CommitSkipped", subject, seq, because: "a test" })
const titles = Effect.map(rowsOf("tasks"), (rows) => rows.map(({ number, title, seq }) => [number, title, seq]))

/** Two tasks. The second commit of the first one cannot be read, and a later commit of it waits. */
const parkedTask = Effect.fnUntraced(function* (bytes: Uint8Array) {
  yield* append(one, created("one"))
  const seq = yield* (yield* RawMessages).store(one, bytes)
  yield* append(one, retitled("waits"))
  return { seq, last: yield* append(two, created("two")) }
})

/** The rows in which the served tables differ from a replay. */
const replayed = (running: Projections["Service"]) =>
  running.replay({ names: [], mode: "swap", until: null, keep: false }).pipe(
    Stream.runCollect,
    Effect.map((progress) => progress.flatMap((each) => (each.phase === "swapped" ? each.differences : [])))
  )

describe.each(kinds)("the tables on %s", (_, database) => {
  const { on, dispose } = stageOn(database)
  afterAll(dispose)

  test.each([
    ["an event of an unknown type", futureEvent],
    ["an event of a newer version", newerVersion("TaskRetitled")],
    ["a damaged body", torn],
    ["a text of another key", foreignSeal]
  ])(
    "park the task with %s, keep the others current, and a skip repairs it; a replay makes the same rows",
    (_, bytes) =>
      on(
        Effect.fnUntraced(function* () {
          const running = yield* runner(projections)
          const { seq, last } = yield* parkedTask(bytes)
          yield* running.position.waitFor(last)
          expect(yield* titles).toEqual([
            [1, "one", 1],
            [2, "two", last]
          ])
          const told = yield* until(running.trouble, (troubles) => troubles.length > 0)
          expect(new Set(told.map(({ code, stops }) => `${code} ${stops.join()}`))).toEqual(
            new Set(["commit-unreadable "])
          )
          expect(told[0]?.message).toContain(`${one} is parked: its commit at position ${seq} cannot be read`)
          expect(yield* replayed(running)).toEqual([])

          const decided = yield* skip(one, seq)
          yield* running.position.waitFor(decided)
          expect(yield* titles).toEqual([
            [1, "waits", decided],
            [2, "two", last]
          ])
          expect(yield* until(running.trouble, (troubles) => troubles.length === 0)).toEqual([])
          expect(yield* replayed(running)).toEqual([])
          yield* running.stop

          const again = yield* runner(projections)
          yield* again.position.waitFor(yield* append(one, retitled("after")))
          expect((yield* titles).map((row) => row.slice(0, 2))).toEqual([
            [1, "after"],
            [2, "two"]
          ])
        })
      )()
  )

  test(
    "number tasks as if the unreadable creation was read",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner(projections)
        yield* (yield* RawMessages).store(three, newerVersion("TaskCreated"))
        yield* running.position.waitFor(yield* append(two, created("two")))
        expect(yield* titles).toEqual([[2, "two", 2]])
      })
    )
  )

  test(
    "take in hostile tags, subjects and texts",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner(projections)
        const raw = yield* RawMessages
        for (const [i, [, tag]] of hostileTags.entries())
          yield* raw.store(subjectOf("task", `hostile${i}`), headed({ data: { _tag: tag } }))
        yield* raw.store("evt.task.aaaa\0aaa", futureEvent)
        yield* raw.store(subjectOf("task", "late0000"), headed({ at: "\0" }))
        yield* running.position.waitFor(yield* append(two, created("two")))
        expect(yield* titles).toMatchObject([[1, "two", 9]])
        expect(yield* replayed(running)).toEqual([])
      })
    )
  )

  test(
    "take in an unknown kind of aggregate, and a log that ends with it",
    on(
      Effect.fnUntraced(function* () {
        const running = yield* runner(projections)
        yield* running.position.waitFor(yield* append(one, created("one")))
        const last = yield* (yield* RawMessages).store("evt.future.aaaaaaaa", futureEvent)
        yield* running.position.waitFor(last)
        yield* running.stop
        // The checkpoint is at a commit that nothing reads, and its witness is found again.
        const again = yield* runner(projections)
        yield* again.position.waitFor(yield* append(two, created("two")))
        expect(yield* replayed(again)).toEqual([])
      })
    )
  )

  test(
    "apply a commit that can be read again, and all that waited, at its retry; a replay makes the same rows",
    on(
      Effect.fnUntraced(function* () {
        const unread = new Set<number>()
        const feed = yield* Feed
        const older = olderFeed(feed, unread)
        unread.add(2)
        const running = yield* runner(projections).pipe(Effect.provideService(Feed, older))
        yield* append(one, created("one"))
        yield* append(one, retitled("newer"))
        yield* append(one, retitled("waits"))
        const last = yield* append(two, created("two"))
        yield* running.position.waitFor(last)
        expect(yield* titles).toMatchObject([
          [1, "one", 1],
          [2, "two", last]
        ])
        // The newer version is back.
        unread.clear()
        const decided = yield* decide({ _tag: "CommitRetried", subject: one, seq: 2, attempt: 1 })
        yield* running.position.waitFor(decided)
        expect(yield* titles).toMatchObject([
          [1, "waits", decided],
          [2, "two", last]
        ])
        expect(yield* until(running.trouble, (troubles) => troubles.length === 0)).toEqual([])
        expect(yield* replayed(running)).toEqual([])
      })
    )
  )
})

/** The feed of a version that cannot read the commits at these positions. */
const olderFeed = (feed: Feed["Service"], unread: ReadonlySet<number>): Feed["Service"] => {
  const older = (recorded: Recorded): Recorded =>
    unread.has(recorded.seq) && isReadable(recorded)
      ? {
          _tag: "Unreadable",
          subject: recorded.subject,
          seq: recorded.seq,
          witness: recorded.witness,
          continues: recorded.continues,
          reason: "newer",
          why: "a version to come",
          envelope: null
        }
      : recorded
  return Feed.of({
    ...feed,
    commits: (options) => Stream.map(feed.commits(options), older),
    range: (options) => Stream.map(feed.range(options), older)
  })
}

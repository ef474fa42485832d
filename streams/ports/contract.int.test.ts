/** The contract of the log, on NATS and in memory. */
import { Effect, Fiber, Result, Stream } from "effect"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { natsServerPath } from "../../ops/setup/nats/findNats.mjs"
import { recordStores } from "../kit/recordStores.ts"
import { EventStore, type Pending } from "./eventStore.ts"
import { Feed } from "./feed.ts"
import { Keyring } from "../sealing/keyring.ts"
import { messageReceived as saidFirst } from "../kit/pending.ts"
import { Progress, type Tick } from "./progress.ts"
import { subjectOf } from "../commit/subjects.ts"
import { VectorLog } from "./vectors.ts"
import { team } from "../../domain/values.ts"
import { ada } from "../../domain/kit/people.ts"
import { filesBelow } from "../../tests/support/filesBelow.ts"

const said = (id: string, command: string, text: string, expected = 0): Pending => ({
  ...saidFirst(id, text),
  expected,
  command
})

const { folder, onNats, stores, clear } = recordStores(natsServerPath() ?? "nats-server")
afterAll(clear)

describe.each(Object.entries(stores))("the record in %s", (kind, store) => {
  let n = 0
  const run = <A, E>(effect: Effect.Effect<A, E, EventStore | Feed | Keyring | VectorLog | Progress>) =>
    Effect.runPromise(effect.pipe(Effect.provide(store(`${kind}-${n++}`))))

  test("loads the appended commits in order, with their positions", () =>
    run(
      Effect.gen(function* () {
        const store = yield* EventStore
        const [first] = yield* store.append(said("aaaaaaaa", "c1", "hello"))
        const [second] = yield* store.append({
          ...said("aaaaaaaa", "c2", "x", first),
          events: [{ _tag: "MessageEdited", author: ada, text: "hello there", editedAt: "2026-11-24T10:01:00Z" }]
        })
        const loaded = yield* store.load(subjectOf("message", "aaaaaaaa"))
        expect(loaded.map(({ seq, events }) => [seq, events[0]?._tag])).toEqual([
          [first, "MessageReceived"],
          [second, "MessageEdited"]
        ])
        expect(loaded[1]?.events[0]).toMatchObject({ text: "hello there" })
        expect(yield* store.lastSeq(subjectOf("message", "aaaaaaaa"))).toBe(second)
      })
    ))

  test("refuses a commit that was decided on an older position, and stores nothing of it", () =>
    run(
      Effect.gen(function* () {
        const store = yield* EventStore
        yield* store.append(said("aaaaaaaa", "c1", "hello"))
        const error = yield* Effect.flip(store.append(said("aaaaaaaa", "c2", "again")))
        expect(error._tag).toBe("WrongLastSequence")
        expect(yield* store.load(subjectOf("message", "aaaaaaaa"))).toHaveLength(1)
      })
    ))

  test("the same command appended twice is one commit, with one position", () =>
    run(
      Effect.gen(function* () {
        const store = yield* EventStore
        const first = yield* store.append(said("aaaaaaaa", "c1", "hello"))
        expect(yield* store.append(said("aaaaaaaa", "c1", "hello"))).toEqual(first)
        expect(yield* store.load(subjectOf("message", "aaaaaaaa"))).toHaveLength(1)
      })
    ))

  test("one command id on two subjects is two commits", () =>
    run(
      Effect.gen(function* () {
        const store = yield* EventStore
        yield* store.append(said("aaaaaaaa", "c1", "hello"))
        yield* store.append(said("bbbbbbbb", "c1", "hello"))
        expect(yield* store.load(subjectOf("message", "bbbbbbbb"))).toHaveLength(1)
      })
    ))

  test("several commits are stored together, or none of them", () =>
    run(
      Effect.gen(function* () {
        const store = yield* EventStore
        const feed = yield* Feed
        yield* store.append(said("aaaaaaaa", "c1", "there already"))
        const error = yield* Effect.flip(store.append(said("bbbbbbbb", "c2", "one"), said("aaaaaaaa", "c2", "two")))
        expect(error._tag).toBe("WrongLastSequence")
        expect(yield* store.load(subjectOf("message", "bbbbbbbb"))).toEqual([])
        const seqs = yield* store.append(said("bbbbbbbb", "c3", "one"), said("cccccccc", "c3", "two"))
        const commits = yield* feed.commits({ after: 0 }).pipe(Stream.take(3), Stream.runCollect)
        expect(commits.map(({ seq, continues }) => [seq, continues])).toEqual([
          [1, false],
          [seqs[0], true],
          [seqs[1], false]
        ])
      })
    ))

  test("several commits of one aggregate follow each other, and are not one unit for readers", () =>
    run(
      Effect.gen(function* () {
        const store = yield* EventStore
        const feed = yield* Feed
        const edited = (command: string, expected: number): Pending => ({
          ...said("aaaaaaaa", command, "x", expected),
          events: [{ _tag: "MessageEdited", author: ada, text: command, editedAt: "2026-11-24T10:01:00Z" }]
        })
        const first = yield* store.append(said("aaaaaaaa", "c1", "hello"), edited("c2", 0), edited("c3", 0))
        expect(first).toEqual([1, 2, 3])
        expect(yield* store.append(said("aaaaaaaa", "c1", "hello"), edited("c2", 0), edited("c3", 0))).toEqual(first)
        const late = yield* Effect.flip(store.append(edited("c4", 2), edited("c5", 2)))
        expect(late._tag).toBe("WrongLastSequence")
        expect(yield* store.append(edited("c4", 3), edited("c5", 3))).toEqual([4, 5])
        const commits = yield* feed.commits({ after: 0 }).pipe(Stream.take(5), Stream.runCollect)
        expect(commits.map(({ continues }) => continues)).toEqual([false, false, false, false, false])
      })
    ))

  test("a repeat that is not directly after its expected position is loaded again, with what came between", () =>
    run(
      Effect.gen(function* () {
        const store = yield* EventStore
        const edited = (command: string, expected: number): Pending => ({
          ...said("aaaaaaaa", command, "x", expected),
          events: [{ _tag: "MessageEdited", author: ada, text: command, editedAt: "2026-11-24T10:01:00Z" }]
        })
        yield* store.append(said("aaaaaaaa", "c1", "hello"), edited("c2", 0), edited("c3", 0))
        // A writer that has read only c1 must not use its state as the state after c3.
        expect((yield* Effect.flip(store.append(edited("c3", 1))))._tag).toBe("WrongLastSequence")
      })
    ))

  test("commits of many aggregates at once are stored once each, a pair stays together, and only the late one fails", () =>
    run(
      Effect.gen(function* () {
        const store = yield* EventStore
        const feed = yield* Feed
        yield* store.append(said("late0000", "c0", "there already"))
        const ids = Array.from({ length: 200 }, (_, i) => `m${String(i).padStart(7, "0")}`)
        const singles = ids.map((id) => store.append(said(id, "c", id)))
        const pairs = ids.slice(0, 20).map((id) => store.append(said(`p${id}`, "c", id), said(`q${id}`, "c", id)))
        const late = store.append(said("late0000", "c1", "again"))
        const answers = yield* Effect.forEach([...singles, late, ...pairs], Effect.result, { concurrency: "unbounded" })
        expect(answers.flatMap((answer) => (Result.isFailure(answer) ? [answer.failure._tag] : []))).toEqual([
          "WrongLastSequence"
        ])
        const commits = yield* feed.commits({ after: 0 }).pipe(Stream.take(241), Stream.runCollect)
        const told = answers.flatMap((answer) => (Result.isSuccess(answer) ? [...answer.success] : []))
        expect(told.toSorted((a, b) => a - b)).toEqual(commits.slice(1).map(({ seq }) => seq))
        // Readers may stop between two commands of one batch, but never inside a pair.
        for (const [i, { subject, continues }] of commits.entries()) {
          expect(continues).toBe(subject.startsWith("evt.message.pm"))
          if (continues) expect(commits[i + 1]?.subject).toBe(subject.replace(".pm", ".qm"))
        }
      })
    ))

  test("the feed gives every commit after a position once, and only those that match the filters", () =>
    run(
      Effect.gen(function* () {
        const store = yield* EventStore
        const feed = yield* Feed
        yield* store.append(said("aaaaaaaa", "c1", "one"))
        yield* store.append(said("bbbbbbbb", "c2", "two"))
        const later = yield* Effect.forkChild(feed.commits({ after: 1 }).pipe(Stream.take(2), Stream.runCollect))
        yield* store.append(said("cccccccc", "c3", "three"))
        expect((yield* Fiber.join(later)).map(({ subject }) => subject)).toEqual([
          "evt.message.bbbbbbbb",
          "evt.message.cccccccc"
        ])
        expect(yield* feed.head).toBe(3)
        expect(yield* feed.lastOf("evt.task.>")).toBe(0)
        const [first] = yield* feed
          .commits({ after: 0, subjects: ["evt.message.bbbbbbbb"] })
          .pipe(Stream.take(1), Stream.runCollect)
        expect(first?.seq).toBe(2)
        expect(yield* feed.witnessAt(2)).toBe(first?.witness)
        expect(yield* feed.witnessAt(99)).toBe(null)
        expect(yield* feed.at(2)).toEqual(first)
        expect([yield* feed.at(99), yield* feed.at(0)]).toEqual([null, null])
      })
    ))

  test("a range ends at the last commit up to its end, also when that end is beyond the log", () =>
    run(
      Effect.gen(function* () {
        const store = yield* EventStore
        const feed = yield* Feed
        const positions = (options: Parameters<typeof feed.range>[0]) =>
          feed.range(options).pipe(
            Stream.map(({ seq }) => seq),
            Stream.runCollect
          )
        expect(yield* positions({ after: 0 })).toEqual([])
        for (const id of ["aaaaaaaa", "bbbbbbbb", "cccccccc"]) yield* store.append(said(id, "c1", "one"))
        expect(yield* positions({ after: 0 })).toEqual([1, 2, 3])
        expect(yield* positions({ after: 1, upTo: 2 })).toEqual([2])
        expect(yield* positions({ after: 2, upTo: 99 })).toEqual([3])
        expect(yield* positions({ after: 3, upTo: 99 })).toEqual([])
        expect(yield* positions({ after: 0, upTo: 2, subjects: ["evt.message.aaaaaaaa"] })).toEqual([1])
        expect(yield* Effect.forEach([0, 2, 99], feed.lastUpTo)).toEqual([0, 2, 3])
      })
    ))

  test("sends the last tick of each extraction and run, and then every new one", () =>
    run(
      Effect.gen(function* () {
        const progress = yield* Progress
        const tick = (of: Tick["of"], id: string, done: number): Tick => ({
          of,
          id,
          stage: "read",
          done,
          total: 9,
          rate: null,
          left: 1.5,
          audience: team,
          at: "2026-11-24T10:00:00.000Z"
        })
        yield* progress.publish(tick("extraction", "reading1", 1))
        yield* progress.publish(tick("run", "running1", 2))
        yield* progress.publish(tick("extraction", "reading1", 3))
        const told = (most: number) => progress.ticks.pipe(Stream.take(most), Stream.runCollect)
        expect(yield* told(2)).toEqual([tick("run", "running1", 2), tick("extraction", "reading1", 3)])
        const later = yield* Effect.forkChild(
          progress.ticks.pipe(
            Stream.takeUntil(({ done }) => done === 4),
            Stream.runCollect
          )
        )
        yield* progress.publish(tick("run", "running1", 4))
        expect((yield* Fiber.join(later)).at(-1)).toEqual(tick("run", "running1", 4))
      })
    ))
})

test("a commit that the server would not take is refused at once, and nothing of it is stored", () =>
  Effect.gen(function* () {
    const { append, load } = yield* EventStore

    const long = (id: string, command: string): Pending => {
      const commit = said(id, command, "x".repeat(39_000))
      const [first] = commit.events
      return { ...commit, events: [first, ...Array.from({ length: 25 }, () => first)] }
    }
    const one = yield* Effect.flip(append(long("aaaaaaaa", "c1")))
    const pair = yield* Effect.flip(append(said("bbbbbbbb", "c2", "short"), long("cccccccc", "c2")))
    expect([one._tag, pair._tag]).toEqual(["CommitTooLarge", "CommitTooLarge"])
    expect(yield* load(subjectOf("message", "bbbbbbbb"))).toEqual([])
    // The connection and the stream go on.
    expect(yield* append(said("bbbbbbbb", "c2", "short"))).toHaveLength(1)
  }).pipe(Effect.provide(onNats("too-large")), Effect.runPromise))

test("the files of the stream contain no personal text or name in clear", async () => {
  await Effect.runPromise(
    Effect.gen(function* () {
      yield* (yield* EventStore).append(said("aaaaaaaa", "c1", "the unmistakable rhinoceros"))
    }).pipe(Effect.provide(onNats("sealed")))
  )
  const blocks = filesBelow(join(folder, "sealed")).filter(({ path }) => path.endsWith(".blk"))
  expect(blocks.length).toBeGreaterThan(0)
  for (const { bytes } of blocks) expect(bytes.includes("rhinoceros")).toBe(false)
})

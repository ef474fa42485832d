/** Snapshots of a long task, on the log in memory. Bounds count commits, never time. */
import { Effect, Layer } from "effect"
import { describe, expect, test } from "vitest"
import { ada } from "../../../domain/kit/people.ts"
import { task } from "../../../domain/task/task.ts"
import { type Bucket, Buckets } from "../../../streams/ports/bucket.ts"
import type { Subject } from "../../../streams/commit/subjects.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { faulty, Faults } from "../../../streams/kit/faults.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { Keyring } from "../../../streams/sealing/keyring.ts"
import { CommandBus } from "../../commandBus.ts"
import {
  type Bus,
  commentOn,
  create,
  join,
  personSubject,
  secondBus,
  send,
  taskOne,
  taskTwo
} from "../../kit/onTeam.ts"
import { Principals } from "../../principals.ts"
import { operator } from "../../rights/operator.ts"
import { commandBusLayer } from "../bus.ts"
import { advance, type Evolve, nothingYet } from "../loaded/loaded.ts"
import { commitsBetween, makeSnapshots } from "./snapshots.ts"

const log = faulty(memoryRecord)
const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(log))
type Parts = Layer.Success<typeof parts>

const evolve = task.evolve as Evolve
const idOf = (i: number) => `c${String(i).padStart(7, "0")}`
const comment = (bus: Bus, i: number, subject: Subject = taskOne) =>
  send(bus, operator, idOf(i), { ...commentOn(idOf(i)), wordsOf: ada }, subject)

/** A task with this many commits, and its snapshot in the bucket. */
const longTask = Effect.fnUntraced(function* (bus: Bus, commits: number, subject: Subject = taskOne) {
  yield* send(bus, operator, "create", create, subject)
  for (let i = 1; i < commits; i++) yield* comment(bus, i, subject)
  const bucket = yield* (yield* Buckets).open("SNAPSHOTS")
  yield* Effect.repeat(Effect.andThen(Effect.yieldNow, bucket.get(headOf(subject))), {
    until: (found) => found !== null
  })
  return bucket
})
const headOf = (subject: Subject) => `${subject.slice("evt.".length)}.head`

const withLongTask = (commits: number, play: (bus: Bus, bucket: Bucket) => Effect.Effect<void, unknown, Parts>) => () =>
  Effect.runPromise(
    Effect.gen(function* () {
      const bus = yield* CommandBus
      yield* play(bus, yield* longTask(bus, commits))
    }).pipe(Effect.provide(parts))
  )

/** The aggregate as another process reads it from the snapshot; null when it does not fit. */
const readAgain = Effect.flatMap(makeSnapshots(), ({ load }) => load(taskOne, evolve))

describe("a task with many commits", () => {
  const commits = 3 * commitsBetween + 20
  test(
    "costs another process its snapshot and at most the commits of one interval, and this process nothing",
    withLongTask(commits, (bus) =>
      Effect.gen(function* () {
        const { loads, appends } = yield* Faults
        const before = loads.length
        yield* comment(bus, commits)
        expect(loads.length).toBe(before)

        const other = yield* secondBus
        appends.length = 0
        const { seq } = yield* comment(other, commits + 1)
        expect(loads.slice(before).reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(commitsBetween + 2)
        yield* comment(other, commits + 2)
        expect(loads.length).toBe(before + 1)
        expect([seq, appends]).toEqual([commits + 2, [1, 1]])
        // The first process adds only the two commits that it has missed.
        expect((yield* comment(bus, commits + 3)).seq).toBe(commits + 4)
        expect(loads.at(-1)).toBe(2)
      }).pipe(Effect.scoped)
    )
  )

  test(
    "keeps the first receipt of every command, from the first to the last",
    withLongTask(commits, () =>
      Effect.gen(function* () {
        const other = yield* secondBus
        expect(yield* send(other, operator, "create", create)).toEqual({ id: "one00000", seq: 1 })
        for (const i of [1, 499, 500, 501, commits - 1]) expect((yield* comment(other, i)).seq).toBe(i + 1)
        const reused = send(other, operator, idOf(7), commentOn(idOf(8)))
        expect(yield* Effect.flip(reused)).toMatchObject({ _tag: "KeyReused" })
        expect(yield* Effect.flip(send(other, operator, "new", commentOn(idOf(9))))).toMatchObject({
          because: "comment-exists"
        })
      }).pipe(Effect.scoped)
    )
  )

  test(
    "has the same state from its snapshot as from the log",
    withLongTask(commits, () =>
      Effect.gen(function* () {
        const stored = yield* (yield* EventStore).load(taskOne)
        const state = stored.flatMap(({ events }) => events).reduce(evolve, task.initial)
        expect((yield* readAgain)?.state).toEqual(state)
      })
    )
  )
})

const key = headOf(taskOne)
const page = key.replace("head", "page0")
const spoiledBy = 2 * commitsBetween
const rewrite = Effect.fnUntraced(function* (bucket: Bucket, name: string, change: (value: Uint8Array) => Uint8Array) {
  const found = yield* bucket.get(name)
  if (found === null) return yield* Effect.die(new Error(`${name} is missing`))
  yield* bucket.put(name, change(Uint8Array.from(found.value)))
})
/** Puts the value of another key in the place of a key. */
const replace = Effect.fnUntraced(function* (bucket: Bucket, name: string, by: string) {
  const other = yield* bucket.get(by)
  yield* bucket.put(name, other?.value ?? new Uint8Array())
})
const damaged = (value: Uint8Array) => value.map((byte, i) => (i === value.length - 9 ? byte ^ 1 : byte))

interface Spoilt {
  readonly what: string
  readonly spoil: (bucket: Bucket, bus: Bus) => Effect.Effect<void, unknown, Parts>
}
test.each<Spoilt>([
  { what: "its head is damaged", spoil: (bucket) => rewrite(bucket, key, damaged) },
  { what: "its head is cut off", spoil: (bucket) => rewrite(bucket, key, (value) => value.subarray(0, 20)) },
  { what: "its head is empty", spoil: (bucket) => rewrite(bucket, key, () => new Uint8Array()) },
  { what: "a page is damaged", spoil: (bucket) => rewrite(bucket, page, damaged) },
  { what: "a page is missing", spoil: (bucket) => Effect.asVoid(bucket.remove(page)) },
  { what: "a page is in the place of another", spoil: (bucket) => replace(bucket, page, page.replace("0", "1")) },
  {
    what: "it is the snapshot of another task",
    spoil: (bucket, bus) => Effect.andThen(longTask(bus, spoiledBy, taskTwo), replace(bucket, key, headOf(taskTwo)))
  },
  {
    what: "the log was restored and ends before it",
    spoil: () => Effect.map(Faults, (faults) => void (faults.end = spoiledBy - 1))
  }
])("a snapshot is ignored, and the log is read, when $what", ({ spoil }) =>
  withLongTask(spoiledBy, (bus, bucket) =>
    Effect.gen(function* () {
      expect((yield* readAgain)?.seq).toBe(spoiledBy)
      yield* spoil(bucket, bus)
      expect(yield* readAgain).toBe(null)
      const other = yield* secondBus
      expect((yield* comment(other, 5)).seq).toBe(6)
    }).pipe(Effect.scoped)
  )()
)

test(
  "a snapshot cannot be opened after the key of a person whose texts it may hold is gone",
  withLongTask(commitsBetween, (bus) =>
    Effect.gen(function* () {
      const another = Layer.fresh(Keyring.layer)
      expect((yield* Effect.provide(readAgain, another))?.seq).toBe(commitsBetween)
      yield* bus.send({ actor: operator, key: "join" }, join(ada))
      yield* bus.send(
        { actor: operator, key: "forget" },
        { subject: personSubject(ada), command: { _tag: "ForgetPerson" } }
      )
      const keys = yield* (yield* Buckets).open("KEYS")
      yield* keys.remove(ada.replace(":", "."))
      expect(yield* Effect.provide(readAgain, another)).toBe(null)
    })
  )
)

test(
  "a snapshot of another version of the code is ignored, and replaced by one of this version",
  withLongTask(commitsBetween, () =>
    Effect.gen(function* () {
      const later = yield* makeSnapshots("another version")
      expect(yield* later.load(taskOne, evolve)).toBe(null)
      const stored = yield* (yield* EventStore).load(taskOne)
      const loaded = stored.reduce((before, commit) => advance(before, commit, evolve), nothingYet(task.initial))
      yield* later.keep(taskOne, loaded)
      yield* Effect.repeat(Effect.andThen(Effect.yieldNow, later.load(taskOne, evolve)), {
        until: (found) => found !== null
      })
      expect(yield* readAgain).toBe(null)
    })
  )
)

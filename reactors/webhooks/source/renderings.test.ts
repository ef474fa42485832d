import { Effect } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { ada } from "../../../domain/kit/people.ts"
import { plainTask } from "../../../domain/kit/samples.ts"
import { commit } from "../../../projections/kit/given.ts"
import type { Recorded } from "../../../streams/commit/envelope.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { pending } from "../../../streams/kit/pending.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import type { Keyring } from "../../../streams/sealing/keyring.ts"
import { makeRenderings } from "./renderings.ts"

const created = commit(5, "task", "task0001", { _tag: "TaskCreated", ...plainTask(ada, "Mend the pier") })

/** Counts the renderings. */
const makeScene = Effect.gen(function* () {
  let count = 0
  let tell: (recorded: Recorded | null, previous: number) => void = () => {}
  const { of } = yield* makeRenderings({ onNew: (each) => Effect.sync(() => void (tell = each)) }, () =>
    Effect.andThen(
      Effect.yieldNow,
      Effect.sync(() => ++count)
    )
  )
  return {
    render: (kind: "standard" | "slack" = "standard", place = 0) => of(kind, created, place),
    tell: (recorded: Recorded) => tell(recorded, 0),
    count: () => count
  }
})
const play = (body: Effect.Effect<void, unknown, EventStore | Keyring | TestClock.TestClock>) =>
  Effect.runPromise(Effect.provide(body, [memoryRecord, TestClock.layer()]))

test("a hundred endpoints that get an event at once share one rendering of each kind", () =>
  play(
    Effect.gen(function* () {
      const { render, count } = yield* makeScene
      const all = Array.from({ length: 100 }, (_, n) => render(n % 2 === 0 ? "standard" : "slack"))
      yield* Effect.all(all, { concurrency: "unbounded" })
      expect(count()).toBe(2)
      yield* render("standard", 1)
      expect(count()).toBe(3)
    }).pipe(Effect.scoped)
  ))

test("a body is rendered again after a change of its thing, an erasure, or a second", () =>
  play(
    Effect.gen(function* () {
      const { render, tell, count } = yield* makeScene
      yield* render()
      tell(commit(6, "task", "task0002", { _tag: "TaskCompleted" }))
      yield* render()
      expect(count()).toBe(1)
      tell(commit(7, "task", "task0001", { _tag: "TaskRetitled", wordsOf: ada, title: "Mend the mole" }))
      yield* render()
      expect(count()).toBe(2)
      // Every process reads each erasure.
      const { append, load } = yield* EventStore
      const person = subjectOf("person", ada.slice("person:".length))
      yield* append(pending(person, 0, { _tag: "PersonForgotten" }))
      yield* load(person)
      yield* render()
      expect(count()).toBe(3)
      yield* TestClock.adjust("2 seconds")
      yield* render()
      expect(count()).toBe(4)
    }).pipe(Effect.scoped)
  ))

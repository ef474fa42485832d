/** A malformed subject is never taken for the subject of a task. */
import { Cause, Effect } from "effect"
import { expect, test } from "vitest"
import { EventStore } from "../ports/eventStore.ts"
import { memoryRecord } from "../memory/memoryStore.ts"
import { messageReceived } from "../kit/pending.ts"
import { kinds, MalformedSubject, parseSubject, partsOf, type Subject, subjectOf } from "./subjects.ts"

const malformed = ["", "task", "evt.task", "evt.task.", "evt.nosuch.one00000", "evt.task.one.two", "sch.task.one00000"]

test.each(kinds)("a subject of the kind %s gives its kind and its id", (kind) => {
  expect(partsOf(subjectOf(kind, "one00000"))).toEqual({ kind, id: "one00000" })
})

test.each(malformed)("%j is not a subject", (text) => {
  expect(parseSubject(text)).toBe(null)
  expect(() => partsOf(text as Subject)).toThrow(MalformedSubject)
})

test.each(malformed)("an append to %j is a defect, and nothing is stored", async (text) => {
  const append = Effect.gen(function* () {
    const store = yield* EventStore
    const subject = text as Subject
    const cause = yield* Effect.flip(
      Effect.sandbox(
        store.append({ ...messageReceived("one00000", "hello"), events: [{ _tag: "TaskStarted" }], subject })
      )
    )
    return { fault: Cause.squash(cause), last: yield* store.lastSeq(subject) }
  })
  const { fault, last } = await Effect.runPromise(append.pipe(Effect.provide(memoryRecord)))
  expect(fault).toBeInstanceOf(MalformedSubject)
  expect(last).toBe(0)
})

/** A commit that this process has stored is read as every other process reads it. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { isReadable, type Stored } from "../commit/envelope.ts"
import { kinds, type Subject } from "../commit/subjects.ts"
import { codecOn, readKeys, samplesOf } from "../golden/corpus.ts"
import { pending } from "../kit/pending.ts"
import type { Pending } from "../ports/eventStore.ts"
import { Codec } from "./codec.ts"

const keys = readKeys()
const corpus = kinds.flatMap((kind) => samplesOf(kind).map((sample) => ({ ...sample, kind })))
const on = <A, E>(act: Effect.Effect<A, E, Codec>) => Effect.provide(act, codecOn(keys))

/** Encodes a commit and notes that it is stored. Returns its message, and the commit as this process reads it. */
const store = (commit: Pending) =>
  on(
    Effect.gen(function* () {
      const { encode, noteStored, decode } = yield* Codec
      const data = yield* encode(commit)
      noteStored(data, 7)
      const message: Stored = { subject: commit.subject, seq: 7, data, continues: true }
      return { message, read: yield* decode([message]) }
    })
  )
const readElsewhere = (message: Stored) => on(Effect.flatMap(Codec, ({ decode }) => decode([message])))

test.each(corpus)("$kind: $tag", ({ subject, event }) =>
  Effect.gen(function* () {
    const events = [event] as unknown as Pending["events"]
    const { message, read } = yield* store(pending(subject as Subject, 0, ...events))
    expect(read.every(isReadable)).toBe(true)
    expect(read).toStrictEqual(yield* readElsewhere(message))
  }).pipe(Effect.runPromise)
)

test.each([
  ["a head that is too long", { correlation: "c".repeat(1000) }],
  ["an invalid time", { at: "now" }],
  ["a lone surrogate in its head", { correlation: "\ud800" }]
])("a commit with %s is unreadable in this process too", (_, head) =>
  Effect.gen(function* () {
    const [sample] = samplesOf("task")
    const events = [sample?.event] as unknown as Pending["events"]
    const { message, read } = yield* store({ ...pending("evt.task.aaaaaaaa", 0, ...events), ...head })
    expect(read.some(isReadable)).toBe(false)
    expect(read).toStrictEqual(yield* readElsewhere(message))
  }).pipe(Effect.runPromise)
)

test("a commit that waits to be read keeps its own bytes in memory, and no others", () =>
  Effect.gen(function* () {
    const [sample] = samplesOf("task")
    const { message } = yield* store(
      pending("evt.task.aaaaaaaa", 0, ...([sample?.event] as unknown as Pending["events"]))
    )
    expect(message.data.buffer.byteLength).toBe(message.data.byteLength)
  }).pipe(Effect.runPromise))

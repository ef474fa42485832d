/** The commits for webhooks, on the log in memory. */
import { Effect, type Scope } from "effect"
import { expect, test } from "vitest"
import { ada } from "../../../domain/kit/people.ts"
import { plainEndpoint } from "../../../domain/kit/samples.ts"
import { forgotten, redacted } from "../../../domain/text/personal.ts"
import { isReadable } from "../../../streams/commit/envelope.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { messageReceived, pending } from "../../../streams/kit/pending.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import type { Feed } from "../../../streams/ports/feed.ts"
import { Keyring } from "../../../streams/sealing/keyring.ts"
import { type CommitTail, makeCommitTail } from "./commitTail.ts"

const play = <A, E>(body: Effect.Effect<A, E, EventStore | Feed | Keyring | Scope.Scope>) =>
  Effect.runPromise(body.pipe(Effect.scoped, Effect.provide(memoryRecord)))

/** Messages of Ada, until the tail has told of one: it has this one in memory. */
const keptMessage = Effect.fnUntraced(function* (tail: CommitTail) {
  const { append } = yield* EventStore
  let told: number | null = null
  yield* tail.onNew((recorded) => {
    told ??= recorded?.seq ?? null
  })
  for (let count = 1; count <= 1000; count++) {
    yield* append(messageReceived(`message${count}`, `the plan ${count}`))
    for (let turn = 0; turn < 20 && told === null; turn++) yield* Effect.yieldNow
    if (told !== null) return { position: Number(told), id: `message${String(told)}` }
  }
  return yield* Effect.die(new Error("the tail tells of no message"))
})

const textAt = (tail: CommitTail, position: number) =>
  Effect.map(tail.at(position), (commit) => {
    const event = commit !== null && isReadable(commit) ? commit.events[0] : undefined
    return event !== undefined && "text" in event ? event.text : null
  })

test("a message that was redacted while it waited has no text any more", () =>
  play(
    Effect.gen(function* () {
      const tail = yield* makeCommitTail(Effect.void)
      const { position, id } = yield* keptMessage(tail)
      expect(yield* textAt(tail, position)).toBe(`the plan ${position}`)
      const { append, load } = yield* EventStore
      const redaction = { _tag: "MessageRedacted", author: ada } as const
      yield* append(pending(subjectOf("message", id), position, redaction))
      // Every process reads each redaction.
      yield* load(subjectOf("message", id))
      expect(yield* textAt(tail, position)).toBe(redacted)
    })
  ))

test("a message of a person who was forgotten while it waited has no text any more, and later ones still arrive", () =>
  play(
    Effect.gen(function* () {
      const tail = yield* makeCommitTail(Effect.void)
      const { position } = yield* keptMessage(tail)
      const { append, load } = yield* EventStore
      const subject = subjectOf("person", ada.slice("person:".length))
      yield* append(pending(subject, 0, { _tag: "PersonForgotten" }))
      yield* load(subject)
      yield* (yield* Keyring).dropKey(ada)
      expect(yield* textAt(tail, position)).toBe(forgotten)
      const { commits } = yield* tail.after(position - 1)
      expect(commits[0]?.seq).toBe(position)
    })
  ))

test("each new commit names the one before, so that a lane that wants neither steps over both", () =>
  play(
    Effect.gen(function* () {
      const tail = yield* makeCommitTail(Effect.void)
      yield* keptMessage(tail)
      const steps: Array<readonly [number, number]> = []
      yield* tail.onNew((recorded, previous) => void (recorded !== null && steps.push([previous, recorded.seq])))
      const { append } = yield* EventStore
      for (let count = 1; count <= 3; count++) yield* append(messageReceived(`late${count}`, `later ${count}`))
      while (steps.length < 3) yield* Effect.yieldNow
      expect(steps.slice(1).map(([previous]) => previous)).toEqual(steps.slice(0, -1).map(([, seq]) => seq))
    })
  ))

test("a listener gets an event only after the changes of endpoints before it are known", () =>
  play(
    Effect.gen(function* () {
      const order: Array<string> = []
      const tail = yield* makeCommitTail(Effect.sync(() => void order.push("filters")))
      yield* keptMessage(tail)
      yield* tail.onNew(
        (recorded) => void (recorded !== null && order.push(recorded.subject.slice("evt.message.".length)))
      )
      const { append } = yield* EventStore
      yield* append(messageReceived("earlier1", "before the change"))
      yield* append(pending(subjectOf("endpoint", "endpoint1"), 0, plainEndpoint))
      yield* append(messageReceived("later0001", "after the change"))
      while (!order.includes("later0001")) yield* Effect.yieldNow
      expect(order.slice(order.indexOf("earlier1"))).toEqual(["earlier1", "filters", "later0001"])

      // Also a page of the log is read before the changes are asked for.
      order.length = 0
      yield* tail.after(0)
      expect(order).toEqual(["filters"])
    })
  ))

test("the first event is told only when the changes of endpoints before the start are known", () =>
  play(
    Effect.gen(function* () {
      const order: Array<string> = []
      const tail = yield* makeCommitTail(Effect.sync(() => void order.push("filters")))
      yield* tail.onNew((recorded) => void order.push(recorded === null ? "start" : "event"))
      yield* keptMessage(tail)
      expect(order.slice(0, 3)).toEqual(["filters", "start", "event"])
    })
  ))

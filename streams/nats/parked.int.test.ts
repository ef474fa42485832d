/** Raw messages that this version cannot read, on a real nats-server: only their own aggregates wait. */
import { Deferred, Effect, Fiber, Layer, Stream } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { Principals } from "../../commands/principals.ts"
import { ada } from "../../domain/kit/people.ts"
import { natsServerPath } from "../../ops/setup/nats/findNats.mjs"
import { decisionsEverywhere } from "../commit/decisions.ts"
import { isReadable } from "../commit/envelope.ts"
import { subjectOf } from "../commit/subjects.ts"
import { Consumers } from "../ports/consumers.ts"
import { EventStore } from "../ports/eventStore.ts"
import { Feed } from "../ports/feed.ts"
import { messageReceived, pending } from "../kit/pending.ts"
import { foreignSeal, futureEvent, newerVersion, torn } from "../kit/unreadable.ts"
import { Quarantine } from "../quarantine/quarantine.ts"
import { masterKeyFile } from "../masterKey/masterKey.ts"
import { Nats } from "./client/nats.ts"
import { natsRecord } from "./record.ts"
import { natsServer } from "./server/natsServer.ts"

const folder = mkdtempSync(join(tmpdir(), "parked-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const record = Layer.unwrap(
  Effect.map(natsServer({ folder, binary: natsServerPath() ?? "nats-server" }), (url) =>
    natsRecord({ url, name: "test", replicas: 1 }).pipe(Layer.provide(masterKeyFile(join(folder, "master.key"))))
  )
)

const raw = (subject: string, data: Uint8Array) =>
  Effect.flatMap(Nats, (nats) => nats.publish({ subject, data }, 5000)).pipe(Effect.map(({ seq }) => seq))
const one = subjectOf("message", "one00000")
const person = subjectOf("person", ada.slice("person:".length))

test("the feed, the loads, the rights and the reactors continue, and a skip repairs the aggregate everywhere", () =>
  Effect.gen(function* () {
    const store = yield* EventStore
    yield* store.append(messageReceived("one00000", "hello"))
    yield* store.append(
      pending(
        person,
        0,
        { _tag: "PersonJoined", person: ada, name: "Ada", handle: null },
        { _tag: "RoleGranted", role: "owner" }
      )
    )
    const bad = yield* raw(one, futureEvent)
    for (const [subject, data] of [
      [one, torn],
      [person, newerVersion("RoleGranted")],
      [subjectOf("task", "task0000"), foreignSeal],
      [subjectOf("chat", "chat0000"), torn],
      ["evt.future.aaaaaaaa", futureEvent]
    ] as const)
      yield* raw(subject, data)
    yield* store.append(messageReceived("two00000", "hello"))

    const read = yield* Effect.flatMap(Feed, (feed) => feed.range({ after: 0 }).pipe(Stream.runCollect))
    expect(read.map((each) => (isReadable(each) ? "readable" : each.reason))).toEqual([
      "readable",
      "readable",
      "newer",
      "damaged",
      "newer",
      "sealed",
      "damaged",
      "newer",
      "readable"
    ])
    expect((yield* store.load(subjectOf("message", "two00000"))).length).toBe(1)
    expect(yield* Effect.flip(store.load(one))).toMatchObject({ _tag: "AggregateParked", subject: one, seq: bad })
    const principals = yield* Effect.provide(Principals, Layer.fresh(Principals.layer))
    expect(principals.roleOf(ada)).toBe("owner")

    /** The aggregates that a new reactor gets, up to message two. */
    const handledBy = Effect.fnUntraced(function* (name: string) {
      const done = yield* Deferred.make<void>()
      const handled: Array<string> = []
      const run = (yield* Consumers).run({
        name,
        subjects: ["evt.message.>"],
        starts: "log",
        concurrency: 1,
        on: ({ subject, events }) => {
          handled.push(`${subject.split(".")[2] ?? ""} ${events.length}`)
          return subject.endsWith("two00000") ? Deferred.succeed(done, undefined) : Effect.void
        }
      })
      const running = yield* Effect.forkChild(run)
      yield* Deferred.await(done)
      yield* Fiber.interrupt(running)
      return handled
    })
    expect(yield* handledBy("before")).toEqual(["one00000 1", "two00000 1"])

    let decided = 0
    for (const seq of [bad, bad + 1])
      [decided = 0] = yield* store.append(
        pending(decisionsEverywhere, decided, { _tag: "CommitSkipped", subject: one, seq, because: "a test" })
      )
    yield* (yield* Quarantine).waitFor(decided)
    expect((yield* store.load(one)).map(({ seq, events }) => [seq, events.length])).toEqual([
      [1, 1],
      [bad, 0],
      [bad + 1, 0]
    ])
    yield* store.append({ ...messageReceived("one00000", "again"), expected: bad + 1, command: "again" })
    // Skipped commits come without events, so that a reactor settles them.
    expect(yield* handledBy("after")).toEqual(["one00000 1", "one00000 0", "one00000 0", "two00000 1"])
  }).pipe(Effect.provide(record), Effect.scoped, Effect.runPromise))

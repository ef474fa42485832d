/** The things that an endpoint sees. */
import { Deferred, Effect, Fiber } from "effect"
import { expect, test } from "vitest"
import { TaskId, TopicId } from "../../../domain/ids.ts"
import { ada, bo } from "../../../domain/kit/people.ts"
import { plainTask } from "../../../domain/kit/samples.ts"
import { Audience, team } from "../../../domain/values.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { pending } from "../../../streams/kit/pending.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { audiencesSeen, makeThings } from "./things.ts"

const chat = Audience.make("chat:chat0000")
const own = Audience.make(ada)
const principals = { audiencesOf: (actor: string) => (actor === ada ? [team, own, chat] : []) }

test("are those of its audience: of the team, of one chat and the team, or of one person", () => {
  expect(audiencesSeen(team, principals)).toEqual([team])
  expect(audiencesSeen(chat, principals)).toEqual([team, chat])
  expect(audiencesSeen(own, principals)).toEqual([team, own, chat])
})

test("are none for a person who has left", () =>
  expect(audiencesSeen(Audience.make("person:gone0000"), principals)).toEqual([]))

test("have the authors of all their words, because each body shows the title", () =>
  Effect.gen(function* () {
    const subject = subjectOf("task", TaskId.make("task0001"))
    const log = yield* EventStore
    yield* log.append(pending(subject, 0, { _tag: "TaskCreated", ...plainTask(ada, "Mend the pier") }))
    const [seq = 0] = yield* log.append({ ...pending(subject, 1, { _tag: "TaskCompleted" }), actor: bo })
    const { factsOf } = yield* makeThings
    expect((yield* factsOf({ subject, seq })).owners).toEqual([ada])
  }).pipe(Effect.provide(memoryRecord), Effect.runPromise))

test("are those of the commit, although another endpoint has begun to load the thing before it", () =>
  Effect.gen(function* () {
    const subject = subjectOf("task", TaskId.make("task0001"))
    const log = yield* EventStore
    const [created = 0] = yield* log.append(
      pending(subject, 0, { _tag: "TaskCreated", ...plainTask(ada, "Mend the pier") })
    )
    const [begun, go] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
    const slow: EventStore["Service"]["load"] = (...asked) =>
      Effect.tap(log.load(...asked), () => Effect.andThen(Deferred.succeed(begun, undefined), Deferred.await(go)))
    const { factsOf } = yield* Effect.provideService(makeThings, EventStore, { ...log, load: slow })
    const one = yield* Effect.forkChild(factsOf({ subject, seq: created }), { startImmediately: true })
    yield* Deferred.await(begun)
    const topic = TopicId.make("topic001")
    const [added = 0] = yield* log.append(pending(subject, created, { _tag: "TaskTopicAdded", topic }))
    const other = yield* Effect.forkChild(factsOf({ subject, seq: added }), { startImmediately: true })
    yield* Deferred.succeed(go, undefined)
    expect((yield* Fiber.join(one)).topics).toEqual([])
    expect((yield* Fiber.join(other)).topics).toEqual([topic])
  }).pipe(Effect.provide(memoryRecord), Effect.runPromise))

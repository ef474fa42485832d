/** The directory of people over two starts, on the log in memory. */
import { Effect, Layer, Stream } from "effect"
import { expect, test } from "vitest"
import { ActorId, PersonId, reactorActor } from "../../domain/ids.ts"
import { ada, bo, cy } from "../../domain/kit/people.ts"
import { Audience } from "../../domain/values.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { savedEvery } from "../../streams/following/saved/savedState.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { Buckets } from "../../streams/ports/bucket.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { commandBusLayer } from "../bus/bus.ts"
import { CommandBus } from "../commandBus.ts"
import { type Bus, grant, letIn, personSubject } from "../kit/onTeam.ts"
import { Principals } from "../principals.ts"
import { operator } from "../rights/operator.ts"

const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(memoryRecord))

/** The directory of another start, and the number of commits that it has read. */
const nextStart = Effect.gen(function* () {
  let commits = 0
  const counting = Layer.effect(
    Feed,
    Effect.map(Feed, (feed) =>
      Feed.of({
        ...feed,
        range: (options) => feed.range(options).pipe(Stream.tap(() => Effect.sync(() => commits++)))
      })
    )
  )
  const context = yield* Layer.build(Layer.fresh(Principals.layer).pipe(Layer.provide(counting)))
  return { principals: yield* Effect.provideContext(Principals, context), commits }
})

const head = Effect.flatMap(
  Effect.flatMap(Buckets, ({ open }) => open("SNAPSHOTS")),
  ({ get }) => get("people.head")
)
const isSaved = (after = 0) =>
  Effect.repeat(Effect.andThen(Effect.yieldNow, head), { until: (found) => (found?.revision ?? 0) > after })

const telegram = reactorActor("telegram")
const room = Audience.make("chat:chat0000")
/** A team whose directory has more commits than a start should read. */
const longHistory = Effect.fnUntraced(function* (bus: Bus) {
  for (const actor of [ada, bo, cy]) yield* letIn(bus, actor, "member")
  yield* bus.send(
    { actor: operator, key: "link" },
    {
      subject: personSubject(bo),
      command: { _tag: "LinkTelegram", telegram: "telegram0of0bo" }
    }
  )
  const chat = { subject: subjectOf("chat", "chat0000"), owner: ActorId.make("chat:chat0000"), audience: room }
  yield* bus.send(
    { actor: telegram, key: "bind" },
    {
      subject: chat.subject,
      command: {
        _tag: "BindChat",
        owner: chat.owner,
        title: "Release crew",
        source: "telegram",
        audience: chat.audience
      }
    }
  )
  yield* bus.send(
    { actor: telegram, key: "seen" },
    { subject: chat.subject, command: { _tag: "SeeMember", person: PersonId.make("bo000000") } }
  )
  for (let i = 0; i < savedEvery; i++)
    yield* bus.send({ actor: operator, key: `k${i}` }, grant(ada, i % 2 === 0 ? "admin" : "owner"))
})

const facts = (principals: Principals["Service"]) =>
  [ada, bo, cy].map((actor) => [actor, principals.roleOf(actor), principals.audiencesOf(actor)])

test("a start reads the commits after the saved directory, and gives every person the same rights", () =>
  Effect.runPromise(
    Effect.gen(function* () {
      yield* longHistory(yield* CommandBus)
      yield* isSaved()
      const { principals, commits } = yield* nextStart
      expect(commits).toBeLessThan(50)
      expect(facts(principals)).toEqual(facts(yield* Principals))
      expect(principals.roleOf(ada)).toBe("owner")
      expect(principals.personByTelegram("telegram0of0bo")).toBe("bo000000")
      expect(principals.audiencesOf(bo)).toContain(room)
    }).pipe(Effect.scoped, Effect.provide(parts))
  ))

test("a person who is forgotten leaves the saved directory at once", () =>
  Effect.runPromise(
    Effect.gen(function* () {
      const bus = yield* CommandBus
      yield* longHistory(bus)
      const before = yield* isSaved()
      yield* bus.send(
        { actor: operator, key: "forget" },
        { subject: personSubject(bo), command: { _tag: "ForgetPerson" } }
      )
      yield* isSaved(before?.revision)
      const { principals, commits } = yield* nextStart
      expect(commits).toBe(0)
      expect([principals.roleOf(bo), principals.personByTelegram("telegram0of0bo")]).toEqual([null, null])
      expect(principals.roleOf(ada)).toBe("owner")
    }).pipe(Effect.scoped, Effect.provide(parts))
  ))

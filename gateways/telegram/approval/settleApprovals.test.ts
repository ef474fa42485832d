/** The rounds over many groups, with the log in memory. Lists of calls replace Telegram and the outbox. */
import { Effect, Layer, type Scope } from "effect"
import { describe, expect, test } from "vitest"
import { CommandBus } from "../../../commands/commandBus.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { PersonId, personActor, reactorActor } from "../../../domain/ids.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { BotApi } from "../api/bot.ts"
import { Outbox } from "../cards/outbox.ts"
import { followedThing, type Post, type Wanted } from "../cards/posts/post.ts"
import { Readers } from "../notices/readers.ts"
import { AddressBook } from "../people/book/addressBook.ts"
import { Chats } from "../people/chats.ts"
import { RecordedGroups } from "../people/groups/recordedGroups.ts"
import { groupsOn, recordGroups } from "../people/kit/memoryGroups.ts"
import { ProposalView } from "../proposals/proposalView.ts"
import { proposalRound } from "../proposals/showProposals.ts"
import { settleRound } from "./settleApprovals.ts"

const ann = PersonId.make("ann00000")
const account = 7
/** Groups of each kind that a round must act on. */
const few = 3
const groupOf = (n: number) => -1_000_000_000_001 - n

/** The log, with a count of its reads. */
const makeLog = () => {
  let reads = 0
  const counted =
    <Given extends ReadonlyArray<unknown>, A>(read: (...given: Given) => A) =>
    (...given: Given) => {
      reads++
      return read(...given)
    }
  const record = Layer.mergeAll(
    Layer.effect(
      EventStore,
      Effect.map(EventStore, (store) => EventStore.of({ ...store, load: counted(store.load) }))
    ),
    Layer.effect(
      Feed,
      Effect.map(Feed, (feed) => Feed.of({ ...feed, lastOf: counted(feed.lastOf), range: counted(feed.range) }))
    )
  ).pipe(Layer.provideMerge(memoryRecord))
  const readsOf = <A, E, R>(work: Effect.Effect<A, E, R>) =>
    Effect.suspend(() => {
      const before = reads
      return Effect.map(work, () => reads - before)
    })
  return { record, readsOf }
}

/** Telegram and the outbox. */
const makeOutside = () => {
  const posts = new Map<string, Post>()
  const left: Array<number> = []
  const ensure = (key: string, wanted: Wanted) =>
    Effect.sync(() => void posts.set(key, posts.get(key) ?? { ...wanted, at: 0, stage: { is: "wanted" } }))
  const layer = Layer.mergeAll(
    Layer.mock(Outbox, {
      ensure,
      following: (thing) => [...posts.values()].filter(({ what }) => followedThing(what) === thing),
      backlog: () => ({ waiting: 0, floodedUntil: 0 })
    }),
    Layer.mock(BotApi, { leave: (chat) => Effect.sync(() => void left.push(chat)) }),
    Layer.mock(Readers, { survivorOf: (person) => person, isOnTeam: () => true, get: () => Effect.succeed(null) }),
    Layer.mock(ProposalView, { waiting: () => Effect.succeed([]) })
  )
  return { posts, left, layer }
}

type Provided = Layer.Success<
  typeof RecordedGroups.layer | ReturnType<typeof groupsOn> | ReturnType<typeof makeOutside>["layer"]
>
type Parts = ReturnType<typeof makeOutside> & ReturnType<typeof makeLog>

/** The kinds of groups that a round must act on. */
const kinds = [
  { waits: true },
  { waits: true, later: [{ _tag: "ChatUnbound" }] },
  { later: [{ _tag: "ProposalsShown", shown: true }] }
] as const

/** An owner, three groups that wait, three that were refused, three that show proposals, and this many others. */
const play = (others: number, work: (parts: Parts) => Effect.Effect<void, unknown, Provided | Scope.Scope>) => {
  const [log, outside] = [makeLog(), makeOutside()]
  const all = [
    ...kinds.flatMap((kind) => Array.from({ length: few }, () => kind)),
    ...Array.from({ length: others }, () => ({}))
  ]
  const body = Effect.gen(function* () {
    yield* admitOwner
    yield* recordGroups(all.map((kind, n) => ({ chat: groupOf(n), ...kind })))
    yield* work({ ...log, ...outside })
  })
  const groups = RecordedGroups.layer.pipe(Layer.provideMerge(groupsOn(log.record)), Layer.provideMerge(outside.layer))
  return Effect.runPromise(body.pipe(Effect.provide(groups), Effect.scoped))
}

/** Gives an owner an account and a private chat. */
const admitOwner = Effect.gen(function* () {
  const { send } = yield* CommandBus
  const subject = subjectOf("person", ann)
  const telegram = (yield* NaturalKeys).idFor("telegram-user", String(account))
  const join = { _tag: "JoinPerson", person: personActor(ann), name: "Ann", handle: null } as const
  yield* send({ actor: operator, key: "join" }, { subject, command: join })
  yield* send({ actor: operator, key: "role" }, { subject, command: { _tag: "GrantRole", role: "owner" } })
  const bot = reactorActor("telegram")
  yield* send({ actor: bot, key: "link" }, { subject, command: { _tag: "LinkTelegram", telegram } })
  yield* (yield* AddressBook).note({ id: account, hasChat: true })
})

describe.each([10, 1000])("beside %i other groups", (others) => {
  test("a round asks the owners and leaves the refused groups, and a later round reads the log once", () =>
    play(others, ({ posts, left, readsOf }) =>
      Effect.gen(function* () {
        yield* settleRound
        expect(posts.size).toBe(few)
        expect(left.length).toBe(few)
        expect(yield* readsOf(settleRound)).toBe(1)
        expect([posts.size, left.length]).toEqual([few, few])
      })
    ))

  test("a round of the proposals reads the log once", () =>
    play(others, ({ readsOf }) =>
      Effect.gen(function* () {
        expect(yield* readsOf(proposalRound)).toBe(1)
      })
    ))
})

test("a group that another owner has decided on in the page is settled in the next round", () =>
  play(0, ({ posts, left }) =>
    Effect.gen(function* () {
      yield* settleRound
      const { send } = yield* CommandBus
      const { subjectOf: subject } = yield* Chats
      const refuse = { subject: subject(groupOf(0)), command: { _tag: "RefuseChat" } } as const
      yield* send({ actor: personActor(ann), key: "in the page" }, refuse)
      yield* settleRound
      expect([posts.size, left.at(-1)]).toEqual([few, groupOf(0)])
    })
  ))

/** The members of many groups, with the log and the address book in memory. A list of calls replaces Telegram. */
import { Clock, Effect, Layer, type Scope } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { PersonId } from "../../../domain/ids.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { ApiFault } from "../api/apiFault.ts"
import { BotApi, type Me, type MemberStatus } from "../api/bot.ts"
import { AddressBook } from "../people/book/addressBook.ts"
import { memoryGroups, recordGroups } from "../people/kit/memoryGroups.ts"
import { confirmMembers, confirmRound } from "./confirmMembers.ts"

const me: Me = { id: 4242, username: "tracker_bot", readsAll: false }
const user = 1
const groupOf = (n: number) => -1_000_000_000_001 - n

/** Telegram's side. It answers no question about the groups in `silent`. */
const makeApi = () => {
  const calls: Array<{ readonly chat: number; readonly user: number; readonly at: number }> = []
  const silent = new Set<number>()
  const memberStatus = Effect.fnUntraced(function* (
    chat: number,
    of: number
  ): Effect.fn.Return<MemberStatus, ApiFault> {
    calls.push({ chat, user: of, at: yield* Clock.currentTimeMillis })
    if (silent.has(chat)) return yield* new ApiFault({ kind: "unknown", description: "no answer" })
    return "member"
  })
  return { calls, silent, layer: Layer.mock(BotApi, { memberStatus }) }
}

/** A bot in this many groups with one member each. Only the bot is on the clock that the test advances. */
const play = (groups: number, work: (api: ReturnType<typeof makeApi>) => Effect.Effect<void, unknown, Provided>) => {
  const api = makeApi()
  const body = Effect.gen(function* () {
    const person = PersonId.make((yield* NaturalKeys).idFor("telegram-user", String(user)))
    const later = [{ _tag: "MemberSeen", person }] as const
    yield* recordGroups(Array.from({ length: groups }, (_, n) => ({ chat: groupOf(n), later })))
    yield* (yield* AddressBook).note({ id: user })
    yield* Effect.provide(work(api), TestClock.layer())
  })
  return Effect.runPromise(body.pipe(Effect.provide(memoryGroups.pipe(Layer.provideMerge(api.layer))), Effect.scoped))
}
type Provided = Layer.Success<typeof memoryGroups> | BotApi | Scope.Scope

/** Starts the bot, and ends it after this time. */
const runFor = Effect.fnUntraced(function* (time: "1 minute" | "2 hours", account: Me = me) {
  yield* Effect.forkScoped(confirmMembers(account))
  yield* TestClock.adjust(time)
}, Effect.scoped)

test.each([10, 1000])(
  "the members of %i groups are asked for at most twenty a second, and not again by the next starts",
  (groups) =>
    play(groups, ({ calls }) =>
      Effect.gen(function* () {
        yield* runFor("2 hours")
        expect(calls.length).toBe(2 * groups)
        const ofSecond = Map.groupBy(calls, ({ at }) => Math.floor(at / 1000))
        expect(Math.max(...[...ofSecond.values()].map(({ length }) => length))).toBeLessThanOrEqual(20)
        for (let start = 0; start < 3; start++) yield* runFor("1 minute")
        expect(calls.length).toBe(2 * groups)
      })
    )
)

test("the members of a group are asked for again after a day", () =>
  play(10, ({ calls }) =>
    Effect.gen(function* () {
      yield* runFor("2 hours")
      yield* TestClock.adjust("1 day")
      yield* runFor("1 minute")
      expect(calls.length).toBe(40)
    })
  ))

test("a start after a crash asks only for the groups that were not confirmed yet", () =>
  play(100, ({ calls }) =>
    Effect.gen(function* () {
      yield* Effect.forkScoped(confirmMembers(me))
      yield* TestClock.adjust("5 seconds")
      expect(calls.length).toBeLessThan(100)
    }).pipe(
      Effect.scoped,
      Effect.andThen(runFor("2 hours")),
      Effect.andThen(
        Effect.sync(() => {
          const times = [...Map.groupBy(calls, ({ chat, user }) => `${chat} ${user}`).values()].map(
            ({ length }) => length
          )
          expect(times.length).toBe(200)
          // The questions about one group were under way at the crash.
          expect(times.filter((each) => each > 1).length).toBeLessThanOrEqual(2)
        })
      )
    )
  ))

test("a group that Telegram does not answer for is asked for again in an hour, and no other group is", () =>
  play(10, ({ calls, silent }) =>
    Effect.gen(function* () {
      silent.add(groupOf(3))
      yield* Effect.forkScoped(confirmMembers(me))
      yield* TestClock.adjust("1 minute")
      expect(calls.length).toBe(19)
      silent.clear()
      yield* TestClock.adjust("50 minutes")
      expect(calls.length).toBe(19)
      yield* TestClock.adjust("2 hours")
      expect(calls.slice(19).map(({ chat }) => chat)).toEqual([groupOf(3), groupOf(3)])
    })
  ))

test("another bot asks for every group, because it may not be in it", () =>
  play(10, ({ calls }) =>
    Effect.gen(function* () {
      yield* runFor("1 minute")
      yield* runFor("1 minute", { ...me, id: 4343 })
      expect(calls.length).toBe(40)
    })
  ))

test("a flood stops the round for the time that Telegram states", () =>
  play(2, ({ calls }) =>
    Effect.gen(function* () {
      const flooded = Layer.mock(BotApi, {
        memberStatus: (chat, of) =>
          Effect.flatMap(Clock.currentTimeMillis, (at) => {
            calls.push({ chat, user: of, at })
            return Effect.fail(new ApiFault({ kind: "flooded", description: "Too Many Requests", retryAfter: 30 }))
          })
      })
      yield* Effect.forkScoped(Effect.provide(confirmRound(me), flooded))
      yield* TestClock.adjust("2 minutes")
      expect(calls.map(({ at }) => at)).toEqual([0, 30_100])
    })
  ))

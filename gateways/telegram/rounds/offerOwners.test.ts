/** The commands of owners, with the log and the address book in memory. A list of calls replaces Telegram. */
import { Effect, Layer, type Scope } from "effect"
import { describe, expect, test } from "vitest"
import { CommandBus } from "../../../commands/commandBus.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { PersonId, personActor, reactorActor } from "../../../domain/ids.ts"
import type { Role } from "../../../domain/values.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { ApiFault } from "../api/apiFault.ts"
import { BotApi, type CommandScope } from "../api/bot.ts"
import { Addresses } from "../people/addresses.ts"
import { AddressBook } from "../people/book/addressBook.ts"
import { memoryPeople } from "../people/kit/memoryGroups.ts"
import { forgetAddresses } from "../people/book/forgottenAccounts.ts"
import { offerRound } from "./offerOwners.ts"

const [ann, bo] = [PersonId.make("ann00000"), PersonId.make("bo000000")]

/** Telegram's side. Calls to the chats in `refusing` fail. */
const makeApi = () => {
  const calls: Array<string> = []
  const refusing = new Set<number>()
  const call = (name: string, chat: number) =>
    Effect.suspend(() => {
      calls.push(`${name} ${chat}`)
      return refusing.has(chat) ? Effect.fail(new ApiFault({ kind: "closed", description: "no" })) : Effect.void
    })
  const layer = Layer.mock(BotApi, {
    offer: (scope: CommandScope) => call("offer", typeof scope === "string" ? 0 : scope.chat),
    clearOffer: (chat) => call("take back", chat)
  })
  return { calls, refusing, layer }
}

const play = (work: (api: ReturnType<typeof makeApi>) => Effect.Effect<void, unknown, Provided>) => {
  const api = makeApi()
  return Effect.runPromise(
    work(api).pipe(Effect.provide(memoryPeople.pipe(Layer.provideMerge(api.layer))), Effect.scoped)
  )
}
type Provided = Layer.Success<typeof memoryPeople> | BotApi | Scope.Scope

/** Gives a person a role, an account and a private chat. */
const admit = Effect.fnUntraced(function* (person: PersonId, account: number, role: Role) {
  const { send } = yield* CommandBus
  const subject = subjectOf("person", person)
  const join = { _tag: "JoinPerson", person: personActor(person), name: "Ann", handle: null } as const
  const telegram = (yield* NaturalKeys).idFor("telegram-user", String(account))
  yield* send({ actor: operator, key: `join ${person}` }, { subject, command: join })
  yield* send(
    { actor: reactorActor("telegram"), key: `link ${person}` },
    { subject, command: { _tag: "LinkTelegram", telegram } }
  )
  yield* grant(person, role)
  const from = { id: account, is_bot: false, first_name: "Ann" }
  const chat = { id: account, type: "private" } as const
  yield* (yield* Addresses).note({ update_id: 1, message: { message_id: 1, date: 1, chat, from } }, false)
})
const grant = Effect.fnUntraced(function* (person: PersonId, role: Role) {
  const subject = subjectOf("person", person)
  yield* (yield* CommandBus).send(
    { actor: operator, key: `${role} ${person}` },
    { subject, command: { _tag: "GrantRole", role } }
  )
})

const twoOwners = Effect.andThen(admit(ann, 1, "owner"), admit(bo, 2, "owner"))

describe("the commands of owners", () => {
  test("are offered once by each start, and taken back after the role has changed", () =>
    play(({ calls }) =>
      Effect.gen(function* () {
        yield* twoOwners
        const offered = new Set<number>()
        yield* offerRound(offered)
        yield* offerRound(offered)
        expect(calls).toEqual(["offer 1", "offer 2"])
        // Another version may offer other commands, and a new bot has offered none.
        yield* offerRound(new Set())
        expect(calls.slice(2)).toEqual(["offer 1", "offer 2"])
        yield* grant(ann, "member")
        yield* offerRound(new Set([2]))
        yield* offerRound(new Set([2]))
        expect(calls.slice(4)).toEqual(["take back 1"])
      })
    ))

  test("reach the other owners when the chat of one refuses them, and are offered there again", () =>
    play(({ calls, refusing }) =>
      Effect.gen(function* () {
        yield* twoOwners
        refusing.add(1)
        const offered = new Set<number>()
        yield* offerRound(offered)
        expect(calls).toEqual(["offer 1", "offer 2"])
        refusing.clear()
        yield* offerRound(offered)
        expect(calls.slice(2)).toEqual(["offer 1"])
      })
    ))

  test("are taken back from the chat of a person who lost the role before the answer of Telegram was stored", () =>
    play(({ calls, refusing }) =>
      Effect.gen(function* () {
        yield* twoOwners
        // The call was made, and the process ended before its answer.
        refusing.add(1)
        yield* offerRound(new Set())
        refusing.clear()
        yield* grant(ann, "member")
        yield* offerRound(new Set([2]))
        expect(calls.slice(2)).toEqual(["take back 1"])
      })
    ))

  test("store no address of a forgotten owner again", () =>
    play(() =>
      Effect.gen(function* () {
        yield* twoOwners
        yield* offerRound(new Set())
        yield* (yield* CommandBus).send(
          { actor: operator, key: "forget" },
          { subject: subjectOf("person", ann), command: { _tag: "ForgetPerson" } }
        )
        yield* forgetAddresses
        yield* offerRound(new Set([2]))
        const next = yield* Layer.build(Layer.fresh(AddressBook.layer))
        expect((yield* Effect.provideContext(AddressBook, next)).get(1)).toBeUndefined()
      })
    ))
})

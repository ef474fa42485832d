/** The chats of people that the bot knows: across a restart, with the reason of a refusal, and not of a forgotten person. */
import { Effect, Layer } from "effect"
import { describe, expect, test } from "vitest"
import { commandBusLayer } from "../../../commands/bus/bus.ts"
import { CommandBus } from "../../../commands/commandBus.ts"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { PersonId, personActor, reactorActor } from "../../../domain/ids.ts"
import { AddressBook } from "../../../gateways/telegram/people/book/addressBook.ts"
import { Addresses } from "../../../gateways/telegram/people/addresses.ts"
import type { Update } from "../../../gateways/telegram/inbox/update.ts"
import { Authors } from "../../../gateways/telegram/people/authors.ts"
import { forgetAddresses } from "../../../gateways/telegram/people/book/forgottenAccounts.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"

const parts = Authors.layer.pipe(
  Layer.provideMerge(commandBusLayer),
  Layer.provideMerge(Principals.layer),
  Layer.provideMerge(memoryRecord)
)
const nextStart = Effect.gen(function* () {
  const built = yield* Layer.build(Layer.fresh(Layer.provideMerge(Addresses.layer, AddressBook.layer)))
  const { note, ...addresses } = yield* Effect.provideContext(Addresses, built)
  return {
    ...addresses,
    note: (update: Omit<Update, "update_id">, readsAll = false) => note({ update_id: 1, ...update }, readsAll),
    book: yield* Effect.provideContext(AddressBook, built)
  }
})
const userOf = (id: number, language_code = "uk") => ({ id, is_bot: false, first_name: "Ann", language_code })
const group = { id: -5, type: "group", title: "Pier" } as const
const privateChat = (id: number) => ({ id, type: "private" }) as const
const said = (chat: typeof group | ReturnType<typeof privateChat>, user: number): Omit<Update, "update_id"> => ({
  message: { message_id: 1, date: 1, chat, from: userOf(user) }
})
const moved = (
  chat: typeof group | ReturnType<typeof privateChat>,
  status: "kicked" | "member" | "administrator"
): Omit<Update, "update_id"> => ({
  my_chat_member: { chat, from: userOf(1), date: 1, new_chat_member: { status } }
})
const ann = PersonId.make("ann00000")
const play = (
  work: Effect.Effect<void, unknown, Effect.Services<typeof nextStart> | CommandBus | Layer.Success<typeof parts>>
) => Effect.runPromise(work.pipe(Effect.scoped, Effect.provide(parts)) as Effect.Effect<void>)

/** Makes Ann a person, whose account is the user 1. */
const link = Effect.gen(function* () {
  const { send } = yield* CommandBus
  const { idFor } = yield* NaturalKeys
  const subject = subjectOf("person", ann)
  const join = { _tag: "JoinPerson", person: personActor(ann), name: "Ann", handle: null } as const
  yield* send({ actor: operator, key: "join" }, { subject, command: join })
  yield* send(
    { actor: reactorActor("telegram"), key: "link" },
    { subject, command: { _tag: "LinkTelegram", telegram: idFor("telegram-user", "1") } }
  )
})

describe("the addresses", () => {
  test("are known after a restart, and are erased with their person, also when the account was linked", () =>
    play(
      Effect.gen(function* () {
        const { send } = yield* CommandBus
        const { idFor } = yield* NaturalKeys
        const first = yield* nextStart
        yield* first.note(said(group, 1))
        yield* first.note(said(privateChat(2), 2))
        yield* link
        const second = yield* nextStart
        expect([second.groups(), second.usersOf(ann)]).toEqual([[-5], [1]])
        yield* send(
          { actor: operator, key: "forget" },
          { subject: subjectOf("person", ann), command: { _tag: "ForgetPerson" } }
        )
        yield* forgetAddresses
        // A process that runs meanwhile has the address in memory, and must not store it again.
        yield* second.book.noteRefusal(1, "Forbidden: bot was blocked by the user")
        const third = yield* nextStart
        expect([third.groups(), third.usersOf(PersonId.make(idFor("telegram-user", "1")))]).toEqual([[-5], []])
        expect(third.book.get(1)).toBeUndefined()
        expect(third.usersOf(PersonId.make(idFor("telegram-user", "2")))).toEqual([2])
      })
    ))

  test("have the private chat and the language of a person once the person has written there", () =>
    play(
      Effect.gen(function* () {
        yield* link
        const first = yield* nextStart
        yield* first.note(said(group, 1))
        expect(first.privateChatOf(ann)).toBeNull()
        yield* first.note(said(privateChat(1), 1))
        const second = yield* nextStart
        expect(second.privateChatOf(ann)).toEqual({ id: 1, language: "uk", hasChat: true })
      })
    ))

  test.each([
    ["Forbidden: bot was blocked by the user", "blocked"],
    ["Forbidden: user is deactivated", "deactivated"],
    ["Forbidden: bot can't initiate conversation with a user", "not-started"],
    ["Bad Request: chat not found", "refused"]
  ])("keep the reason of %s until the person writes again", (sentence, because) =>
    play(
      Effect.gen(function* () {
        yield* link
        const first = yield* nextStart
        yield* first.note(said(privateChat(1), 1))
        yield* first.book.noteRefusal(1, sentence)
        const second = yield* nextStart
        expect(second.privateChatOf(ann)).toBeNull()
        expect(second.book.get(1)?.unreachable).toMatchObject({ because })
        yield* second.note(said(privateChat(1), 1))
        expect((yield* nextStart).privateChatOf(ann)).toMatchObject({ id: 1 })
      })
    )
  )

  test("follow a block and its end, and what the bot sees in a group", () =>
    play(
      Effect.gen(function* () {
        yield* link
        const first = yield* nextStart
        yield* first.note(said(privateChat(1), 1))
        yield* first.note(moved(privateChat(1), "kicked"))
        expect(first.privateChatOf(ann)).toBeNull()
        yield* first.note(moved(privateChat(1), "member"))
        expect(first.privateChatOf(ann)).toMatchObject({ id: 1 })
        yield* first.note(moved(group, "member"))
        yield* first.note(said(group, 1))
        expect(first.book.get(-5)).toEqual({ id: -5, title: "Pier", language: "uk", sees: "addressed" })
        yield* first.note(moved(group, "administrator"))
        expect(first.book.get(-5)).toEqual({ id: -5, title: "Pier", language: "uk", sees: "all" })
        yield* first.note(moved(group, "kicked"))
        expect(first.book.get(-5)).toMatchObject({ unreachable: { because: "removed" } })
      })
    ))
})

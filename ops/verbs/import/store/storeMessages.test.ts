/** An import loses no message and stores none twice, also if an earlier version or the live chat has stored it. */
import { Effect, Layer } from "effect"
import { describe, expect, test } from "vitest"
import { commandBusLayer } from "../../../../commands/bus/bus.ts"
import { CommandBus, type Request, type Step } from "../../../../commands/commandBus.ts"
import { Principals } from "../../../../commands/principals.ts"
import { operator } from "../../../../commands/rights/operator.ts"
import { ActorId, PersonId, reactorActor } from "../../../../domain/ids.ts"
import { Audience } from "../../../../domain/values.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { memoryRecord } from "../../../../streams/memory/memoryStore.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import { Feed } from "../../../../streams/ports/feed.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import type { ImportedMessage } from "../source/source.ts"
import { importedIds } from "./importedIds.ts"
import { storedMessageOf } from "./sameMessage.ts"
import { storeMessages } from "./storeMessages.ts"

const chat = { id: "71", title: "Office" }
const message: ImportedMessage = {
  id: "1",
  from: "7",
  name: "Maria",
  text: "Buy milk",
  sentAt: "2026-09-01T12:00:00Z",
  replyTo: null
}
const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(memoryRecord))
const run = <A, E>(play: Effect.Effect<A, E, Layer.Success<typeof parts>>) =>
  Effect.runPromise(Effect.provide(play, parts))

const head = Effect.flatMap(Feed, (feed) => feed.head)
const nothing = { stored: 0, edited: 0, clashes: 0, forgotten: 0 }
const store = (...messages: ReadonlyArray<ImportedMessage>) => storeMessages({ chat, messages }, "import")
const ids = Effect.map(NaturalKeys, (keys) => importedIds(keys, chat.id))
/** The stored message with this number. */
const stored = (id: string) => Effect.map(commitsOf(id), storedMessageOf)
/** The events of the message with this number. */
const eventsOf = (id: string) => Effect.map(commitsOf(id), (commits) => commits.flatMap(({ events }) => events))
const commitsOf = (id: string) =>
  Effect.gen(function* () {
    return yield* (yield* EventStore).load(subjectOf("message", (yield* ids).message(id)))
  })
const bot = reactorActor("telegram")

/** The bus of an earlier version: it sent the plain key. */
const withPlainKeys = Effect.updateService(CommandBus, (bus) => ({
  ...bus,
  send: ({ formerKey, ...request }: Request, ...steps: readonly [Step, ...ReadonlyArray<Step>]) =>
    bus.send({ ...request, key: formerKey ?? request.key }, ...steps)
}))

describe("a message is the same only when chat, number, author, time and text agree:", () => {
  test("a message that an earlier version has imported is found", () =>
    run(
      Effect.gen(function* () {
        expect(yield* withPlainKeys(store(message))).toEqual({ ...nothing, seen: 1, stored: 1 })
        const before = yield* head
        expect(yield* store(message)).toEqual({ ...nothing, seen: 1 })
        expect(yield* head).toBe(before)
      })
    ))

  test("the words without the link, and the forwarder as the author, are of an earlier version", () =>
    run(
      Effect.gen(function* () {
        yield* store({ ...message, text: "see the plan" })
        const now: ImportedMessage = {
          ...message,
          from: "forwarded:Olga",
          name: "Olga",
          broughtBy: { from: "7", name: "Maria" },
          text: "see the [plan](https://a.example)",
          formerText: "see the plan"
        }
        expect(yield* store(now)).toEqual({ ...nothing, seen: 1 })
      })
    ))

  test.each([
    ["of another author", { from: "8", name: "Ivan" }],
    ["of another time", { sentAt: "2026-09-01T12:00:01Z" }],
    ["with another text and no edit", { text: "Buy tea" }]
  ])("a message %s is stored once as another message, and is counted", (_, change) =>
    run(
      Effect.gen(function* () {
        const other = { ...message, ...change }
        yield* store(message)
        expect(yield* store(other)).toEqual({ ...nothing, seen: 1, stored: 1, clashes: 1 })
        expect(yield* store(other)).toEqual({ ...nothing, seen: 1 })
        expect(yield* store(message)).toEqual({ ...nothing, seen: 1 })
        expect(yield* stored("1")).toMatchObject({ text: "Buy milk" })
      })
    )
  )

  test("an edit and pages of HTML find a message whose number was taken", () =>
    run(
      Effect.gen(function* () {
        const other = { ...message, from: "8", name: "Ivan", text: "Sell milk", sentAt: "2026-09-02T12:00:00Z" }
        expect(yield* store(message, other)).toMatchObject({ stored: 2, clashes: 1 })
        const edited = { ...other, text: "Sell oat milk", editedAt: "2026-09-02T13:00:00Z" }
        expect(yield* store(message, edited)).toEqual({ ...nothing, seen: 2, edited: 1 })
        expect(yield* store(edited, { ...edited, from: "name:Ivan" })).toEqual({ ...nothing, seen: 2 })
      })
    ))

  test("two messages with one number in one file are both stored", () =>
    run(
      Effect.gen(function* () {
        const both = [message, { ...message, from: "8", name: "Ivan", text: "Sell milk" }, message]
        expect(yield* store(...both)).toEqual({ ...nothing, seen: 3, stored: 2, clashes: 1 })
      })
    ))
})

describe("the same message from pages of HTML, which name no ids,", () => {
  const named = { ...message, from: "name:Maria" }
  test("is found after the JSON export", () =>
    run(
      Effect.gen(function* () {
        yield* store(message)
        expect(yield* store(named)).toEqual({ ...nothing, seen: 1 })
      })
    ))
  test("is found by the JSON export after it", () =>
    run(
      Effect.gen(function* () {
        yield* store(named)
        expect(yield* store(message)).toEqual({ ...nothing, seen: 1 })
      })
    ))
  test("of another time is another message", () =>
    run(
      Effect.gen(function* () {
        yield* store(message)
        expect(yield* store({ ...named, sentAt: "2026-09-01T12:00:01Z" })).toMatchObject({ clashes: 1 })
      })
    ))
})

describe("an edited text", () => {
  const edited = { ...message, text: "Buy oat milk", editedAt: "2026-09-01T13:00:00Z" }

  test("in a second export is an edit, once", () =>
    run(
      Effect.gen(function* () {
        yield* store(message)
        expect(yield* store(edited)).toEqual({ ...nothing, seen: 1, edited: 1 })
        expect(yield* stored("1")).toMatchObject({ text: "Buy oat milk" })
        expect(yield* store(edited)).toEqual({ ...nothing, seen: 1 })
      })
    ))

  test("is not replaced by an older export", () =>
    run(
      Effect.gen(function* () {
        yield* store(edited)
        expect(yield* store(message)).toEqual({ ...nothing, seen: 1 })
        expect(yield* store({ ...message, text: "Buy", editedAt: "2026-09-01T12:30:00Z" })).toEqual({
          ...nothing,
          seen: 1
        })
        expect(yield* stored("1")).toMatchObject({ text: "Buy oat milk" })
      })
    ))

  test("of a message that was redacted stays redacted", () =>
    run(
      Effect.gen(function* () {
        yield* store(message)
        const { send } = yield* CommandBus
        const subject = subjectOf("message", (yield* ids).message("1"))
        yield* send({ actor: operator, key: "redact" }, { subject, command: { _tag: "RedactMessage" } })
        expect(yield* store(edited)).toEqual({ ...nothing, seen: 1 })
      })
    ))
})

describe("a chat where the bot works, for members only", () => {
  /** The group is bound for its members, and the bot has stored the message. */
  const live = Effect.gen(function* () {
    const { send } = yield* CommandBus
    const made = yield* ids
    const audience = Audience.make(`chat:${made.chat}`)
    const owner = ActorId.make(`chat:${made.chat}`)
    yield* send(
      { actor: bot, key: "bind" },
      {
        subject: subjectOf("chat", made.chat),
        command: { _tag: "BindChat", owner, title: "Office", source: "telegram", audience }
      }
    )
    const author = made.person("7")
    yield* send(
      { actor: bot, key: "join" },
      {
        subject: subjectOf("person", author.slice("person:".length)),
        command: { _tag: "JoinPerson", person: author, name: "Maria", handle: null }
      }
    )
    yield* send(
      { actor: bot, key: "said" },
      {
        subject: subjectOf("message", made.message("1")),
        command: {
          _tag: "ReceiveMessage",
          source: "telegram",
          chat: made.chat,
          author,
          text: "Buy milk",
          sentAt: "2026-09-01T12:00:00.000Z",
          replyTo: null,
          thread: null,
          audience
        }
      }
    )
    return audience
  })

  test("has its messages already, and keeps an imported one for its members", () =>
    run(
      Effect.gen(function* () {
        const audience = yield* live
        expect(yield* store(message, { ...message, id: "2", text: "And bread" })).toEqual({
          ...nothing,
          seen: 2,
          stored: 1
        })
        expect(yield* eventsOf("2")).toMatchObject([{ _tag: "MessageReceived", audience }])
      })
    ))

  test("takes an edit and a redaction of the operator", () =>
    run(
      Effect.gen(function* () {
        yield* live
        const edit = { ...message, text: "Buy oat milk", editedAt: "2026-09-01T13:00:00Z" }
        expect(yield* store(edit)).toMatchObject({ edited: 1 })
        const subject = subjectOf("message", (yield* ids).message("1"))
        yield* (yield* CommandBus).send(
          { actor: operator, key: "redact" },
          { subject, command: { _tag: "RedactMessage" } }
        )
        expect((yield* eventsOf("1")).at(-1)).toMatchObject({ _tag: "MessageRedacted" })
      })
    ))

  test("that became another group gives its messages to that one", () =>
    run(
      Effect.gen(function* () {
        yield* live
        const made = yield* ids
        const to = importedIds(yield* NaturalKeys, "72").chat
        yield* (yield* CommandBus).send(
          { actor: bot, key: "move" },
          { subject: subjectOf("chat", made.chat), command: { _tag: "MigrateChat", to } }
        )
        expect(yield* store({ ...message, id: "2", text: "And bread" })).toMatchObject({ stored: 1 })
        expect(yield* eventsOf("2")).toMatchObject([{ chat: to, audience: `chat:${made.chat}` }])
      })
    ))
})

test("messages of a forgotten person are not stored, and those of the others are", () =>
  run(
    Effect.gen(function* () {
      yield* store(message)
      const person = (yield* ids).person("7")
      const { seq } = yield* (yield* CommandBus).send(
        { actor: operator, key: "forget" },
        { subject: subjectOf("person", PersonId.make(person.slice(7))), command: { _tag: "ForgetPerson" } }
      )
      yield* (yield* Principals).waitFor(seq)
      const others = { ...message, id: "2", from: "8", name: "Ivan" }
      expect(yield* store({ ...message, id: "3" }, others)).toEqual({ ...nothing, seen: 2, stored: 1, forgotten: 1 })
    })
  ))

test("an imported message says who brought it, and that a bot wrote it", () =>
  run(
    Effect.gen(function* () {
      const forwarded: ImportedMessage = {
        ...message,
        from: "forwarded:Olga",
        name: "Olga",
        broughtBy: { from: "7", name: "Maria" }
      }
      yield* store(forwarded, { ...message, id: "2", bot: true })
      const made = yield* ids
      expect(yield* eventsOf("1")).toMatchObject([
        { author: made.person("forwarded:Olga"), broughtBy: made.person("7") }
      ])
      expect(yield* eventsOf("2")).toMatchObject([{ bot: true }])
    })
  ))

/** Stores a part of a chat: the chat, its people and some of its messages. It stores nothing twice. */
import { Effect } from "effect"
import { CommandBus, type NotDone } from "../../../../commands/commandBus.ts"
import { Principals } from "../../../../commands/principals.ts"
import { type ActorId, type MessageId, personActor } from "../../../../domain/ids.ts"
import type { Source } from "../../../../domain/values.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import { traced } from "../../../../streams/trace/tracing.ts"
import type { ImportedMessage, ImportPiece } from "../source/source.ts"
import { type ChatOfImport, chatOfImport } from "./chatOfImport.ts"
import { type ImportedIds, importedIds } from "./importedIds.ts"
import { compareMessages, storedMessageOf } from "./sameMessage.ts"

/** Commands that wait for the disk at the same time. */
const inFlight = 32

/** `clash`: stored as another message, because its number was taken. `forgotten`: of a person who was forgotten. */
type Outcome = "stored" | "clash" | "edited" | "there" | "forgotten"

/** Returns the counts of the messages by result. Each piece begins a trace. A retry from the start is safe after any failure. */
export const storeMessages = (piece: Omit<ImportPiece, "place">, source: Source) =>
  store(piece, source).pipe(
    traced({
      name: "import messages",
      kind: "consumer",
      mayBegin: true,
      attributes: { messages: piece.messages.length }
    })
  )

const store = Effect.fn("storeMessages")(function* ({ chat, messages }: Omit<ImportPiece, "place">, source: Source) {
  const ids = importedIds(yield* NaturalKeys, chat.id)
  const place = yield* chatOfImport(ids, chat, source)
  const people = new Map(
    messages.flatMap(({ from, name, broughtBy }) => [
      [from, name] as const,
      ...(broughtBy === undefined ? [] : [[broughtBy.from, broughtBy.name] as const])
    ])
  )
  yield* Effect.forEach(people, ([from, name]) => joinPerson(ids, from, name), { concurrency: inFlight, discard: true })
  // Messages with one number are compared with each other, so they are stored one after another.
  const byNumber = Map.groupBy(messages, ({ id }) => id)
  const outcomes = yield* Effect.forEach(
    byNumber.values(),
    (same) => Effect.forEach(same, (message) => receive(ids, place, message, source)),
    { concurrency: inFlight }
  )
  const all = outcomes.flat()
  const count = (...wanted: ReadonlyArray<Outcome>) => all.filter((outcome) => wanted.includes(outcome)).length
  return {
    seen: messages.length,
    stored: count("stored", "clash"),
    edited: count("edited"),
    clashes: count("clash"),
    forgotten: count("forgotten")
  }
})

/** The person who is linked with this Telegram user, or the one that is derived from the user's id. */
const personOf = Effect.fnUntraced(function* (ids: ImportedIds, from: string) {
  const linked = (yield* Principals).personByTelegram(ids.user(from))
  return linked === null ? ids.person(from) : personActor(linked)
})

const joinPerson = Effect.fnUntraced(function* (ids: ImportedIds, from: string, name: string) {
  const bus = yield* CommandBus
  const person = yield* personOf(ids, from)
  // A linked person keeps the name of the account.
  if (person !== ids.person(from) || (yield* Principals).isForgotten(person)) return
  yield* bus
    .send(ids.request("join", person, name), {
      subject: subjectOf("person", person.slice("person:".length)),
      command: { _tag: "JoinPerson", person, name, handle: null }
    })
    .pipe(
      // A person who is forgotten meanwhile, or whose commit cannot be read, does not stop the messages of the others.
      Effect.catchTag(["PersonRefused", "AggregateParked"], () => Effect.void)
    )
})

/** The prefix of the id of a sender who is known by name only. */
const namedOnly = "name:"

/** True for every actor that an earlier version, the live chat or this import may have stored as the author. */
const isAuthorOf = Effect.fnUntraced(function* (ids: ImportedIds, { from, name, broughtBy }: ImportedMessage) {
  const { survivorOf } = yield* Principals
  const senders = broughtBy === undefined ? [from] : [from, broughtBy.from]
  // A page of HTML names no ids: number, time and text decide.
  if (senders.some((sender) => sender.startsWith(namedOnly))) return () => true
  const shown = broughtBy === undefined ? [name] : [name, broughtBy.name]
  const people = yield* Effect.forEach(senders, (sender) => personOf(ids, sender))
  const own: ReadonlyArray<ActorId | null> = [
    ...people,
    ...senders.flatMap((sender) => [ids.person(sender), ids.channel(sender)]),
    // An import of pages stores the same person under this id.
    ...shown.map((each) => ids.person(`${namedOnly}${each}`))
  ]
  const names = new Set(own.flatMap((actor) => (actor === null ? [] : [actor, survivorOf(actor)])))
  // The live chat stores its own id as the author of messages of bots and anonymous administrators.
  const anonymous = `chat:${ids.chat}`
  return (authors: ReadonlyArray<ActorId>) =>
    authors.some((author) => names.has(author) || names.has(survivorOf(author)) || author === anonymous)
})

/** Compares the message with the one that is stored under this id. `free`: no message has the id. */
const compareAt = (id: MessageId, message: ImportedMessage, isAuthor: (authors: ReadonlyArray<ActorId>) => boolean) =>
  Effect.gen(function* () {
    const store = yield* EventStore
    const subject = subjectOf("message", id)
    if ((yield* store.lastSeq(subject)) === 0) return "free" as const
    const stored = storedMessageOf(yield* store.load(subject))
    return stored === null ? ("same" as const) : compareMessages(stored, message, isAuthor)
  }).pipe(
    // The message exists, but its commit cannot be read until it is repaired.
    Effect.catchTag("AggregateParked", () => Effect.succeed("same" as const))
  )

const receive = Effect.fnUntraced(function* (
  ids: ImportedIds,
  place: ChatOfImport,
  message: ImportedMessage,
  source: Source
): Effect.fn.Return<Outcome, NotDone, CommandBus | EventStore | Principals> {
  const author = yield* personOf(ids, message.from)
  if ((yield* Principals).isForgotten(author)) return "forgotten"
  const isAuthor = yield* isAuthorOf(ids, message)
  const first = ids.message(message.id)
  let free: MessageId | null = null
  for (const id of [first, ...ids.clashes(message)]) {
    const found = yield* compareAt(id, message, isAuthor)
    if (found === "same") return "there"
    if (found === "edited") yield* edit(ids, id, message)
    if (found === "edited") return "edited"
    if (found === "free") free ??= id
    if (free === first) break
  }
  if (free === null) return "there"
  yield* send(ids, place, free, author, message, source)
  return free === first ? "stored" : "clash"
})

const send = Effect.fnUntraced(function* (
  ids: ImportedIds,
  { chat, audience }: ChatOfImport,
  id: MessageId,
  author: ActorId,
  { text, sentAt, replyTo, editedAt, broughtBy, bot }: ImportedMessage,
  source: Source
) {
  const bus = yield* CommandBus
  const subject = subjectOf("message", id)
  yield* bus.send(ids.request("import", subject, text, sentAt, replyTo ?? ""), {
    subject,
    command: {
      _tag: "ReceiveMessage",
      source,
      chat,
      author,
      text,
      sentAt,
      replyTo: replyTo === null ? null : ids.message(replyTo),
      thread: null,
      audience,
      ...(editedAt === undefined ? {} : { editedAt }),
      ...(broughtBy === undefined ? {} : { broughtBy: yield* personOf(ids, broughtBy.from) }),
      ...(bot === undefined ? {} : { bot })
    }
  })
})

const edit = Effect.fnUntraced(function* (ids: ImportedIds, id: MessageId, { text, editedAt }: ImportedMessage) {
  const bus = yield* CommandBus
  if (editedAt === undefined) return
  const subject = subjectOf("message", id)
  yield* bus
    .send(ids.request("edit", subject, text, editedAt), { subject, command: { _tag: "EditMessage", text, editedAt } })
    // It was redacted meanwhile.
    .pipe(Effect.catchTag("MessageRefused", () => Effect.void))
})

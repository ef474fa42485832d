/** Stores a part of a chat's export: the chat, its people and some of its messages. It stores nothing twice. */
import { Effect, Schema, Stream } from "effect"
import { CommandBus, type Request } from "../../../commands/commandBus.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { ChatTitle } from "../../../domain/chat/chat.ts"
import { ActorId, ChatId, MessageId, PersonId, personActor } from "../../../domain/ids.ts"
import { Text } from "../../../domain/message/message.ts"
import { Name } from "../../../domain/person/person.ts"
import { Instant, type Source, team } from "../../../domain/values.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { hash } from "../../../streams/commit/identity.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { operation } from "../operation/operation.ts"

export const ImportedMessage = Schema.Struct({
  /** The message's number in its chat. */
  id: Schema.String,
  /** The author's id where the chat comes from. */
  from: Schema.String,
  name: Name,
  text: Text,
  sentAt: Instant,
  replyTo: Schema.NullOr(Schema.String)
})
export type ImportedMessage = typeof ImportedMessage.Type

const Input = Schema.Struct({
  chat: Schema.Struct({ id: Schema.String, title: ChatTitle }),
  messages: Schema.Array(ImportedMessage).check(Schema.isMaxLength(500))
})

/** Commands that wait for the disk at the same time. */
const inFlight = 32

export const importOperation = operation({
  name: "import-chat",
  input: Input,
  run: (input) => Stream.fromEffect(storeMessages(input, "import"))
})

/** Answers how many messages were new. A retry from the start is safe after any failure. */
export const storeMessages = Effect.fn("storeMessages")(function* (
  { chat, messages }: typeof Input.Type,
  source: Source
) {
  const ids = importedIds(yield* NaturalKeys, chat.id)
  yield* bindChat(ids, chat.title, source)
  const authors = new Map(messages.map(({ from, name }) => [from, name]))
  yield* Effect.forEach(authors, ([from, name]) => joinAuthor(ids, ids.person(from), name), {
    concurrency: inFlight,
    discard: true
  })
  // An export may hold a message twice.
  const each = [...new Map(messages.map((message) => [message.id, message])).values()]
  const fresh = yield* Effect.forEach(each, (message) => receive(ids, message, source), { concurrency: inFlight })
  return { stored: fresh.filter((isNew) => isNew).length, seen: messages.length }
})

/** The ids that an import gives to a chat, its people and its messages. They are the same at every import. */
export const importedIds = (keys: NaturalKeys["Service"], chat: string) => ({
  chat: ChatId.make(keys.idFor("telegram-chat", chat)),
  person: (from: string) => personActor(PersonId.make(keys.idFor("telegram-user", from))),
  message: (id: string) => MessageId.make(keys.idFor("telegram-message", chat, id)),
  /**
   * The request of a command about this content: a chat, person or message that changed since an earlier export is a new
   * command. The key is keyed, because it is made of texts and names; the key of earlier versions was a plain hash.
   */
  request: (...content: ReadonlyArray<string>): Request => ({
    actor: operator,
    key: keys.idFor("import", ...content),
    formerKey: hash(26, ...content)
  })
})
type ImportedIds = ReturnType<typeof importedIds>

const bindChat = Effect.fnUntraced(function* (
  { chat, request }: ImportedIds,
  title: typeof ChatTitle.Type,
  source: Source
) {
  const bus = yield* CommandBus
  yield* bus.send(request("bind", chat, title), {
    subject: subjectOf("chat", chat),
    command: { _tag: "BindChat", owner: ActorId.make(`chat:${chat}`), title, source, audience: team }
  })
})

const joinAuthor = Effect.fnUntraced(function* ({ request }: ImportedIds, person: ActorId, name: typeof Name.Type) {
  const bus = yield* CommandBus
  yield* bus.send(request("join", person, name), {
    subject: subjectOf("person", person.slice("person:".length)),
    command: { _tag: "JoinPerson", person, name, handle: null }
  })
})

/** Returns whether the message is new. */
const receive = Effect.fnUntraced(function* (
  ids: ImportedIds,
  { id, from, text, sentAt, replyTo }: ImportedMessage,
  source: Source
) {
  const bus = yield* CommandBus
  const store = yield* EventStore
  const subject = subjectOf("message", ids.message(id))
  const isNew = (yield* store.lastSeq(subject)) === 0
  yield* bus.send(ids.request("import", subject, text, sentAt, replyTo ?? ""), {
    subject,
    command: {
      _tag: "ReceiveMessage",
      source,
      chat: ids.chat,
      author: ids.person(from),
      text,
      sentAt,
      replyTo: replyTo === null ? null : ids.message(replyTo),
      thread: null,
      audience: team
    }
  })
  return isNew
})

/** Stores a part of a chat's export: the chat, its people and some of its messages. It stores nothing twice. */
import { Effect, Schema, Stream } from "effect"
import { CommandBus } from "../../../commands/commandBus.ts"
import { operator } from "../../../commands/principals.ts"
import { ChatTitle } from "../../../domain/chat/chat.ts"
import { ActorId, ChatId, MessageId, PersonId, personActor } from "../../../domain/ids.ts"
import { Text } from "../../../domain/message/message.ts"
import { Name } from "../../../domain/person/person.ts"
import { Instant, type Source, team } from "../../../domain/values.ts"
import { EventStore } from "../../../streams/eventStore.ts"
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

// The key holds the content: a chat, person or message that changed since an earlier export is a new command.
const keyOf = (...parts: ReadonlyArray<string>) => hash(26, ...parts)

/** Answers how many messages were new. A retry from the start is safe after any failure. */
export const storeMessages = Effect.fn("storeMessages")(function* (
  { chat, messages }: typeof Input.Type,
  source: Source
) {
  const bus = yield* CommandBus
  const keys = yield* NaturalKeys
  const store = yield* EventStore
  const chatId = ChatId.make(keys.idFor("telegram-chat", chat.id))
  const person = (from: string) => personActor(PersonId.make(keys.idFor("telegram-user", from)))
  const messageId = (id: string) => MessageId.make(keys.idFor("telegram-message", chat.id, id))

  yield* bus.send(
    { actor: operator, key: keyOf("bind", chatId, chat.title) },
    {
      subject: subjectOf("chat", chatId),
      command: { _tag: "BindChat", owner: ActorId.make(`chat:${chatId}`), title: chat.title, source, audience: team }
    }
  )
  const authors = new Map(messages.map(({ from, name }) => [from, name]))
  yield* Effect.forEach(
    authors,
    ([from, name]) => {
      const actor = person(from)
      return bus.send(
        { actor: operator, key: keyOf("join", actor, name) },
        {
          subject: subjectOf("person", actor.slice("person:".length)),
          command: { _tag: "JoinPerson", person: actor, name, handle: null }
        }
      )
    },
    { concurrency: inFlight, discard: true }
  )

  // An export may hold a message twice.
  const each = [...new Map(messages.map((message) => [message.id, message])).values()]
  const fresh = yield* Effect.forEach(
    each,
    Effect.fnUntraced(function* ({ id, from, text, sentAt, replyTo }) {
      const subject = subjectOf("message", messageId(id))
      const known = (yield* store.lastSeq(subject)) > 0
      yield* bus.send(
        { actor: operator, key: keyOf("import", subject, text, sentAt, replyTo ?? "") },
        {
          subject,
          command: {
            _tag: "ReceiveMessage",
            source,
            chat: chatId,
            author: person(from),
            text,
            sentAt,
            replyTo: replyTo === null ? null : messageId(replyTo),
            thread: null,
            audience: team
          }
        }
      )
      return known ? 0 : 1
    }),
    { concurrency: inFlight }
  )
  return { stored: fresh.reduce<number>((sum, one) => sum + one, 0), seen: messages.length }
})

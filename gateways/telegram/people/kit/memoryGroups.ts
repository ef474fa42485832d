/** The people and the groups of the bot with the log in memory, for tests. A test provides the services that play Telegram. */
import { Effect, Layer } from "effect"
import { commandBusLayer } from "../../../../commands/bus/bus.ts"
import { Principals } from "../../../../commands/principals.ts"
import type { Event } from "../../../../domain/chat/chat.ts"
import { ada } from "../../../../domain/kit/people.ts"
import { Audience } from "../../../../domain/values.ts"
import { pending } from "../../../../streams/kit/pending.ts"
import { memoryRecord } from "../../../../streams/memory/memoryStore.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import { Addresses } from "../addresses.ts"
import { Authors } from "../authors.ts"
import { AddressBook } from "../book/addressBook.ts"
import { Chats } from "../chats.ts"
import { Members } from "../members.ts"
import { OpenQuestions } from "../openQuestions.ts"

const peopleOn = (record: typeof memoryRecord) =>
  Addresses.layer.pipe(
    Layer.provideMerge(Layer.mergeAll(AddressBook.layer, Authors.layer)),
    Layer.provideMerge(commandBusLayer),
    Layer.provideMerge(Principals.layer),
    Layer.provideMerge(record)
  )

export const memoryPeople = peopleOn(memoryRecord)

/** `record`: such as one that counts reads. */
export const groupsOn = (record: typeof memoryRecord) =>
  Members.layer.pipe(
    Layer.provideMerge(Layer.mergeAll(Chats.layer, OpenQuestions.layer)),
    Layer.provideMerge(peopleOn(record))
  )

export const memoryGroups = groupsOn(memoryRecord)

/** A group and what has happened in it, first that it was bound. */
export interface RecordedGroup {
  readonly chat: number
  readonly waits?: true
  readonly later?: ReadonlyArray<Event>
}

/** Stores groups and their addresses, without commands, because some tests have a thousand of them. The events are those of Ada. */
export const recordGroups = Effect.fnUntraced(function* (groups: ReadonlyArray<RecordedGroup>) {
  const { subjectOf, idOf } = yield* Chats
  const { note } = yield* AddressBook
  const [first, ...others] = groups.map(({ chat, waits, later = [] }) => {
    const bound = {
      owner: ada,
      title: "Team",
      source: "telegram",
      audience: Audience.make(`chat:${idOf(chat)}`)
    } as const
    return pending(subjectOf(chat), 0, { _tag: "ChatBound", ...bound, ...(waits === true ? { waits } : {}) }, ...later)
  })
  if (first !== undefined) yield* (yield* EventStore).append(first, ...others)
  for (const { chat } of groups) yield* note({ id: chat })
})

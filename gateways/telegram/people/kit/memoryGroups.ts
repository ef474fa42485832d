/** The people and the groups of the bot with the log in memory, for tests. A test provides the services that play Telegram. */
import { Layer } from "effect"
import { commandBusLayer } from "../../../../commands/bus/bus.ts"
import { Principals } from "../../../../commands/principals.ts"
import { memoryRecord } from "../../../../streams/memory/memoryStore.ts"
import { Addresses } from "../addresses.ts"
import { Authors } from "../authors.ts"
import { AddressBook } from "../book/addressBook.ts"
import { Chats } from "../chats.ts"
import { Members } from "../members.ts"

export const memoryPeople = Addresses.layer.pipe(
  Layer.provideMerge(Layer.mergeAll(AddressBook.layer, Authors.layer)),
  Layer.provideMerge(commandBusLayer),
  Layer.provideMerge(Principals.layer),
  Layer.provideMerge(memoryRecord)
)

export const memoryGroups = Members.layer.pipe(Layer.provideMerge(Chats.layer), Layer.provideMerge(memoryPeople))

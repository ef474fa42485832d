/** Offers the commands of owners in the private chats of owners, and in no other chat, also after a role has changed. */
import { Duration, Effect, Schedule } from "effect"
import { Principals } from "../../../commands/principals.ts"
import { personOf } from "../../../domain/ids.ts"
import { BotApi } from "../api/bot.ts"
import { offerToOwner } from "../api/offerCommands.ts"
import { AddressBook } from "../people/book/addressBook.ts"
import { Addresses } from "../people/addresses.ts"

/** Longest time until a changed role has an effect. */
const interval = Duration.minutes(1)

/** Never ends. Logs a failure, and repeats the call in the next round. The address book notes the chats that have these commands. */
export const offerOwners = Effect.suspend(() => round).pipe(
  Effect.catch(({ message }) => Effect.logDebug("the commands of owners were not offered", { why: message })),
  Effect.repeat(Schedule.spaced(interval))
)

const round = Effect.gen(function* () {
  const book = yield* AddressBook
  const { privateChatOf } = yield* Addresses
  const chats = (yield* Principals).owners().flatMap((owner) => {
    const person = personOf(owner)
    const address = person === null ? null : privateChatOf(person)
    return address === null ? [] : [address]
  })
  for (const address of chats) {
    if (address.commands === "owner") continue
    yield* offerToOwner(address.id, address.language ?? "en")
    yield* book.note({ ...address, commands: "owner" })
  }
  const ofOwner = new Set(chats.map(({ id }) => id))
  for (const { commands, ...address } of book.all()) {
    if (commands !== "owner" || ofOwner.has(address.id) || address.unreachable !== undefined) continue
    yield* (yield* BotApi).clearOffer(address.id)
    yield* book.note(address)
  }
})

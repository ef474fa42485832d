/** Offers the commands of owners in the private chats of owners, and in no other chat, also after a role has changed. */
import { Duration, Effect, Schedule } from "effect"
import { Principals } from "../../../commands/principals.ts"
import { personOf } from "../../../domain/ids.ts"
import { BotApi } from "../api/bot.ts"
import { offerToOwner } from "../api/offerCommands.ts"
import { type Address, AddressBook } from "../people/book/addressBook.ts"
import { Addresses } from "../people/addresses.ts"

/** Longest time until a changed role has an effect. */
const interval = Duration.minutes(1)

/**
 * Never ends. The address book notes the chats that have these commands. Each start offers them again, because another version or
 * another bot may have offered others.
 */
export const offerOwners = Effect.suspend(() => Effect.repeat(offerRound(new Set()), Schedule.spaced(interval)))

/** `offered`: the chats in which this process has offered the commands. A failed call does not stop the round; the next one repeats it. */
export const offerRound = Effect.fnUntraced(function* (offered: Set<number>) {
  const book = yield* AddressBook
  const { privateChatOf } = yield* Addresses
  const api = yield* BotApi
  const chats = (yield* Principals).owners().flatMap((owner) => {
    const person = personOf(owner)
    return (person === null ? null : privateChatOf(person)) ?? []
  })
  const offer = Effect.fnUntraced(function* ({ id, language = "en" }: Address) {
    // Stored before the call, so that a round finds the chat after a crash between the two.
    yield* book.amend(id, (before) => ({ ...before, commands: "owner" }))
    yield* offerToOwner(id, language)
    offered.add(id)
  })
  const takeBack = Effect.fnUntraced(function* ({ id }: Address) {
    yield* api.clearOffer(id)
    offered.delete(id)
    yield* book.amend(id, ({ commands: _, ...before }) => before)
  })
  const ofOwner = new Set(chats.map(({ id }) => id))
  const isFormer = ({ id, commands, unreachable }: Address) =>
    (commands === "owner" || offered.has(id)) && !ofOwner.has(id) && unreachable === undefined
  yield* Effect.forEach(chats, (address) => (offered.has(address.id) ? Effect.void : logged(offer(address))), {
    discard: true
  })
  yield* Effect.forEach(book.all().filter(isFormer), (address) => logged(takeBack(address)), { discard: true })
})

const logged = <A, E extends { readonly message: string }, R>(work: Effect.Effect<A, E, R>) =>
  work.pipe(Effect.catch(({ message }) => Effect.logDebug("the commands of owners were not offered", { why: message })))

/** Finds the Telegram accounts of forgotten people, and erases their addresses from bucket `OUTBOX`. */
import { Effect } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import { PersonId, personActor } from "../../../../domain/ids.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { Buckets } from "../../../../streams/ports/bucket.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"
import { Keyring } from "../../../../streams/sealing/keyring.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import { openAddress } from "./addressBook.ts"
import { botKey } from "../../token/botKey.ts"

/**
 * True for an account of a forgotten person. The link of a person who is being erased is read from the log, because the
 * directory of people has dropped it.
 */
export const accountsOfForgotten = Effect.gen(function* () {
  const principals = yield* Principals
  const store = yield* EventStore
  const keys = yield* NaturalKeys
  const linked = new Set<string>()
  for (const actor of principals.erasing().keys())
    for (const { events } of yield* store.load(subjectOf("person", actor.slice("person:".length))))
      for (const event of events) if (event._tag === "TelegramLinked") linked.add(event.telegram)
  return (user: number): boolean => {
    const key = keys.idFor("telegram-user", String(user))
    const person = principals.personByTelegram(key) ?? PersonId.make(key)
    return linked.has(key) || principals.isForgotten(personActor(person))
  }
})

/** Safe to repeat. */
export const forgetAddresses = Effect.gen(function* () {
  const buckets = yield* Buckets
  if (!(yield* buckets.exists("OUTBOX"))) return
  const bucket = yield* buckets.open("OUTBOX")
  const secret = yield* (yield* Keyring).keyOf(botKey)
  const isOfForgotten = yield* accountsOfForgotten
  for (const { key, value } of yield* bucket.entries) {
    const address = openAddress(secret, key, value)
    if (address !== null && address.id > 0 && isOfForgotten(address.id)) yield* bucket.erase(key)
  }
})

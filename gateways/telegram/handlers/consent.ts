/** Whether a group is listened to: an admin turns it on and off, and everybody may ask. */
import { Effect } from "effect"
import { atLeast } from "../../../commands/authorisation.ts"
import { CommandBus } from "../../../commands/commandBus.ts"
import { Principals } from "../../../commands/principals.ts"
import { personActor } from "../../../domain/ids.ts"
import type { Message, User } from "../inbox/update.ts"
import { Authors } from "../people/authors.ts"
import { Chats } from "../people/chats.ts"
import { Telling } from "./replies.ts"

export const turnOn = Effect.fn("telegram.turnOn")(function* (message: Message, asker: User) {
  const bus = yield* CommandBus
  const authors = yield* Authors
  const chats = yield* Chats
  const { tell } = yield* Telling
  // The bus says the same; asked before, so that a stranger's word does not even make the group known.
  if (!atLeast(authors.roleOf(asker), "admin")) return yield* tell(message, "consent-forbidden")
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const person = authors.personOf(asker)
  yield* chats.bind(message.chat, key)
  yield* chats.see(message.chat, person, key)
  yield* bus.send(
    { actor: personActor(person), key },
    { subject: chats.subjectOf(message.chat.id), command: { _tag: "GiveConsent" } }
  )
  yield* tell(message, "consent-given")
})

export const turnOff = Effect.fn("telegram.turnOff")(function* (message: Message, asker: User) {
  const bus = yield* CommandBus
  const chats = yield* Chats
  const authors = yield* Authors
  const { tell } = yield* Telling
  const key = chats.messageIdOf(message.chat.id, message.message_id)
  const told = yield* bus
    .send(
      { actor: personActor(authors.personOf(asker)), key },
      { subject: chats.subjectOf(message.chat.id), command: { _tag: "MuteChat" } }
    )
    .pipe(
      Effect.as("consent-taken" as const),
      Effect.catchTag("Forbidden", () => Effect.succeed("consent-forbidden" as const)),
      // Nobody listens to a group that is not known.
      Effect.catchTag("ChatRefused", () => Effect.succeed("consent-taken" as const))
    )
  yield* tell(message, told)
})

export const explainPrivacy = Effect.fnUntraced(function* (message: Message) {
  const { hasConsent } = yield* Principals
  const chats = yield* Chats
  const { tell } = yield* Telling
  yield* tell(
    message,
    message.chat.type === "private"
      ? "privacy-private"
      : hasConsent(chats.idOf(message.chat.id))
        ? "privacy-on"
        : "privacy-off"
  )
})

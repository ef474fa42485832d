import { Context, Effect, Layer } from "effect"
import type { NotDone } from "../../../commands/commandBus.ts"
import { makeSendOnce } from "../../../commands/sendOnce.ts"
import { Principals } from "../../../commands/principals.ts"
import { type ActorId, PersonId, personActor, reactorActor } from "../../../domain/ids.ts"
import type { Role } from "../../../domain/values.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { lineFrom } from "../../../domain/text/fit.ts"
import { forwardedId } from "../content/forwarded.ts"
import type { TelegramUser } from "./linking.ts"
import type { User } from "../inbox/update.ts"

/** The bot as an actor: it stores people, chats and messages. */
export const bot = reactorActor("telegram")

const mostName = 200
const mostHandle = 64

/** Maps users of Telegram to people of the installation. */
export class Authors extends Context.Service<
  Authors,
  {
    /** The person that is linked with this user, or else a person that is derived from the user's id. */
    readonly personOf: (user: User) => PersonId
    readonly roleOf: (user: User) => Role | null
    readonly telegramUserOf: (user: User) => TelegramUser
    /** Records the name of an author. Null when the person's data was erased. */
    readonly introduce: (user: User, key: string) => Effect.Effect<ActorId | null, NotDone>
    /** As `introduce`, for a person outside of the installation who is known by name only. */
    readonly introduceName: (name: string, key: string) => Effect.Effect<ActorId | null, NotDone>
  }
>()("tracker/gateways/telegram/handlers/Authors") {
  static readonly layer = Layer.effect(
    Authors,
    Effect.gen(function* () {
      const sendOnce = yield* makeSendOnce
      const principals = yield* Principals
      const keys = yield* NaturalKeys
      /** The names that this process has recorded. */
      const known = new Map<PersonId, string>()

      const keyOf = (user: User) => keys.idFor("telegram-user", String(user.id))
      const personOf = (user: User) => principals.personByTelegram(keyOf(user)) ?? PersonId.make(keyOf(user))
      const telegramUserOf = (user: User): TelegramUser => ({
        key: keyOf(user),
        name:
          lineFrom([user.first_name, user.last_name ?? ""].join(" "), mostName) ??
          lineFrom(user.username ?? "", mostName) ??
          "Telegram",
        handle: lineFrom(user.username ?? "", mostHandle)
      })

      /** Records the name of a person. Null when the person's data was erased. */
      const join = Effect.fnUntraced(function* (id: PersonId, name: string, handle: string | null, key: string) {
        const person = personActor(id)
        if (principals.isForgotten(person)) return null
        const seen = JSON.stringify([name, handle])
        if (known.get(id) === seen) return person
        const request = { actor: bot, key: `${key}:${id}` }
        const subject = subjectOf("person", id)
        const outcome = yield* sendOnce(request, {
          subject,
          command: { _tag: "JoinPerson", person, name, handle }
        }).pipe(
          Effect.andThen(sendOnce(request, { subject, command: { _tag: "RenamePerson", person, name, handle } })),
          Effect.as<"stored" | "erased" | "parked">("stored"),
          Effect.catchTag("PersonRefused", (refused) =>
            refused.because === "forgotten" ? Effect.succeed("erased" as const) : Effect.fail(refused)
          ),
          // A parked person keeps the known name, and the messages of their chats are stored.
          Effect.catchTag("AggregateParked", () => Effect.succeed("parked" as const))
        )
        if (outcome === "stored") known.set(id, seen)
        return outcome === "erased" ? null : person
      })

      return Authors.of({
        personOf,
        roleOf: (user) => principals.roleOf(personActor(personOf(user))),
        telegramUserOf,
        introduce: Effect.fnUntraced(function* (user, key) {
          const id = personOf(user)
          const { name, handle } = telegramUserOf(user)
          if (principals.isForgotten(personActor(id))) return null
          // A linked person keeps the name of the account.
          return id === keyOf(user) ? yield* join(id, name, handle, key) : personActor(id)
        }),
        introduceName: (name, key) =>
          join(PersonId.make(keys.idFor("telegram-user", forwardedId(name))), name, null, key)
      })
    })
  )
}

import { Context, Effect, Layer } from "effect"
import type { NotDone } from "../../../commands/commandBus.ts"
import { presentPerson } from "../../../commands/people/ways/presentPerson.ts"
import { makeSendOnce } from "../../../commands/sendOnce.ts"
import { Principals } from "../../../commands/principals.ts"
import { type ActorId, PersonId, personActor, personOf as idOfPerson, reactorActor } from "../../../domain/ids.ts"
import type { Role } from "../../../domain/values.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
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
    /**
     * The person that is linked with this user, or else a person that is derived from the user's id. A person who was merged
     * into another one is the other one.
     */
    readonly personOf: (user: Pick<User, "id">) => PersonId
    /** Every id under which the log may have this user. */
    readonly namesOf: (user: Pick<User, "id">) => ReadonlyArray<PersonId>
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
      const keyOf = (user: Pick<User, "id">) => keys.idFor("telegram-user", String(user.id))
      const namesOf = (user: Pick<User, "id">) => {
        const linked = principals.personByTelegram(keyOf(user)) ?? PersonId.make(keyOf(user))
        return { linked, survivor: idOfPerson(principals.survivorOf(personActor(linked))) ?? linked }
      }
      const personOf = (user: Pick<User, "id">) => namesOf(user).survivor
      const telegramUserOf = (user: User) => describedUser(user, keyOf(user))
      const nameFor = yield* makeNameFor

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
          Effect.andThen(nameFor(id, name)),
          Effect.flatMap((kept) =>
            sendOnce(request, { subject, command: { _tag: "RenamePerson", person, name: kept, handle } })
          ),
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
        namesOf: (user) => [...new Set([...Object.values(namesOf(user)), PersonId.make(keyOf(user))])],
        roleOf: (user) => principals.roleOf(personActor(personOf(user))),
        telegramUserOf,
        introduce: Effect.fnUntraced(function* (user, key) {
          const [id, { name, handle }] = [personOf(user), telegramUserOf(user)]
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

const describedUser = (user: User, key: string): TelegramUser => ({
  key,
  name:
    lineFrom([user.first_name, user.last_name ?? ""].join(" "), mostName) ??
    lineFrom(user.username ?? "", mostName) ??
    "Telegram",
  handle: lineFrom(user.username ?? "", mostHandle)
})

/**
 * The name to record for an author. A person on the team keeps the name that the team knows: a new name in Telegram could be
 * that of another person on the team.
 */
const makeNameFor = Effect.gen(function* () {
  const { roleOf } = yield* Principals
  const store = yield* EventStore
  return (id: PersonId, name: string) =>
    roleOf(personActor(id)) === null
      ? Effect.succeed(name)
      : presentPerson(id).pipe(
          Effect.provideService(EventStore, store),
          Effect.map((state) => (state.is === "present" ? state.name : name))
        )
})

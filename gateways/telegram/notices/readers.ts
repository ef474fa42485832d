/** The people who get notices: their language, zone and rights. Also the names of the actors that notices mention. */
import { Context, Effect, Layer } from "effect"
import { presentPerson } from "../../../commands/people/ways/presentPerson.ts"
import { Principals } from "../../../commands/principals.ts"
import { type ActorId, type PersonId, personActor, personOf } from "../../../domain/ids.ts"
import type { Audience } from "../../../domain/values.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { ViewUnavailable } from "../cards/task/taskView.ts"
import { type BotLanguage, word } from "../words/words.ts"

export interface NoticeReader {
  /** The language and zone of the person's preferences. */
  readonly language: BotLanguage | null
  readonly zone: string | null
  /** Every id under which stored rows have the person. */
  readonly names: ReadonlyArray<ActorId>
  /** The audiences of the person now. */
  readonly audiences: ReadonlyArray<Audience>
}

export class Readers extends Context.Service<
  Readers,
  {
    /** The person, or the survivor of a merge. */
    readonly survivorOf: (person: PersonId) => PersonId
    readonly isOnTeam: (person: PersonId) => boolean
    /** Null when the person is not on the team. */
    readonly get: (person: PersonId) => Effect.Effect<NoticeReader | null, ViewUnavailable>
    /** The names of actors, for a text in this language. */
    readonly namesOf: (
      actors: ReadonlyArray<ActorId>,
      language: BotLanguage
    ) => Effect.Effect<(actor: ActorId) => string, ViewUnavailable>
  }
>()("tracker/gateways/telegram/Readers") {
  static readonly layer = Layer.effect(
    Readers,
    Effect.gen(function* () {
      const principals = yield* Principals
      const store = yield* EventStore
      const isOnTeam = (person: PersonId) => principals.roleOf(personActor(person)) !== null
      /** Null for a person who cannot be read, because a commit is parked. */
      const stateOf = (person: PersonId) =>
        presentPerson(person).pipe(
          Effect.provideService(EventStore, store),
          Effect.catchTag("AggregateParked", () => Effect.succeed(null)),
          Effect.mapError((cause) => new ViewUnavailable({ cause }))
        )
      const nameOf = Effect.fnUntraced(function* (actor: ActorId, language: BotLanguage) {
        const person = personOf(principals.survivorOf(actor))
        if (person === null) return word(language, "notice-service")
        const state = yield* stateOf(person)
        return state?.is === "present" ? state.name : word(language, "notice-former")
      })
      return Readers.of({
        survivorOf: (person) => personOf(principals.survivorOf(personActor(person))) ?? person,
        isOnTeam,
        get: Effect.fnUntraced(function* (person) {
          if (!isOnTeam(person)) return null
          const state = yield* stateOf(person)
          const preferences = state?.is === "present" ? state.preferences : null
          const actor = personActor(person)
          return {
            language: preferences?.language ?? null,
            zone: preferences?.zone ?? null,
            names: principals.namesOf(actor),
            audiences: principals.audiencesOf(actor)
          }
        }),
        namesOf: Effect.fnUntraced(function* (actors, language) {
          const names = new Map<ActorId, string>()
          for (const actor of new Set(actors)) names.set(actor, yield* nameOf(actor, language))
          return (actor) => names.get(actor) ?? word(language, "notice-service")
        })
      })
    })
  )
}

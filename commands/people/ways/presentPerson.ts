/** People and their ways to sign in, as the log has them now. */
import { Effect } from "effect"
import type { PersonId } from "../../../domain/ids.ts"
import { Event as PersonEvent, person, type State } from "../../../domain/person/person.ts"
import type { Ways } from "../../../domain/person/ways.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"

/** The state of a person as the log has it now. */
export const presentPerson = (id: PersonId) => Effect.map(eventsOf(id), stateAfter)

const eventsOf = Effect.fnUntraced(function* (id: PersonId) {
  const commits = yield* (yield* EventStore).load(subjectOf("person", id))
  return commits.flatMap(({ events }) => events).filter(isPersonEvent)
})
const stateAfter = (events: ReadonlyArray<PersonEvent>) => events.reduce<State>(person.evolve, person.initial)
const isPersonEvent = (event: { readonly _tag: string }): event is PersonEvent =>
  Object.hasOwn(PersonEvent.cases, event._tag)

/**
 * The person whom a way of `id` signs in: the person, or the survivor of a merge. `left`: not on the team any more.
 *
 * Null: the survivor left after the merge and joined again. A way of the earlier membership does not sign in to the new one.
 * Only present people are merged, so the chain ends.
 */
export const continuing = Effect.fnUntraced(function* (person: PersonId) {
  let id = person
  let state = yield* presentPerson(id)
  while (state.is === "merged") {
    const next = yield* presentPerson(state.into)
    if ((next.is === "present" || next.is === "merged") && !next.absorbed.includes(id)) return null
    id = state.into
    state = next
  }
  return { id, left: state.is !== "present" }
})

type LoadError = Effect.Error<ReturnType<EventStore["Service"]["load"]>>

export interface HeldWays {
  /** The person whose stream has them. */
  readonly person: PersonId
  readonly ways: Ways
  /** True when a Telegram account signs the person in. */
  readonly telegram: boolean
}

/** The ways that sign a person in: the own ones, then those of the people who were merged into it in this membership. */
export const waysOf = (id: PersonId): Effect.Effect<ReadonlyArray<HeldWays>, LoadError, EventStore> =>
  Effect.gen(function* () {
    const events = yield* eventsOf(id)
    const state = stateAfter(events)
    if (state.is !== "present" && state.is !== "merged") return []
    const joined = events.findLastIndex(({ _tag }) => _tag === "PersonJoined")
    const telegram = events.slice(joined).some(({ _tag }) => _tag === "TelegramLinked")
    const absorbed = yield* Effect.forEach(state.absorbed, waysOf)
    return [{ person: id, ways: state.ways, telegram }, ...absorbed.flat()]
  })

/** Refuses a name that looks like the name of another person on the team. */
import { Effect } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import type { ActorId } from "../../../../domain/ids.ts"
import { skeletonOf } from "../../../../domain/person/lookalike.ts"
import { PersonRefused } from "../../../../domain/person/person.ts"
import { Unavailable } from "../../problems/problems.ts"
import { isOnTeam, type PersonOut } from "../../../../projections/models/people.ts"
import { DatabaseUnavailable } from "../../../../projections/database/database.ts"
import { NotThereYet, Reads } from "../../../../projections/reads/reads.ts"

/**
 * Refused `name-taken` when another person on the team has a name that looks the same. `actor`: the person who joins; a known
 * person may keep any name.
 */
export const requireFreeName = Effect.fnUntraced(function* (name: string, actor: ActorId) {
  const people = yield* latestPeople
  if (people.some(({ id }) => id === actor)) return
  yield* refuseTaken(people, name)
})

/** Refused `name-taken` when another person on the team than `actor` has a name that looks the same. */
export const requireFreeNewName = Effect.fnUntraced(function* (name: string, actor: ActorId) {
  const people = yield* latestPeople
  yield* refuseTaken(
    people.filter(({ id }) => id !== actor),
    name
  )
})

/** Waits until the tables have the changes that this process knows. */
const latestPeople = Effect.gen(function* () {
  const reads = yield* Reads
  yield* reads.waitFor((yield* Principals).position())
  return yield* reads.people
})

const refuseTaken = (people: ReadonlyArray<PersonOut>, name: string) =>
  isTaken(people, name) ? Effect.fail(new PersonRefused({ because: "name-taken" })) : Effect.void

/** The problem of a route for an error of its check of a name: while the tables are unavailable, names cannot be compared. */
export const orNamesUnavailable = <E>(error: E | DatabaseUnavailable | NotThereYet): E | Unavailable =>
  error instanceof DatabaseUnavailable || error instanceof NotThereYet
    ? new Unavailable({ detail: "The names of the team cannot be read now. Try again in a moment." })
    : error

const isTaken = (people: ReadonlyArray<PersonOut>, name: string) => {
  const wanted = skeletonOf(name)
  return people.some((each) => isOnTeam(each) && skeletonOf(each.name) === wanted)
}

/**
 * The name for a person who joins with an account, with a number when it looks like the name of another person. Returns the
 * name itself while the tables are unavailable.
 */
export const distinctName = Effect.fnUntraced(
  function* (name: string) {
    const people = yield* (yield* Reads).people
    let distinct = name
    for (let n = 2; isTaken(people, distinct); n++) distinct = `${name} (${n})`
    return distinct
  },
  (found, name) => Effect.orElseSucceed(found, () => name)
)

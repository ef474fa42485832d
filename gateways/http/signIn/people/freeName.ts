/** Refuses a name that looks like the name of another person on the team. */
import { Effect } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import type { ActorId } from "../../../../domain/ids.ts"
import { skeletonOf } from "../../../../domain/person/lookalike.ts"
import { PersonRefused } from "../../../../domain/person/person.ts"
import { isOnTeam, type PersonOut } from "../../../../projections/models/people.ts"
import { Reads } from "../../../../projections/reads/reads.ts"

/**
 * Refused `name-taken`. `actor`: the person who takes the name; a person who is known already keeps their own. Waits for the
 * changes that this process knows.
 */
export const requireFreeName = Effect.fnUntraced(function* (name: string, actor: ActorId) {
  const reads = yield* Reads
  yield* reads.waitFor((yield* Principals).position())
  const people = yield* reads.people
  if (people.some(({ id }) => id === actor)) return
  if (isTaken(people, name)) return yield* new PersonRefused({ because: "name-taken" })
})

const isTaken = (people: ReadonlyArray<PersonOut>, name: string) => {
  const wanted = skeletonOf(name)
  return people.some((each) => isOnTeam(each) && skeletonOf(each.name) === wanted)
}

/** The name, with a number when it looks like that of another person: for a person whose account has the name. While the tables are down, the name itself. */
export const distinctName = Effect.fnUntraced(
  function* (name: string) {
    const people = yield* (yield* Reads).people
    let distinct = name
    for (let n = 2; isTaken(people, distinct); n++) distinct = `${name} (${n})`
    return distinct
  },
  (found, name) => Effect.orElseSucceed(found, () => name)
)

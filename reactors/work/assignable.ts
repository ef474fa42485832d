import { Effect } from "effect"
import type { Audience } from "../../domain/values.ts"
import type { KnownPerson } from "../../models/model.ts"
import { isOnTeam, type PersonOut } from "../../projections/models/people.ts"
import { Reads } from "../../projections/reads/reads.ts"

const named = ({ id, name, handle }: PersonOut): KnownPerson => ({
  id,
  names: handle === null ? [name] : [name, handle]
})

/** A person who is known only from a chat or an import, and has not left. */
const isOutside = ({ id, role, left, mergedInto }: PersonOut) =>
  role === null && !left && mergedInto === null && id.startsWith("person:")

const wordsOf = ({ name }: PersonOut) => name.toLowerCase().split(/\s+/u)

/**
 * The team, and the people of chats whom every reader of the audience may see. A word of a name that a member of the team has
 * means that member. `closed`: the audiences of the people who are not known to the whole team.
 */
export const assignableIn = (
  people: ReadonlyArray<PersonOut>,
  closed: ReadonlyMap<string, ReadonlyArray<string>>,
  audience: Audience
): ReadonlyArray<KnownPerson> => {
  const members = people.filter(isOnTeam)
  const taken = new Set(members.flatMap(wordsOf))
  const others = people.filter(
    (person) =>
      isOutside(person) &&
      (closed.get(person.id)?.includes(audience) ?? true) &&
      !wordsOf(person).some((word) => taken.has(word))
  )
  return [...members, ...others].map(named)
}

/** The people to whom a task for this audience may be assigned. */
export const assignableTo = Effect.fnUntraced(function* (audience: Audience) {
  const reads = yield* Reads
  const people = yield* reads.people
  const closed = yield* reads.closed(people.filter(isOutside).map(({ id }) => id))
  return assignableIn(people, closed, audience)
})

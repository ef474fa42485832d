import { Effect } from "effect"
import { isOnTeam } from "../../projections/models/people.ts"
import { Reads } from "../../projections/reads/reads.ts"

/** The people who may be assigned to a task, with their names. */
export const assignablePeople = Effect.gen(function* () {
  return (yield* (yield* Reads).people)
    .filter(isOnTeam)
    .map(({ id, name, handle }) => ({ id, names: handle === null ? [name] : [name, handle] }))
})

/** The time zone of messages, until people have their own setting. */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

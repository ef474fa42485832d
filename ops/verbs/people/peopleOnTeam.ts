/** The people of the team, from the tables. */
import { Effect } from "effect"
import { Principals } from "../../../commands/principals.ts"
import { isOnTeam } from "../../../projections/models/people.ts"
import { Reads } from "../../../projections/reads/reads.ts"

/** The people with a role, by name. Waits for the changes that this process knows: a new person is found at once. */
export const peopleOnTeam = Effect.gen(function* () {
  const reads = yield* Reads
  yield* reads.waitFor((yield* Principals).position())
  return (yield* reads.people).filter(isOnTeam)
})

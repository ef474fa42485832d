/** Merges two people, and ends the merged person's sessions, links and codes that must not give the survivor's rights. */
import { Effect } from "effect"
import type { Request } from "../../../../commands/commandBus.ts"
import { mergePeople } from "../../../../commands/people/merge.ts"
import { Principals } from "../../../../commands/principals.ts"
import { type PersonId, personActor } from "../../../../domain/ids.ts"
import { atLeast } from "../../../../domain/roles.ts"
import { SignIn } from "../signIn.ts"

/**
 * Ends the unused links and codes of the merged person. The sessions continue as the survivor's, unless the survivor has a
 * higher role: then they end, and the person must sign in again. From the commit on, every process refuses what has ended;
 * removing the entries here only keeps them out of lists.
 */
export const mergeIntoSurvivor = Effect.fnUntraced(function* (request: Request, away: PersonId, into: PersonId) {
  const principals = yield* Principals
  const signIn = yield* SignIn
  const [from, survivor] = [personActor(away), personActor(into)]
  const before = principals.roleOf(from)
  const theirs = new Set((yield* signIn.sessions(from)).map(({ id }) => id))
  const receipt = yield* mergePeople(request, away, into)
  yield* signIn.endLinks(from)
  const present = principals.roleOf(survivor)
  if (present !== null && !atLeast(before, present)) yield* signIn.endThose(({ id }) => theirs.has(id), request.actor)
  return receipt
})

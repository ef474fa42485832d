/** Changes of the team that also end sessions. */
import { Effect } from "effect"
import { grantRole, removePerson } from "../../../commands/people/team.ts"
import type { Request } from "../../../commands/commandBus.ts"
import { Principals } from "../../../commands/principals.ts"
import { type PersonId, personActor } from "../../../domain/ids.ts"
import type { Role } from "../../../domain/values.ts"
import { SignIn } from "./signIn.ts"

/** Ends the sessions of a person. */
const endSessionsOf = (id: PersonId) =>
  Effect.flatMap(SignIn, ({ endThose }) => endThose(({ actor }) => actor === personActor(id)))

/**
 * Gives a person a role.
 *
 * A person without a role may have sessions from an earlier membership, if the process ended before it could end them. They
 * end first, because the new role would make them valid again.
 */
export const changeRole = Effect.fnUntraced(function* (request: Request, id: PersonId, role: Role) {
  if ((yield* Principals).roleOf(personActor(id)) === null) yield* endSessionsOf(id)
  return yield* grantRole(request, id, role)
})

/** Takes the role away and ends the sessions. From the commit on, every process refuses the sessions, the tokens and the sockets of the person. */
export const removeFromTeam = (request: Request, id: PersonId) =>
  Effect.tap(removePerson(request, id), () => endSessionsOf(id))

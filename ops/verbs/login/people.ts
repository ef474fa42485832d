/** The people of an installation: its first owner, and those whom the operator lets in. */
import { Effect } from "effect"
import { randomUUID } from "node:crypto"
import { CommandBus } from "../../../commands/commandBus.ts"
import { operator } from "../../../commands/principals.ts"
import { type ActorId, PersonId, personActor } from "../../../domain/ids.ts"
import type { Role } from "../../../domain/values.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"

/** The owner's own name, until somebody gives a better one. */
const ownersName = "Owner"

/**
 * Makes sure that somebody of this name is here with this role, and answers who. Repeating it changes nothing.
 * People are told apart by their name: an operator who names the same person twice means the same person.
 */
export const letIn = Effect.fn("letIn")(function* (name: string, role: Role) {
  const bus = yield* CommandBus
  const keys = yield* NaturalKeys
  const person = PersonId.make(keys.idFor("operator-person", name.toLowerCase()))
  const actor: ActorId = personActor(person)
  const subject = subjectOf("person", person)
  // Each time is a command of its own: what holds already records nothing, and a role that was taken away is given again.
  const request = { actor: operator, key: randomUUID() }
  yield* bus.send(request, { subject, command: { _tag: "JoinPerson", person: actor, name, handle: null } })
  yield* bus.send(request, { subject, command: { _tag: "GrantRole", role } })
  return actor
})

export const theOwner = letIn(ownersName, "owner")

/** Lets people into an installation: its first owner, and those whom the operator names. */
import { Effect } from "effect"
import { randomUUID } from "node:crypto"
import { CommandBus } from "../../../commands/commandBus.ts"
import { operator, Principals } from "../../../commands/principals.ts"
import { type ActorId, PersonId, personActor } from "../../../domain/ids.ts"
import type { Role } from "../../../domain/values.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"

/** The owner's name until it is changed. */
const ownersName = "Owner"

/**
 * Makes sure that a person of this name has this role, and answers their actor. A repetition changes nothing.
 * The name identifies the person: the same name given twice means the same person.
 */
export const addPerson = Effect.fn("letIn")(function* (name: string, role: Role) {
  const bus = yield* CommandBus
  const keys = yield* NaturalKeys
  const person = PersonId.make(keys.idFor("operator-person", name.toLowerCase()))
  const actor: ActorId = personActor(person)
  // No command is needed, so this also works while the person is parked by a commit of a newer version.
  if ((yield* Principals).roleOf(actor) === role) return actor
  const subject = subjectOf("person", person)
  // Use a new key each time: a repeated key gets the first receipt and would not grant a removed role again.
  const request = { actor: operator, key: randomUUID() }
  yield* bus.send(request, { subject, command: { _tag: "JoinPerson", person: actor, name, handle: null } })
  yield* bus.send(request, { subject, command: { _tag: "GrantRole", role } })
  return actor
})

export const theOwner = addPerson(ownersName, "owner")

/** Gives a person another name. */
import { Effect } from "effect"
import { admit } from "../../../../commands/admit.ts"
import { CommandBus, type Request } from "../../../../commands/commandBus.ts"
import { presentPerson } from "../../../../commands/people/ways/presentPerson.ts"
import { Principals } from "../../../../commands/principals.ts"
import { type PersonId, personActor } from "../../../../domain/ids.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { requireFreeNewName } from "./freeName.ts"

/**
 * Refused `name-taken` when the name looks like that of another person on the team. The handle stays. Fails with
 * `DatabaseUnavailable` or `NotThereYet` while names cannot be compared; a retry is safe.
 */
export const renamePerson = Effect.fnUntraced(function* (request: Request, id: PersonId, name: string) {
  const subject = subjectOf("person", id)
  const person = personActor(id)
  const state = yield* presentPerson(id)
  const handle = state.is === "present" ? state.handle : null
  const command = { _tag: "RenamePerson", person, name, handle } as const
  // The rights decide first, so that a refusal tells nothing about the names of others.
  yield* admit(yield* Principals, request.actor, command, subject)
  yield* requireFreeNewName(name, person)
  return yield* (yield* CommandBus).send(request, { subject, command, asked: { name } })
})

/** Changes of the team that also end what signs a person in. */
import { Effect } from "effect"
import { forgetPerson, grantRole, peopleNamed, removePerson } from "../../../commands/people/team.ts"
import { CommandBus, type Request } from "../../../commands/commandBus.ts"
import { Principals } from "../../../commands/principals.ts"
import { type ActorId, type PersonId, personActor } from "../../../domain/ids.ts"
import type { Role } from "../../../domain/values.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { SignIn } from "./signIn.ts"

/**
 * Ends the sign-in links, the Telegram codes and the sessions of a person, under each id. The links end first, because a link
 * opens a session.
 */
const endSignInOf = Effect.fnUntraced(function* (id: PersonId, by: ActorId) {
  const signIn = yield* SignIn
  const names = (yield* Principals).namesOf(personActor(id))
  yield* Effect.forEach(names, signIn.endLinks, { discard: true })
  yield* signIn.endThose(({ actor }) => names.includes(actor), by)
})

/**
 * Ends what an earlier membership left, because the new role would make it valid again. It is left if the process ended
 * between the commit of the removal and the end of the sessions.
 */
const endEarlierMembership = Effect.fnUntraced(function* (id: PersonId, by: ActorId) {
  if ((yield* Principals).roleOf(personActor(id)) === null) yield* endSignInOf(id, by)
})

/** Gives a person a role. */
export const changeRole = Effect.fnUntraced(function* (request: Request, id: PersonId, role: Role) {
  yield* endEarlierMembership(id, request.actor)
  return yield* grantRole(request, id, role)
})

/** Makes sure that the person has joined, and gives the role. A present person keeps the name. */
export const joinTeam = Effect.fnUntraced(function* (request: Request, id: PersonId, name: string, role: Role) {
  // A code of an earlier membership could link an account as soon as the person has joined.
  yield* endEarlierMembership(id, request.actor)
  const join = { _tag: "JoinPerson", person: personActor(id), name, handle: null } as const
  yield* (yield* CommandBus).send(request, { subject: subjectOf("person", id), command: join })
  return yield* grantRole(request, id, role)
})

/**
 * Takes the role away, and ends the sessions, the links and the codes. From the commit on, every process refuses the
 * sessions, the tokens and the sockets of the person.
 */
export const removeFromTeam = (request: Request, id: PersonId) =>
  Effect.tap(removePerson(request, id), () => endSignInOf(id, request.actor))

/** Forgets a person with all merged ids, and ends what signs them in. The texts are erased after it, which can take minutes. */
export const forgetMember = (request: Request, id: PersonId, because: string, name: string) =>
  Effect.tap(
    forgetPerson(request, id, because, name),
    Effect.fnUntraced(function* () {
      const people = peopleNamed(yield* Principals, id)
      yield* Effect.forEach(people, (person) => endSignInOf(person, request.actor), { discard: true })
    })
  )

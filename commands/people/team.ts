/** Changes who is on the team. The team always keeps an owner. */
import { Effect } from "effect"
import { type PersonId, personActor, personOf } from "../../domain/ids.ts"
import { type Command, PersonRefused } from "../../domain/person/person.ts"
import type { Role } from "../../domain/values.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { admit } from "../admit.ts"
import type { Request, Step } from "../commandBus.ts"
import { requestFor } from "../knowledge/loadFromLog.ts"
import { Principals } from "../principals.ts"
import { inRightsOrder } from "./rightsOrder.ts"

/** Refused `last-owner` when no owner would remain. */
export const grantRole = (request: Request, id: PersonId, role: Role) =>
  change(request, id, { _tag: "GrantRole", role })

/** Takes the role away. The sessions and the tokens of the person stop at once. Refused `last-owner` when no owner would remain. */
export const removePerson = (request: Request, id: PersonId) => change(request, id, { _tag: "LeavePerson" })

/**
 * Forgets a person and all people who were merged into the same one: their texts must never be read again. The membership ends
 * at once, and `eraseForgotten` erases the texts later. `id` may name a merged person.
 *
 * Refused `not-confirmed` when `name` is not the last name of the survivor, and `last-owner` when no owner would remain.
 */
export const forgetPerson = Effect.fnUntraced(function* (
  request: Request,
  id: PersonId,
  because: string,
  name: string
) {
  const principals = yield* Principals
  yield* principals.current
  const events = (yield* (yield* EventStore).load(subjectOf("person", survivorOf(principals, id)))).flatMap(
    (commit) => commit.events
  )
  const last = events.findLast((event) => event._tag === "PersonJoined" || event._tag === "PersonRenamed")
  // A repeated request finds the name erased.
  const isErased = events.some(({ _tag }) => _tag === "PersonForgotten")
  if (last !== undefined && "name" in last && last.name !== name && !isErased)
    return yield* new PersonRefused({ because: "not-confirmed" })
  return yield* change(request, id, { _tag: "ForgetPerson", by: request.actor, because }, peopleNamed)
})

const survivorOf = (principals: Principals["Service"], id: PersonId): PersonId =>
  personOf(principals.survivorOf(personActor(id))) ?? id

/** The survivor first, and then the people who were merged into it. */
export const peopleNamed = (principals: Principals["Service"], id: PersonId): readonly [PersonId, ...PersonId[]] => {
  const survivor = survivorOf(principals, id)
  const names = principals.namesOf(personActor(id)).flatMap((actor) => personOf(actor) ?? [])
  return [survivor, ...names.filter((each) => each !== survivor)]
}

const itself = (_: Principals["Service"], id: PersonId): readonly [PersonId, ...PersonId[]] => [id]

/** `whom`: the people who get the command, in one batch. It runs again when another change of rights is stored first. */
const change = Effect.fnUntraced(function* (request: Request, id: PersonId, command: Command, whom = itself) {
  const principals = yield* Principals
  const keepsAnOwner = Effect.gen(function* () {
    const [first, ...others] = whom(principals, id)
    const stepOf = (person: PersonId): Step => ({ subject: subjectOf("person", person), command })
    for (const person of [first, ...others]) {
      yield* admit(principals, request.actor, command, subjectOf("person", person))
      const takesOwner =
        principals.roleOf(personActor(person)) === "owner" && !("role" in command && command.role === "owner")
      if (takesOwner && !principals.owners().some((owner) => owner !== personActor(person)))
        return yield* new PersonRefused({ because: "last-owner" })
    }
    return [stepOf(first), ...others.map(stepOf)] as const
  })
  return yield* inRightsOrder(requestFor(request, id, command._tag), keepsAnOwner)
})

/** Changes who is on the team. The team always keeps an owner. */
import { Effect } from "effect"
import { type PersonId, personActor } from "../../domain/ids.ts"
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
 * Forgets a person: nothing of theirs may be read again. The membership ends at once; `eraseForgotten` does the rest. Refused
 * `not-confirmed` when `name` is not the last name of the person, and `last-owner` when no owner would remain.
 */
export const forgetPerson = Effect.fnUntraced(function* (
  request: Request,
  id: PersonId,
  because: string,
  name: string
) {
  const events = (yield* (yield* EventStore).load(subjectOf("person", id))).flatMap((commit) => commit.events)
  const last = events.findLast((event) => event._tag === "PersonJoined" || event._tag === "PersonRenamed")
  // A repeated request finds the name erased.
  const isErased = events.some(({ _tag }) => _tag === "PersonForgotten")
  if (last !== undefined && "name" in last && last.name !== name && !isErased)
    return yield* new PersonRefused({ because: "not-confirmed" })
  return yield* change(request, id, { _tag: "ForgetPerson", by: request.actor, because })
})

const change = Effect.fnUntraced(function* (request: Request, id: PersonId, command: Command) {
  const principals = yield* Principals
  const subject = subjectOf("person", id)
  const step: Step = { subject, command }
  const keepsAnOwner = Effect.gen(function* () {
    yield* admit(principals, request.actor, command, subject)
    const takesOwner =
      principals.roleOf(personActor(id)) === "owner" && !("role" in command && command.role === "owner")
    if (takesOwner && !principals.owners().some((owner) => owner !== personActor(id)))
      return yield* new PersonRefused({ because: "last-owner" })
    return [step] as const
  })
  return yield* inRightsOrder(requestFor(request, id, command._tag), keepsAnOwner)
})

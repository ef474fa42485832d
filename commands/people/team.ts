/** Changes who is on the team. The team always keeps an owner. */
import { Effect } from "effect"
import { type PersonId, personActor } from "../../domain/ids.ts"
import { type Command, PersonRefused } from "../../domain/person/person.ts"
import type { Role } from "../../domain/values.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
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

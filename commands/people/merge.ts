/** Merges two people who are the same human. The survivor keeps its own name, role and chats. */
import { Effect } from "effect"
import { type PersonId, personActor, personOf } from "../../domain/ids.ts"
import { PersonRefused } from "../../domain/person/person.ts"
import { atLeast } from "../../domain/roles.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { admit } from "../admit.ts"
import type { Request, Step } from "../commandBus.ts"
import { requestFor } from "../knowledge/loadFromLog.ts"
import { Principals } from "../principals.ts"
import { inRightsOrder } from "./rightsOrder.ts"

/**
 * Merges a person into another one, the survivor. A repetition changes nothing.
 *
 * The actor must have at least the roles of both. The survivor may read the private items of the merged person only when an
 * owner merges two other people. An actor who is the survivor never may: a merge would open the items of any person.
 *
 * Refused `same-person`, `person-merged`, `left`, `forgotten`, `not-found`, and `last-owner` when no owner would remain.
 */
export const mergePeople = Effect.fnUntraced(function* (request: Request, away: PersonId, into: PersonId) {
  const principals = yield* Principals
  const decide = Effect.gen(function* () {
    const from = personActor(away)
    const survivor = principals.survivorOf(personActor(into))
    const id = personOf(survivor) ?? into
    if (from === survivor) return yield* new PersonRefused({ because: "same-person" })
    const role = principals.roleOf(request.actor)
    const withPrivate = atLeast(role, "owner") && principals.survivorOf(request.actor) !== survivor
    const merge = {
      subject: subjectOf("person", away),
      command: { _tag: "MergePeople", into: id, withPrivate },
      asked: { into }
    } as const satisfies Step
    const absorb = { subject: subjectOf("person", id), command: { _tag: "AbsorbPerson", person: away } } as const
    yield* admit(principals, request.actor, merge.command, merge.subject)
    yield* admit(principals, request.actor, absorb.command, absorb.subject)
    const takesOwner = principals.survivorOf(from) === from && principals.roleOf(from) === "owner"
    if (takesOwner && !principals.owners().some((owner) => owner !== from))
      return yield* new PersonRefused({ because: "last-owner" })
    return [merge, absorb] as const
  })
  const receipt = yield* inRightsOrder(requestFor(request, away, "MergePeople"), decide)
  // The caller's next read must resolve the merged id.
  yield* principals.current
  return receipt
})

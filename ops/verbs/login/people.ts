/** Lets people into an installation: its first owner, and those whom the operator names. */
import { Effect, Schema } from "effect"
import { randomUUID } from "node:crypto"
import { CommandBus } from "../../../commands/commandBus.ts"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { type ActorId, PersonId, personActor } from "../../../domain/ids.ts"
import type { Role } from "../../../domain/values.ts"
import { changeRole } from "../../../gateways/http/signIn/team.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"

/** The owner's name until it is changed. */
const ownersName = "Owner"

/** There are several owners, and none of them is the one that the installation began with. Nothing was made. A retry fails again. */
export class WhichOwner extends Schema.TaggedError<WhichOwner>()("WhichOwner", {
  owners: Schema.Array(Schema.String)
}) {
  override get message() {
    return `there are several owners: name one with --name (\`tt people list\` shows them): ${this.owners.join(", ")}`
  }
}

/** The name identifies the person: the same name given twice means the same person. */
const idOfName = (name: string) =>
  Effect.map(NaturalKeys, ({ idFor }) => PersonId.make(idFor("operator-person", name.toLowerCase())))

/**
 * Makes sure that a person of this name is on the team, and returns their actor. A repetition changes nothing.
 *
 * `role`: null keeps the present role, and makes a new person a member.
 */
export const addPerson = Effect.fn("addPerson")(function* (name: string, role: Role | null) {
  const bus = yield* CommandBus
  const person = yield* idOfName(name)
  const actor: ActorId = personActor(person)
  const present = (yield* Principals).roleOf(actor)
  // No command is needed, so this also works while the person is parked by a commit of a newer version.
  if (present !== null && (role === null || role === present)) return actor
  // Use a new key each time: a repeated key gets the first receipt and would not grant a removed role again.
  const request = { actor: operator, key: randomUUID() }
  const join = { _tag: "JoinPerson", person: actor, name, handle: null } as const
  yield* bus.send(request, { subject: subjectOf("person", person), command: join })
  yield* changeRole(request, person, role ?? "member")
  return actor
})

/** The owner that `tt login` signs in: the one that the installation began with, or the only one. Makes one if there is none. */
export const theOwner = Effect.gen(function* () {
  const owners = (yield* Principals).owners()
  const first = personActor(yield* idOfName(ownersName))
  const [only, ...others] = owners
  if (only === undefined) return yield* addPerson(ownersName, "owner")
  if (owners.includes(first)) return first
  return others.length === 0 ? only : yield* new WhichOwner({ owners })
})

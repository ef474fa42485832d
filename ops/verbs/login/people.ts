/** Lets people into an installation: its first owner, and those whom the operator names. */
import { Effect, Schema } from "effect"
import { randomUUID } from "node:crypto"
import { Principals } from "../../../commands/principals.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { type ActorId, PersonId, personActor } from "../../../domain/ids.ts"
import type { Role } from "../../../domain/values.ts"
import { changeRole, joinTeam } from "../../../gateways/http/signIn/team.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { findOne } from "../people/find.ts"
import { peopleOnTeam } from "../people/peopleOnTeam.ts"

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

/** The id of a person whom the operator adds: the same name given twice means the same person. */
const idOfName = (name: string) =>
  Effect.map(NaturalKeys, ({ idFor }) => PersonId.make(idFor("operator-person", name.toLowerCase())))

/**
 * Makes sure that a person of this name is on the team, and returns their actor. A repetition changes nothing.
 *
 * `role`: null keeps the present role, and makes a new person a member.
 */
export const addPerson = Effect.fn("addPerson")(function* (name: string, role: Role | null) {
  const person = yield* idOfName(name)
  const actor: ActorId = personActor(person)
  const present = (yield* Principals).roleOf(actor)
  // No command is needed, so this also works while the person is parked by a commit of a newer version.
  if (present !== null && (role === null || role === present)) return actor
  // Use a new key each time: a repeated key gets the first receipt and would not grant a removed role again.
  const request = { actor: operator, key: randomUUID() }
  yield* joinTeam(request, person, name, role ?? "member")
  return actor
})

/** The team. While the tables are down, a person whom the operator added under this name is still known by the id. */
const teamFor = (name: string) =>
  peopleOnTeam.pipe(
    Effect.catch((down) =>
      Effect.gen(function* () {
        const added = personActor(yield* idOfName(name))
        return (yield* Principals).roleOf(added) === null ? yield* Effect.fail(down) : []
      })
    )
  )

/**
 * The person on the team with this id or name, with the role. Adds a person when no one has the name. `NotOne` when several
 * have it.
 */
export const findOrAddPerson = Effect.fn("findOrAddPerson")(function* (asked: string, role: Role | null) {
  const found = yield* findOne("person", yield* teamFor(asked), asked).pipe(
    Effect.catchIf(
      ({ ids }) => ids.length === 0,
      () => Effect.succeed(null)
    )
  )
  if (found === null) return yield* addPerson(asked, role)
  const id = PersonId.make(found.id.slice("person:".length))
  if (role !== null && role !== found.role) yield* changeRole({ actor: operator, key: randomUUID() }, id, role)
  return personActor(id)
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

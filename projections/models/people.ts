/** Everyone who acts or writes here: people, and the services that hold tokens. Other tables hold ids, never names. */
import { Schema } from "effect"
import { ActorId, personOf } from "../../domain/ids.ts"
import { Role } from "../../domain/values.ts"
import { type At, idOf, idsOf, type Projection } from "../projection.ts"
import { declareRow, personalField } from "../row.ts"

export const personRow = declareRow(ActorId, {
  name: personalField(Schema.String),
  handle: personalField(Schema.NullOr(Schema.String)),
  role: Schema.NullOr(Role),
  /** The person whom this one was merged into; null for everyone else. */
  mergedInto: Schema.NullOr(ActorId)
})
export type Person = typeof personRow.stored.Type
export type PersonOut = typeof personRow.wire.Type

/** True for a person with a role. The table has services and former members too. */
export const isOnTeam = ({ id, role }: Pick<PersonOut, "id" | "role">): boolean =>
  role !== null && personOf(id) !== null

export const people: Projection<Person, PersonOut> = {
  name: "people",
  version: 2,
  row: personRow,
  indexes: ["(seq)"],
  versions: false,
  streamed: true,
  keys: (_, commit) => [
    ...idsOf("person", commit).map((id) => `person:${id}`),
    ...idsOf("access", commit).map((id) => `service:${id}`)
  ],
  rows: {
    PersonJoined: ({ name, handle }, at) => ({
      [person(at)]: { name, handle, role: at.before(person(at))?.role ?? null, mergedInto: null }
    }),
    PersonRenamed: ({ name, handle }, at) => changed(at, person(at), { name, handle }),
    RoleGranted: ({ role }, at) => changed(at, person(at), { role }),
    PersonLeft: (_, at) => changed(at, person(at), { role: null }),
    PersonForgotten: (_, at) => changed(at, person(at), { name: "[forgotten]", handle: null, role: null }),
    PersonMerged: ({ into }, at) => changed(at, person(at), { role: null, mergedInto: ActorId.make(`person:${into}`) }),
    TokenIssued: ({ name, role }, at) => ({
      [`service:${idOf(at.commit)}`]: { name, handle: null, role, mergedInto: null }
    }),
    TokenRevoked: (_, at) => changed(at, `service:${idOf(at.commit)}`, { role: null })
  }
}

const person = ({ commit }: At<Person>) => `person:${idOf(commit)}`
const changed = ({ before }: At<Person>, id: string, change: Partial<Person>) => {
  const row = before(id)
  return row === undefined ? {} : { [id]: { ...row, ...change } }
}

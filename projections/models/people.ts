/** Everybody who acts or speaks here: people, and the services that hold tokens. Names are joined from here, never copied. */
import type { Role } from "../../domain/values.ts"
import { type At, idOf, type Projection } from "../projection.ts"

export interface Person {
  readonly name: string
  readonly handle: string | null
  readonly role: Role | null
}

export const people: Projection<Person> = {
  name: "people",
  version: 1,
  columns: {
    name: { type: "text NOT NULL", personal: true },
    handle: { type: "text", personal: true },
    role: "text"
  },
  indexes: ["(seq)"],
  versions: false,
  streamed: true,
  keys: (_, commit) =>
    commit.subject.startsWith("evt.person.")
      ? [`person:${idOf(commit)}`]
      : commit.subject.startsWith("evt.access.")
        ? [`service:${idOf(commit)}`]
        : [],
  rows: {
    PersonJoined: ({ name, handle }, at) => ({
      [person(at)]: { name, handle, role: at.before(person(at))?.role ?? null }
    }),
    PersonRenamed: ({ name, handle }, at) => changed(at, person(at), { name, handle }),
    RoleGranted: ({ role }, at) => changed(at, person(at), { role }),
    PersonLeft: (_, at) => changed(at, person(at), { role: null }),
    PersonForgotten: (_, at) => changed(at, person(at), { name: "[forgotten]", handle: null, role: null }),
    TokenIssued: ({ name, role }, at) => ({ [`service:${idOf(at.commit)}`]: { name, handle: null, role } }),
    TokenRevoked: (_, at) => changed(at, `service:${idOf(at.commit)}`, { role: null })
  }
}

const person = ({ commit }: At<Person>) => `person:${idOf(commit)}`
const changed = ({ before }: At<Person>, id: string, change: Partial<Person>) => {
  const row = before(id)
  return row === undefined ? {} : { [id]: { ...row, ...change } }
}

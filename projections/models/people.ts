/** Everyone who acts or writes here: people, the services that hold tokens, and the senders of webhooks. Other tables hold ids, never names. */
import { Schema } from "effect"
import { ActorId, personOf } from "../../domain/ids.ts"
import type { TrackerEvent } from "../../streams/commit/events.ts"
import { Audience, Role, team } from "../../domain/values.ts"
import { type At, idOf, idsOf, type Projection } from "../projection.ts"
import { declareRow, internal, personalField } from "../row.ts"

export const personRow = declareRow(ActorId, {
  name: personalField(Schema.String),
  handle: personalField(Schema.NullOr(Schema.String)),
  role: Schema.NullOr(Role),
  /** True for a person who has left the team or was forgotten, an ended token, and a sender of webhooks. No task is assigned to them. */
  left: Schema.Boolean,
  /** The person whom this one was merged into; null for everyone else. */
  mergedInto: Schema.NullOr(ActorId),
  /**
   * The audiences that may see the person: the team after a first role, and each audience in which the person was a member
   * or has written. It only grows, because the texts stay.
   */
  known: internal(Schema.Array(Audience))
})
export type Person = typeof personRow.stored.Type
export type PersonOut = typeof personRow.wire.Type

/** True for a person with a role. The table has services and former members too. */
export const isOnTeam = ({ id, role }: Pick<PersonOut, "id" | "role">): boolean =>
  role !== null && personOf(id) !== null

export const people: Projection<Person, PersonOut> = {
  name: "people",
  version: 6,
  row: personRow,
  indexes: ["(seq)"],
  versions: false,
  streamed: true,
  keys: (event, commit) => [
    ...idsOf("person", commit).map((id) => `person:${id}`),
    ...idsOf("access", commit).map((id) => `service:${id}`),
    ...idsOf("source", commit).map((id) => `service:${id}`),
    ...namedIn(event)
  ],
  rows: {
    PersonJoined: ({ name, handle }, at) => ({
      [person(at)]: {
        name,
        handle,
        role: at.before(person(at))?.role ?? null,
        left: false,
        mergedInto: null,
        known: at.before(person(at))?.known ?? []
      }
    }),
    PersonRenamed: ({ name, handle }, at) => changed(at, person(at), { name, handle }),
    RoleGranted: ({ role }, at) => changed(at, person(at), { role, left: false, ...knownIn(at, person(at), team) }),
    MemberSeen: ({ person }, at) => seen(at, `person:${person}`, Audience.make(`chat:${idOf(at.commit)}`)),
    MessageReceived: ({ author, broughtBy, audience }, at) => ({
      ...seen(at, author, audience),
      ...(broughtBy === undefined ? {} : seen(at, broughtBy, audience))
    }),
    PersonLeft: (_, at) => changed(at, person(at), { role: null, left: true }),
    PersonForgotten: (_, at) => changed(at, person(at), { name: "[forgotten]", handle: null, role: null, left: true }),
    PersonMerged: ({ into }, at) => ({
      ...changed(at, person(at), { role: null, mergedInto: ActorId.make(`person:${into}`) }),
      // The readers of the merged person see the survivor in their place.
      ...seen(at, `person:${into}`, ...(at.before(person(at))?.known ?? []))
    }),
    TokenIssued: ({ name, role }, at) => ({
      [`service:${idOf(at.commit)}`]: { name, handle: null, role, left: false, mergedInto: null, known: [team] }
    }),
    TokenRevoked: (_, at) => changed(at, `service:${idOf(at.commit)}`, { role: null, left: true }),
    SourceRegistered: ({ name, audience }, at) => ({
      [`service:${idOf(at.commit)}`]: {
        name,
        handle: null,
        role: null,
        left: true,
        mergedInto: null,
        known: [audience]
      }
    }),
    SourceChanged: ({ name, audience }, at) => {
      const id = `service:${idOf(at.commit)}`
      return changed(at, id, { name, ...knownIn(at, id, audience) })
    }
  }
}

/** The people besides its own aggregate whom an event makes known to more readers. */
const namedIn = (event: TrackerEvent): ReadonlyArray<string> => {
  if (event._tag === "MessageReceived")
    return event.broughtBy === undefined ? [event.author] : [event.author, event.broughtBy]
  if (event._tag === "MemberSeen") return [`person:${event.person}`]
  return event._tag === "PersonMerged" ? [`person:${event.into}`] : []
}
const knownIn = ({ before }: At<Person>, id: string, ...audiences: ReadonlyArray<Audience>) => {
  const known = before(id)?.known ?? []
  // A person on the team is visible to all its members, so their chats need no entry.
  if (known.includes(team)) return { known }
  return { known: audiences.includes(team) ? [team] : [...new Set([...known, ...audiences])] }
}
/** Nothing when these audiences see the person already: a row does not change with each message. */
const seen = (at: At<Person>, id: string, ...audiences: ReadonlyArray<Audience>) => {
  const { known } = knownIn(at, id, ...audiences)
  return known.length === at.before(id)?.known.length && known[0] === at.before(id)?.known[0]
    ? {}
    : changed(at, id, { known })
}
const person = ({ commit }: At<Person>) => `person:${idOf(commit)}`
const changed = ({ before }: At<Person>, id: string, change: Partial<Person>) => {
  const row = before(id)
  return row === undefined ? {} : { [id]: { ...row, ...change } }
}

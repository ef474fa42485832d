/** The people and readers that a file or a flag names, from the tables. */
import { Effect } from "effect"
import { Principals } from "../../../../../commands/principals.ts"
import type { ActorId } from "../../../../../domain/ids.ts"
import { Audience, team } from "../../../../../domain/values.ts"
import type { PersonOut } from "../../../../../projections/models/people.ts"
import { Reads } from "../../../../../projections/reads/reads.ts"
import { allChats } from "../../../../../projections/reads/retention/oldMessages.ts"
import { findOne } from "../../../people/find.ts"
import { freshRead } from "../../store/freshRead.ts"

const everyone = Effect.gen(function* () {
  return yield* freshRead((yield* Reads).people)
})

/** Finds the one person with a name or a handle to whom tasks can be assigned. */
export const knownPeople = Effect.gen(function* () {
  const { isKnown } = yield* Principals
  const people = (yield* everyone).filter(({ id, mergedInto }) => id.startsWith("person:") && mergedInto === null)
  return personByName(people.filter(({ id }) => isKnown(id)))
})

/** Null for a name that none or several have. */
export const personByName = (people: ReadonlyArray<Pick<PersonOut, "id" | "name" | "handle">>) => {
  const found = new Map<string, ActorId | null>()
  const add = (name: string, id: ActorId) => found.set(name, found.has(name) && found.get(name) !== id ? null : id)
  for (const { id, name, handle } of people) {
    add(folded(name), id)
    if (handle !== null) add(folded(handle), id)
  }
  return (name: string): ActorId | null => found.get(folded(name)) ?? null
}

/** Without case, `@`, and the number that Todoist writes after a name. */
const folded = (name: string) =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s*\(\d+\)$/u, "")
    .replace(/^@/u, "")
    .replaceAll(/\s+/gu, " ")
    .trim()

/** `asked`: "team", the id or the title of a chat, or the id or the name of a person. */
export const readersOf = Effect.fnUntraced(function* (asked: string) {
  if (asked.toLowerCase() === team) return team
  const chats = (yield* freshRead(allChats)).map(({ id, title }) => ({ id: `chat:${id}`, name: title }))
  const people = (yield* everyone).filter(({ id, mergedInto }) => id.startsWith("person:") && mergedInto === null)
  const { id } = yield* findOne("chat or person", [...chats, ...people], asked)
  return Audience.make(id)
})

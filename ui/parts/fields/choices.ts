/** The choices of a field, in the person's language. Pure. */
import { isAssignable } from "../../../domain/task/rules/assignable.ts"
import { categories, priorities } from "../../../domain/vocabulary.ts"
import type { PersonRow } from "../../../gateways/contract.ts"
import { words } from "../../words/words.ts"
import type { Choice } from "./Pick.tsx"

export const categoryChoices = categories.map((id) => ({ id, name: words.value("category", id) }))
export const priorityChoices = priorities.map((id) => ({ id, name: words.value("priority", id) }))

/** The people to whom a task may be assigned, members of the team first. People of one name have different names here. */
export const assignableOptions = (
  people: ReadonlyArray<PersonRow | undefined>
): ReadonlyArray<Choice<PersonRow["id"]>> => {
  const found = people.filter((person) => person !== undefined).filter(isAssignable)
  const ofName = Map.groupBy(found, ({ name }) => name)
  return found
    .toSorted((a, b) => Number(a.role === null) - Number(b.role === null))
    .map((person) => ({
      id: person.id,
      name: ofName.get(person.name)?.length === 1 ? person.name : distinctName(person)
    }))
}

/** The name of a person whose name others have too: with the handle, or without one with the role. */
const distinctName = (person: PersonRow): string => {
  const handle = person.handle?.replace(/^@/u, "") ?? ""
  if (handle !== "") return `${person.name} @${handle}`
  return `${person.name} (${person.role === null ? words.t("fromChat") : words.value("role", person.role)})`
}

/** The choices of a field, in the person's language. Pure. */
import { categories, priorities } from "../../../domain/vocabulary.ts"
import type { PersonRow } from "../../../gateways/contract.ts"
import { words } from "../../words/words.ts"
import type { Choice } from "./Pick.tsx"

export const categoryChoices = categories.map((id) => ({ id, name: words.value("category", id) }))
export const priorityChoices = priorities.map((id) => ({ id, name: words.value("priority", id) }))

/**
 * The people to whom a task may be assigned: those whose role may work on tasks, then those who are known from a chat or an
 * import. A viewer, a person who has left and a service get no tasks.
 */
export const assignableOptions = (
  people: ReadonlyArray<PersonRow | undefined>
): ReadonlyArray<Choice<PersonRow["id"]>> =>
  people
    .filter((person) => person !== undefined)
    .filter(({ id }) => id.startsWith("person:"))
    .filter(({ role, left, mergedInto }) => (role === null ? mergedInto === null && !left : role !== "viewer"))
    .toSorted((a, b) => Number(a.role === null) - Number(b.role === null))
    .map(({ id, name }) => ({ id, name }))

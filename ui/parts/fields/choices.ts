/** The choices of a field, in the person's language. Pure. */
import { isAssignable } from "../../../domain/task/rules/assignable.ts"
import { categories, priorities } from "../../../domain/vocabulary.ts"
import type { PersonRow } from "../../../gateways/contract.ts"
import { words } from "../../words/words.ts"
import type { Choice } from "./Pick.tsx"

export const categoryChoices = categories.map((id) => ({ id, name: words.value("category", id) }))
export const priorityChoices = priorities.map((id) => ({ id, name: words.value("priority", id) }))

/** The people to whom a task may be assigned, members of the team first. */
export const assignableOptions = (
  people: ReadonlyArray<PersonRow | undefined>
): ReadonlyArray<Choice<PersonRow["id"]>> =>
  people
    .filter((person) => person !== undefined)
    .filter(isAssignable)
    .toSorted((a, b) => Number(a.role === null) - Number(b.role === null))
    .map(({ id, name }) => ({ id, name }))

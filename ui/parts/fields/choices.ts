/** The choices of a field, in the person's language. Pure. */
import { categories, priorities } from "../../../domain/vocabulary.ts"
import type { PersonRow } from "../../../gateways/contract.ts"
import { words } from "../../words/words.ts"
import type { Choice } from "./Pick.tsx"

export const categoryChoices = categories.map((id) => ({ id, name: words.value("category", id) }))
export const priorityChoices = priorities.map((id) => ({ id, name: words.value("priority", id) }))

/** The people to whom a task may be assigned: all people whose role may work on tasks. */
export const assignableOptions = (
  people: ReadonlyArray<PersonRow | undefined>
): ReadonlyArray<Choice<PersonRow["id"]>> =>
  people.flatMap((person) =>
    person === undefined || person.role === null || person.role === "viewer"
      ? []
      : [{ id: person.id, name: person.name }]
  )

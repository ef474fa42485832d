/** The four fields that the machine may fill, and which of them a person has set. */
import type { ActorId } from "../ids.ts"
import type { Category, Due, Priority } from "../values.ts"

export interface Filled {
  readonly category: Category | null
  readonly priority: Priority | null
  readonly assignee: ActorId | null
  readonly due: Due | null
  /** The fields that a person has set or emptied. The machine never changes them. */
  readonly spoken: ReadonlyArray<Field>
}
type Values = Omit<Filled, "spoken">
type Field = keyof Values

const fields = ["category", "priority", "assignee", "due"] as const satisfies ReadonlyArray<Field>

/** The fields of a new task. An approval of a proposal confirms all of them, also the empty ones. */
export const filledAtFirst = ({ category, priority, assignee, due }: Values, approved: boolean): Filled => {
  const values = { category, priority, assignee, due }
  return { ...values, spoken: fields.filter((field) => approved || values[field] !== null) }
}

/** The machine's values for the fields that no person has set. */
export const filledByMachine = (now: Filled, found: Values): Partial<Values> =>
  Object.fromEntries(fields.filter((field) => !now.spoken.includes(field)).map((field) => [field, found[field]]))

/** Sets these values and marks them as set by a person. */
export const filledByPerson = (now: Filled, values: Partial<Values>): Partial<Filled> => ({
  ...values,
  spoken: [...new Set([...now.spoken, ...fields.filter((field) => field in values)])]
})

/** Whether a person has set each of these fields to this value. */
export const hasSet = (now: Filled, values: Partial<Values>): boolean =>
  fields.every((field) => !(field in values) || (now[field] === values[field] && now.spoken.includes(field)))

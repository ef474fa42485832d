/** The people to whom a person may assign a task. */
import type { Role } from "../../values.ts"

/** The facts about a person that the rule needs. */
export interface AssignableFacts {
  readonly id: string
  readonly role: Role | null
  readonly left: boolean
  readonly mergedInto: string | null
}

/**
 * True for a person whose role may work on tasks, and for one who is known only from a chat or an import. A viewer, a person who
 * has left and a service get no tasks.
 */
export const isAssignable = ({ id, role, left, mergedInto }: AssignableFacts): boolean => {
  if (!id.startsWith("person:")) return false
  if (role !== null) return role !== "viewer"
  return mergedInto === null && !left
}

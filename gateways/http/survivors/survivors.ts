/** Shows the survivor in the place of each merged person. The log and the tables keep the ids that were written. */
import type { Principals } from "../../../commands/principals.ts"
import type { ActorId } from "../../../domain/ids.ts"

/** The part of `Principals` that knows the merges. */
export type Merges = Pick<Principals["Service"], "merges" | "survivorOf">

/**
 * The value with the survivors' ids, also in its lists and objects. Without any merge it returns the value itself.
 *
 * Only a whole text that is the id of a merged person is replaced, so a text of a person that mentions the id stays.
 */
export const withSurvivors = <A>({ merges, survivorOf }: Merges, value: A): A =>
  // The cast: an id is replaced by an id, and everything else stays.
  merges() === 0 ? value : (replaced(value, survivorOf) as A)

const replaced = (value: unknown, survivorOf: Merges["survivorOf"]): unknown => {
  if (typeof value === "string") return value.startsWith("person:") ? survivorOf(value as ActorId) : value
  if (value === null || typeof value !== "object") return value
  if (Array.isArray(value)) return value.map((each) => replaced(each, survivorOf))
  const copy: Record<string, unknown> = {}
  for (const [key, each] of Object.entries(value)) copy[key] = replaced(each, survivorOf)
  return copy
}

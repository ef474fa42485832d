/** Removes from a value what refers to items that its reader may not see, so that it does not tell that they exist. */
import { mayRefer, referenceIn } from "./references.ts"

/** True for the id of an item that the reader may not see. */
export type IsHidden = (id: string) => boolean

/** Fields that are null when they refer to nothing. */
const nullable: ReadonlySet<string> = new Set([
  "message",
  "proposal",
  "replyTo",
  "topic",
  "run",
  "into",
  "made",
  "replacedBy",
  "closedBy",
  "chat",
  "causation",
  "about"
])
/** The reference in a field that cannot be null. No item has this id. */
export const unknownItem = "unknown0"
/** Shown in the place of a person whom the reader may not see. */
export const unknownPerson = "person:unknown0"

/** Events that exist without the items that they refer to. Every other event is about the reference, and is left out with it. */
const begins: ReadonlySet<string> = new Set(["TaskCreated"])

/**
 * The value without the hidden items. Lists lose the entries that are hidden or that link to a hidden item; a single
 * reference becomes null; a hidden person becomes `unknownPerson`.
 */
export const withoutHidden = <A>(value: A, isHidden: IsHidden): A =>
  // The cast: a list stays a list, and a field keeps its type.
  shown(value, isHidden) as A

const shown = (value: unknown, isHidden: IsHidden): unknown => {
  if (Array.isArray(value)) return value.filter((each) => !isLost(each, isHidden)).map((each) => shown(each, isHidden))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, each]) => [field, mayRefer(field) ? inField(field, each, isHidden) : each])
  )
}

const inField = (field: string, value: unknown, isHidden: IsHidden): unknown => {
  if (typeof value !== "string" || !refersToHidden(value, isHidden)) return shown(value, isHidden)
  if (value.startsWith("person:")) return unknownPerson
  return nullable.has(field) ? null : unknownItem
}

const refersToHidden = (text: string, isHidden: IsHidden): boolean => {
  const id = referenceIn(text)
  return id !== null && isHidden(id)
}
const isItem = (text: unknown, isHidden: IsHidden): boolean =>
  typeof text === "string" && !text.startsWith("person:") && refersToHidden(text, isHidden)
/** True when a field of the object is a single reference to a hidden item. */
const refersDirectly = (value: object, isHidden: IsHidden) =>
  Object.entries(value).some(([field, each]) => mayRefer(field) && isItem(each, isHidden))

/** True for an entry of a list that the reader must not get. */
const isLost = (entry: unknown, isHidden: IsHidden): boolean => {
  if (typeof entry === "string") return refersToHidden(entry, isHidden)
  if (typeof entry !== "object" || entry === null) return false
  const { id, event, detail } = entry as Readonly<Record<string, unknown>>
  if (typeof event === "string" && typeof detail === "object" && detail !== null)
    return !begins.has(event) && refersDirectly(detail, isHidden)
  // A row stays without its reference. A link or a quote has no id of its own, and is nothing without it.
  return id === undefined ? refersDirectly(entry, isHidden) : typeof id === "string" && refersToHidden(id, isHidden)
}

/** Reads facts from the body of a webhook, which may hold anything. Returns null for what is missing or of another type. */
import { lineFrom, proseFrom } from "../../text/fit.ts"

/** UTF-16 units. The whole text is at the sender, and the sentence has its link. */
const excerptLength = 2000
const factLength = 200

/** UTF-16 units of a text that are read. Invisible characters may fill a body, and cleaning all of it would take too long. */
const mostRead = 100_000
export const partToClean = (text: string): string => text.slice(0, mostRead)

export const valueAt = (body: unknown, ...path: ReadonlyArray<string>): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    body
  )

/** One line: a name or a title. */
export const factAt = (body: unknown, ...path: ReadonlyArray<string>): string | null => {
  const value = valueAt(body, ...path)
  if (typeof value === "number") return String(value)
  return typeof value === "string" ? lineFrom(partToClean(value), factLength) : null
}
export const proseAt = (body: unknown, ...path: ReadonlyArray<string>): string => {
  const value = valueAt(body, ...path)
  return typeof value === "string" ? proseFrom(partToClean(value), excerptLength).trim() : ""
}
export const listAt = (body: unknown, ...path: ReadonlyArray<string>): ReadonlyArray<unknown> => {
  const value = valueAt(body, ...path)
  return Array.isArray(value) ? value : []
}
export const isTrueAt = (body: unknown, ...path: ReadonlyArray<string>): boolean => valueAt(body, ...path) === true

/** A web address; null for every other text, such as one that would run a script. */
export const linkFrom = (text: string | null): string | null => {
  if (text === null || text.length > linkLength || /[\s\p{Cc}\p{Bidi_Control}]/u.test(text)) return null
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null
}
const linkLength = 2000

export const linkAt = (body: unknown, ...path: ReadonlyArray<string>): string | null => {
  const value = valueAt(body, ...path)
  return typeof value === "string" ? linkFrom(value) : null
}

/** The words of an action, such as `review_requested`. */
export const wordsOfAction = (action: string): string => action.replaceAll("_", " ")

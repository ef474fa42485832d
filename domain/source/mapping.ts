/**
 * The mapping of a source of any JSON: for each field of a message, the path of its value in the body.
 *
 * A path is a list of names and places, such as `alert.labels.host` or `items[0].name`. It reads the body's own properties, and
 * evaluates nothing.
 */
import { Schema } from "effect"
import { type MappingField, pathLength } from "./sourceVocabulary.ts"

const name = "[A-Za-z0-9_@$-]{1,80}"
const place = String.raw`(?:\[[0-9]{1,4}\]){0,3}`
const shape = new RegExp(`^${name}${place}(?:\\.${name}${place}){0,9}$`)
export const MappingPath = Schema.String.check(
  Schema.isMaxLength(pathLength, { message: `must be at most ${pathLength} characters long` }),
  Schema.isPattern(shape, { message: "must be a path such as alert.title or items[0].name", rule: "wrong-path" })
)

/** Only the title must have a value. Null: the body has no such field. */
export const SourceMapping = Schema.Struct({
  title: MappingPath,
  text: Schema.NullOr(MappingPath),
  link: Schema.NullOr(MappingPath),
  author: Schema.NullOr(MappingPath)
})
export type SourceMapping = typeof SourceMapping.Type

/** For a program that is written for this tracker: it sends the fields by their own names. */
export const plainMapping: SourceMapping = { title: "title", text: "text", link: "link", author: "author" }

/** The value at a path, as text; null when there is none, or when it is an object, a list or null. */
export const textAtPath = (body: unknown, path: string): string | null => {
  let value: unknown = body
  for (const step of path.split(/[.[]/)) {
    const key = step.endsWith("]") ? step.slice(0, -1) : step
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return null
    value = Reflect.get(value, key)
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : null
}

/** The values of all fields, as the body has them. */
export const mappedValues = (
  mapping: SourceMapping,
  body: unknown
): { readonly [F in MappingField]: string | null } => {
  const at = (path: string | null) => (path === null ? null : textAtPath(body, path))
  return { title: at(mapping.title), text: at(mapping.text), link: at(mapping.link), author: at(mapping.author) }
}

/** JSON values that fit a JSON Schema, and values that nearly fit. */
import type { Random } from "./random.ts"

export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string | ReadonlyArray<string>
  readonly enum?: ReadonlyArray<unknown>
  readonly const?: unknown
  readonly anyOf?: ReadonlyArray<JsonSchema>
  readonly oneOf?: ReadonlyArray<JsonSchema>
  readonly allOf?: ReadonlyArray<JsonSchema>
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: ReadonlyArray<string>
  readonly items?: JsonSchema
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** `resolve` returns the schema of a `$ref`. `ids` are ids of existing things. */
export interface RandomSource {
  readonly random: Random
  readonly resolve: (ref: string) => JsonSchema
  readonly ids: ReadonlyArray<string>
}

/** A value that fits the types, bounds and literals of the schema. Patterns are ignored. */
export const fitting = (source: RandomSource, given: JsonSchema, depth = 0): unknown => {
  const { random, resolve, ids } = source
  const schema = given.$ref === undefined ? given : resolve(given.$ref)
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return random.pick(schema.enum)
  const union = schema.anyOf ?? schema.oneOf
  if (union !== undefined && union.length > 0) return fitting(source, random.pick(union), depth)
  if (schema.properties !== undefined) return objectOf(source, schema, depth)
  const type = typeof schema.type === "string" ? schema.type : (schema.type?.[0] ?? "string")
  if (type === "object") return {}
  if (type === "null") return null
  if (type === "boolean") return random.chance(0.5)
  if (type === "integer" || type === "number")
    return random.int(schema.minimum ?? 0, Math.min(schema.maximum ?? 1000, 1_000_000))
  if (type === "array") {
    const count = random.int(schema.minItems ?? 0, (schema.minItems ?? 0) + 2)
    return Array.from({ length: depth > 4 ? 0 : count }, () => fitting(source, schema.items ?? {}, depth + 1))
  }
  const words = random.pick([...ids, ...texts])
  return words.slice(0, Math.max(schema.minLength ?? 0, schema.maxLength ?? 200))
}

const objectOf = (source: RandomSource, { properties = {}, required = [] }: JsonSchema, depth: number) =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name) || source.random.chance(0.4))
      .map(([name, schema]) => [name, fitting(source, schema, depth + 1)])
  )

const texts = [
  "Call the printer about the invoice",
  "завтра до 18:00",
  "2026-12-01",
  "2026-12-01T09:00:00.000Z",
  "https://example.org/a?b=c",
  "👩‍👩‍👧 ok",
  "a"
]

/** Edge cases that often break programs. */
export const edges: ReadonlyArray<unknown> = [
  null,
  "",
  " ",
  "\u0000",
  "\ud800",
  "\u202egnp",
  "a".repeat(5000),
  "9".repeat(400),
  0,
  -1,
  0.5,
  1e308,
  2 ** 53,
  true,
  [],
  {},
  [[]],
  { constructor: 1 },
  "2026-02-30",
  "9999-12-31T23:59:59.999Z"
]

/** The value with one of its parts replaced, removed or added. */
export const nearly = ({ random }: RandomSource, value: unknown): unknown => {
  if (typeof value !== "object" || value === null || Array.isArray(value) || random.chance(0.1))
    return random.pick(edges)
  const entries = Object.entries(value)
  if (entries.length === 0 || random.chance(0.2)) return { ...value, unknown: random.pick(edges) }
  const [name] = random.pick(entries)
  if (random.chance(0.3)) return Object.fromEntries(entries.filter(([key]) => key !== name))
  return { ...value, [name]: random.pick(edges) }
}

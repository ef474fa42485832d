/** The fields of an item in a model's answer. Each field is read alone, so that an invalid field does not lose the others. */
import { Option, Schema } from "effect"
import { makeCounts, type Counting } from "../../counts.ts"
import { type AnswerParts, constrained, decoded, Percent } from "../request/answerShape.ts"

export interface ItemField<A> {
  /** The part of the JSON Schema that constrains the model. */
  readonly schema: Schema.Top
  /** Undefined if the value cannot be used. */
  readonly read: (value: unknown, counts: Counting) => A | undefined
  /** The value of a field that is missing or cannot be used. Without one, the item is dropped. */
  readonly otherwise: A | undefined
}
export type ItemFields<A extends object> = { readonly [K in keyof A]: ItemField<A[K]> }

/** The fields by name. The cast: `Object.entries` loses the type of a mapped object. */
export const fieldsOf = (fields: object) =>
  Object.entries(fields) as ReadonlyArray<readonly [string, ItemField<unknown>]>

/** A field with one value. @param otherwise see `ItemField` */
export const value = <A>(make: (parts: AnswerParts) => Schema.Codec<A, unknown>, otherwise?: A): ItemField<A> => {
  const decode = Schema.decodeUnknownOption(make(decoded))
  return { schema: make(constrained), otherwise, read: (given) => Option.getOrUndefined(decode(given)) }
}

/** An enum. Case and blanks around it do not count. */
export const choice = <A extends string>(schema: Schema.Codec<A, unknown>, otherwise?: A): ItemField<A> => {
  const decode = Schema.decodeUnknownOption(schema)
  return {
    schema,
    otherwise,
    read: (given) => Option.getOrUndefined(decode(typeof given === "string" ? given.trim().toLowerCase() : given))
  }
}

/** A list. An element that cannot be read is dropped and counted, as are elements above `most`. */
export const list = <A>(
  name: string,
  make: (parts: AnswerParts) => Schema.Codec<A, unknown>,
  { most, least = 0, otherwise }: { readonly most: number; readonly least?: 0 | 1; readonly otherwise?: [] }
): ItemField<ReadonlyArray<A>> => {
  const decode = Schema.decodeUnknownOption(make(decoded))
  const all = Schema.Array(make(constrained))
  return {
    schema:
      least === 0
        ? all.check(Schema.isMaxLength(most))
        : all.check(Schema.isMinLength(least), Schema.isMaxLength(most)),
    otherwise,
    read: (given, counts) => {
      if (!Array.isArray(given)) return undefined
      const read = given.slice(0, most).flatMap((each) => Option.toArray(decode(each)))
      counts.add(`bad-${name}-element`, given.length - read.length)
      return read
    }
  }
}

/** The model's confidence, 0 to 100. A fraction means a share; a number outside is moved to the nearest end. */
export const percent = (otherwise: number): ItemField<number> => ({
  schema: Percent,
  otherwise,
  read: (given) => {
    if (typeof given !== "number" || !Number.isFinite(given)) return undefined
    const share = given > 0 && given < 1 ? given * 100 : given
    return Math.round(Math.min(100, Math.max(0, share)))
  }
})

/**
 * One item of its fields; null if the item must be dropped. Fields that the shape does not have are ignored. Counts the
 * field that cost the item, and each field that has another value than the answer gave.
 */
export const readItem = <A extends object>(fields: ItemFields<A>, given: unknown, counts: Counting): A | null => {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    counts.add("bad-item")
    return null
  }
  const item: Record<string, unknown> = {}
  const inside = makeCounts()
  for (const [name, field] of fieldsOf(fields)) {
    // The cast: an object of a JSON text, whose own properties have string keys.
    const own = Object.hasOwn(given, name) ? (given as Readonly<Record<string, unknown>>)[name] : undefined
    const read = own === undefined ? undefined : field.read(own, inside)
    if (read === undefined && field.otherwise === undefined) {
      counts.add(`bad-${name}`)
      return null
    }
    if (read === undefined && own !== undefined) inside.add(`replaced-${name}`)
    item[name] = read === undefined ? field.otherwise : read
  }
  counts.addAll(inside.all())
  // The cast: each field was read by the schema of its own type.
  return item as A
}

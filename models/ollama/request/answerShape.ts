/** The shape of an answer, twice: closed and bounded on the wire, where a grammar holds the model to it, and decoded again here. */
import { type JsonSchema, Option, Schema } from "effect"
import { fingerprint } from "../../model.ts"

export interface AnswerShape<A> {
  /** The JSON Schema that constrains the model, without `pattern`, `format` or `$ref`, which its grammars lack. */
  readonly schema: JsonSchema.JsonSchema
  readonly digest: string
  /** Null for anything but exactly such an answer. */
  readonly read: (text: string) => A | null
}

/** What an answer is made of where the two sides differ. */
export interface Parts {
  /** @param most UTF-16 units. A grammar counts code points, of which one may take two units, so it is sent half. */
  readonly text: (most: number) => Schema.String
  /** Which one of things that are counted from 0. One out of range is let in here: it costs its item, not the answer. */
  readonly index: (count: number) => Schema.Int
  /** At least one. None is let in here, for the same reason. */
  readonly some: <S extends Schema.Top>(item: S, most: number) => Schema.$Array<S>
}

/** @param make the shape, of its parts */
export const answerShape = <A>(make: (parts: Parts) => Schema.Codec<A, unknown>): AnswerShape<A> => {
  const schema = Schema.toJsonSchemaDocument(make(onWire), closed).schema
  const decode = Schema.decodeUnknownOption(Schema.fromJsonString(make(here)), closed)
  return {
    schema,
    digest: fingerprint(JSON.stringify(schema)),
    read: (text) => Option.getOrNull(decode(text))
  }
}

const closed = { onExcessProperty: "error" } as const

const onWire: Parts = {
  text: (most) => Schema.String.check(Schema.isMaxLength(Math.floor(most / 2))),
  index: (count) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: count - 1 })),
  some: (item, most) => Schema.Array(item).check(Schema.isMinLength(1), Schema.isMaxLength(most))
}

const here: Parts = {
  text: (most) => Schema.String.check(Schema.isMaxLength(most)),
  index: () => Schema.Int,
  some: (item, most) => Schema.Array(item).check(Schema.isMaxLength(most))
}

/** How sure the model says it is. A grammar can hold whole numbers to a range, and no others. */
export const Percent = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100 }))

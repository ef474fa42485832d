/** Two versions of an answer's shape: a strict JSON Schema that constrains the model, and a decoder for its answer. */
import { type JsonSchema, Option, Schema } from "effect"
import { fingerprint } from "../../model.ts"

export interface AnswerShape<A> {
  /** The JSON Schema that constrains the model. Ollama's grammars support no `pattern`, `format` or `$ref`. */
  readonly schema: JsonSchema.JsonSchema
  readonly digest: string
  /** Returns null if the text is not exactly such an answer. */
  readonly read: (text: string) => A | null
}

/** The parts of a shape that differ between schema and decoder. */
export interface AnswerParts {
  /** @param most UTF-16 units. Grammars count code points, which may take two units, so the schema allows half. */
  readonly text: (most: number) => Schema.String
  /** An index below `count`. The decoder accepts any integer, so that a bad index costs one item, not the answer. */
  readonly index: (count: number) => Schema.Int
  /** A list of at least one item. The decoder accepts an empty list, for the same reason. */
  readonly some: <S extends Schema.Top>(item: S, most: number) => Schema.$Array<S>
}

/** @param make builds the shape from its parts */
export const answerShape = <A>(make: (parts: AnswerParts) => Schema.Codec<A, unknown>): AnswerShape<A> => {
  const schema = Schema.toJsonSchemaDocument(make(onWire), closed).schema
  const decode = Schema.decodeUnknownOption(Schema.fromJsonString(make(here)), closed)
  return {
    schema,
    digest: fingerprint(JSON.stringify(schema)),
    read: (text) => Option.getOrNull(decode(text))
  }
}

const closed = { onExcessProperty: "error" } as const

const onWire: AnswerParts = {
  text: (most) => Schema.String.check(Schema.isMaxLength(Math.floor(most / 2))),
  index: (count) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: count - 1 })),
  some: (item, most) => Schema.Array(item).check(Schema.isMinLength(1), Schema.isMaxLength(most))
}

const here: AnswerParts = {
  text: (most) => Schema.String.check(Schema.isMaxLength(most)),
  index: () => Schema.Int,
  some: (item, most) => Schema.Array(item).check(Schema.isMaxLength(most))
}

/** The model's confidence. Grammars can bound integers, but not fractions. */
export const Percent = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100 }))

/** Two versions of an answer's shape: a strict JSON Schema that constrains the model, and a decoder for its answer. */
import { type JsonSchema, Option, Schema } from "effect"
import { type LossCounts } from "../../counts.ts"
import { fingerprint } from "../../model.ts"

export interface ReadAnswer<A> {
  readonly value: A
  /** The items of the answer that can be used. */
  readonly kept: number
  /** Items and fields that were dropped, by reason. */
  readonly dropped: LossCounts
}

export interface AnswerShape<A> {
  /** The JSON Schema that constrains the model. Ollama's grammars support no `pattern`, `format` or `$ref`. */
  readonly schema: JsonSchema.JsonSchema
  readonly digest: string
  /** Returns null if the text is no such answer. */
  readonly read: (text: string) => ReadAnswer<A> | null
}

/** The parts of a shape that differ between schema and decoder. */
export interface AnswerParts {
  /** @param most UTF-16 units. Grammars count code points, which may take two units, so the schema allows half. */
  readonly text: (most: number) => Schema.String
  /** An index below `count`. The decoder accepts any integer, so that a bad index costs one item, not the answer. */
  readonly index: (count: number) => Schema.Int
}

/** The shape of one object, which is read whole or not at all. @param make builds the shape from its parts */
export const answerShape = <A>(make: (parts: AnswerParts) => Schema.Codec<A, unknown>): AnswerShape<A> => {
  const decode = Schema.decodeUnknownOption(Schema.fromJsonString(make(decoded)), closed)
  return {
    ...constrainedBy(make(constrained)),
    read: (text) => Option.getOrNull(Option.map(decode(text), (value) => ({ value, kept: 1, dropped: {} })))
  }
}

const closed = { onExcessProperty: "error" } as const

/** The JSON Schema of a shape, and its digest. */
export const constrainedBy = (shape: Schema.Top): Pick<AnswerShape<unknown>, "schema" | "digest"> => {
  const { schema } = Schema.toJsonSchemaDocument(shape, closed)
  return { schema, digest: fingerprint(JSON.stringify(schema)) }
}

/** The parts of the JSON Schema. */
export const constrained: AnswerParts = {
  text: (most) => Schema.String.check(Schema.isMaxLength(Math.floor(most / 2))),
  index: (count) => Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: count - 1 }))
}

/** The parts of the decoder. */
export const decoded: AnswerParts = {
  text: (most) => Schema.String.check(Schema.isMaxLength(most)),
  index: () => Schema.Int
}

/** The model's confidence. Grammars can bound integers, but not fractions. */
export const Percent = Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 100 }))

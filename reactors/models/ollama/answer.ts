/** What the model is asked to fill in: enums it may pick from and short quotes. Closed and bounded on the wire, decoded again here. */
import { type JsonSchema, Option, Schema } from "effect"
import { Category, Priority } from "../../../domain/values.ts"
import { fingerprint } from "../fingerprint.ts"

/** Longest quote, in UTF-16 units. A grammar counts code points, of which one may take two units, so it is sent half. */
const mostQuoted = 160

const quote = (most: number) => Schema.NullOr(Schema.String.check(Schema.isMaxLength(most)))
const fields = (most: number) =>
  Schema.Struct({ category: Category, priority: Priority, duePhrase: quote(most), assigneePhrase: quote(most) })

export const Answer = fields(mostQuoted)
export type Answer = typeof Answer.Type

/** The JSON Schema that constrains the model, without `pattern`, `format` or `$ref`, which its grammars lack. */
export const answerSchema: JsonSchema.JsonSchema = Schema.toJsonSchemaDocument(fields(mostQuoted / 2), {
  onExcessProperty: "error"
}).schema

export const answerSchemaDigest = fingerprint(JSON.stringify(answerSchema))

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Answer), { onExcessProperty: "error" })

/** Null for anything but exactly such an answer. */
export const readAnswer = (text: string): Answer | null => Option.getOrNull(decode(text))

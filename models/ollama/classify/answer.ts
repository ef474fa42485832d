/** The shape of the answer to `classify`: enums and short quotes. */
import { Schema } from "effect"
import { Category, Priority } from "../../../domain/values.ts"
import { type AnswerShape, answerShape } from "../request/answerShape.ts"

/** Longest quote, in UTF-16 units. */
const mostQuoted = 160

export interface WireClassification {
  readonly category: Category
  readonly priority: Priority
  readonly duePhrase: string | null
  readonly assigneePhrase: string | null
}

export const classifyAnswer: AnswerShape<WireClassification> = answerShape(({ text }) =>
  Schema.Struct({
    category: Category,
    priority: Priority,
    duePhrase: Schema.NullOr(text(mostQuoted)),
    assigneePhrase: Schema.NullOr(text(mostQuoted))
  })
)

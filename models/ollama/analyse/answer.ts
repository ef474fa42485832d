/** The shape of the answer to `analyse`: indexes into the question, enums and short quotes. */
import { Schema } from "effect"
import { Category, Priority } from "../../../domain/values.ts"
import { type AnswerShape, answerShape, Percent } from "../request/answerShape.ts"
import { mostKnown } from "../request/context.ts"

/** The limits of the port. Texts are in UTF-16 units. */
const most = { atoms: 20, tasks: 10, title: 200, description: 2_000, phrase: 160 } as const

export interface WireAnalysis {
  readonly tasks: ReadonlyArray<{
    readonly title: string
    readonly description: string
    readonly atoms: ReadonlyArray<number>
    readonly duplicateOf: number | null
    readonly category: Category
    readonly priority: Priority
    readonly duePhrase: string | null
    readonly assigneePhrase: string | null
    readonly score: number
  }>
}

export const analyseAnswer: AnswerShape<WireAnalysis> = answerShape(({ text, index, some }) =>
  Schema.Struct({
    tasks: Schema.Array(
      Schema.Struct({
        title: text(most.title),
        description: text(most.description),
        atoms: some(index(most.atoms), most.atoms),
        duplicateOf: Schema.NullOr(index(mostKnown)),
        category: Category,
        priority: Priority,
        duePhrase: Schema.NullOr(text(most.phrase)),
        assigneePhrase: Schema.NullOr(text(most.phrase)),
        score: Percent
      })
    ).check(Schema.isMaxLength(most.tasks))
  })
)

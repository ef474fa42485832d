/** The shape of the answer to `analyse`: indexes into the question, enums and short quotes. */
import { Schema } from "effect"
import { Category, Priority } from "../../../domain/values.ts"
import { choice, list, percent, value } from "../parts/itemFields.ts"
import { itemLists, type PlacedLists } from "../parts/itemLists.ts"
import type { AnswerShape } from "../request/answerShape.ts"
import { mostKnown } from "../request/context.ts"

/** The limits of the port. Texts are in UTF-16 units. */
const most = { atoms: 20, tasks: 10, title: 200, description: 2_000, phrase: 160 } as const

interface Lists {
  readonly tasks: ReadonlyArray<{
    readonly atoms: ReadonlyArray<number>
    readonly title: string
    readonly description: string
    readonly duplicateOf: number | null
    readonly category: Category
    readonly priority: Priority
    readonly duePhrase: string | null
    readonly assigneePhrase: string | null
    readonly score: number
  }>
}
export type WireAnalysis = PlacedLists<Lists>

/** The fields are in the order in which a model writes them: first the proof, then the conclusion. */
export const analyseAnswer: AnswerShape<WireAnalysis> = itemLists<Lists>({
  tasks: {
    most: most.tasks,
    fields: {
      atoms: list("index", ({ index }) => index(most.atoms), { most: most.atoms, least: 1 }),
      title: value(({ text }) => text(most.title)),
      description: value(({ text }) => text(most.description), ""),
      duplicateOf: value(({ index }) => Schema.NullOr(index(mostKnown)), null),
      category: choice(Category),
      priority: choice(Priority, "medium"),
      duePhrase: value(({ text }) => Schema.NullOr(text(most.phrase)), null),
      assigneePhrase: value(({ text }) => Schema.NullOr(text(most.phrase)), null),
      score: percent(50)
    }
  }
})

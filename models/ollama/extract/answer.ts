/** The shape of the answer to `extract`: indexes into the question, enums and quotes. */
import { Schema } from "effect"
import { AtomType } from "../../../domain/values.ts"
import { type AnswerShape, answerShape, Percent } from "../request/answerShape.ts"
import { mostKnown } from "../request/context.ts"

/** The limits of the port. Texts are in UTF-16 units. */
export const most = {
  messages: 40,
  topics: 8,
  atoms: 30,
  evidence: 8,
  tags: 5,
  name: 80,
  summary: 600,
  text: 500,
  quote: 400,
  tag: 40
} as const

export interface WireExtraction {
  readonly topics: ReadonlyArray<{ readonly name: string; readonly summary: string; readonly known: number | null }>
  readonly atoms: ReadonlyArray<{
    readonly type: AtomType
    readonly text: string
    readonly topic: number | null
    readonly evidence: ReadonlyArray<{ readonly message: number; readonly quote: string }>
    readonly tags: ReadonlyArray<string>
    readonly score: number
  }>
}

export const extractAnswer: AnswerShape<WireExtraction> = answerShape(({ text, index, some }) =>
  Schema.Struct({
    topics: Schema.Array(
      Schema.Struct({ name: text(most.name), summary: text(most.summary), known: Schema.NullOr(index(mostKnown)) })
    ).check(Schema.isMaxLength(most.topics)),
    atoms: Schema.Array(
      Schema.Struct({
        type: AtomType,
        text: text(most.text),
        topic: Schema.NullOr(index(most.topics)),
        evidence: some(Schema.Struct({ message: index(most.messages), quote: text(most.quote) }), most.evidence),
        tags: Schema.Array(text(most.tag)).check(Schema.isMaxLength(most.tags)),
        score: Percent
      })
    ).check(Schema.isMaxLength(most.atoms))
  })
)

/** The shape of the answer to `extract`: indexes into the question, enums and quotes. */
import { Schema } from "effect"
import { AtomType, DraftLink, ItemStatus } from "../../../domain/values.ts"
import { choice, list, percent, value } from "../parts/itemFields.ts"
import { itemLists, type PlacedLists } from "../parts/itemLists.ts"
import type { AnswerParts, AnswerShape } from "../request/answerShape.ts"
import { mostKnown } from "../request/context.ts"

/** The limits of the port. Texts are in UTF-16 units. */
export const most = {
  /** The messages to read, and those around them. */
  messages: 65,
  topics: 8,
  atoms: 30,
  evidence: 8,
  tags: 5,
  links: 4,
  people: 40,
  name: 80,
  summary: 600,
  text: 500,
  quote: 400,
  phrase: 160,
  tag: 40
} as const

interface Lists {
  readonly topics: ReadonlyArray<{ readonly name: string; readonly summary: string; readonly known: number | null }>
  readonly atoms: ReadonlyArray<{
    readonly evidence: ReadonlyArray<{ readonly message: number; readonly quote: string }>
    readonly type: AtomType
    readonly text: string
    readonly status: ItemStatus
    readonly closedBy: { readonly message: number; readonly quote: string } | null
    readonly replacedBy: number | null
    readonly owner: number | null
    readonly duePhrase: string | null
    readonly links: ReadonlyArray<{ readonly relation: DraftLink; readonly to: number }>
    readonly topic: number | null
    readonly tags: ReadonlyArray<string>
    readonly score: number
  }>
}
export type WireExtraction = PlacedLists<Lists>

const quoted = ({ text, index }: AnswerParts) =>
  Schema.Struct({ message: index(most.messages), quote: text(most.quote) })
const orNull = (count: number) => value(({ index }) => Schema.NullOr(index(count)), null)

/** The fields are in the order in which a model writes them: first the proof, then the conclusion. */
export const extractAnswer: AnswerShape<WireExtraction> = itemLists<Lists>({
  topics: {
    most: most.topics,
    fields: {
      name: value(({ text }) => text(most.name)),
      summary: value(({ text }) => text(most.summary), ""),
      known: orNull(mostKnown)
    }
  },
  atoms: {
    most: most.atoms,
    fields: {
      evidence: list("evidence", quoted, { most: most.evidence, least: 1 }),
      type: choice(AtomType),
      text: value(({ text }) => text(most.text)),
      status: choice(ItemStatus, "open"),
      closedBy: value((parts) => Schema.NullOr(quoted(parts)), null),
      replacedBy: orNull(most.atoms),
      owner: orNull(most.people),
      duePhrase: value(({ text }) => Schema.NullOr(text(most.phrase)), null),
      links: list("link", ({ index }) => Schema.Struct({ relation: DraftLink, to: index(mostKnown) }), {
        most: most.links,
        otherwise: []
      }),
      topic: orNull(most.topics),
      tags: list("tag", ({ text }) => text(most.tag), { most: most.tags, otherwise: [] }),
      score: percent(50)
    }
  }
})

/** A draft as a person writes it. */
import { Schema, SchemaTransformation, Struct } from "effect"
import { AtomDraft, TaskDraft, TopicDraft } from "../../../../domain/knowledge/draft.ts"

const anyWords = {
  wordsOf: Schema.optionalKey(Schema.Unknown).annotateKey({
    description:
      "Ignored: you become the author of the draft. It is accepted so that a draft may be sent back as it was read."
  })
}
const Own = Schema.Union([
  TopicDraft.mapFields(Struct.omit(["wordsOf"])),
  AtomDraft.mapFields(Struct.omit(["wordsOf"])),
  TaskDraft.mapFields(Struct.omit(["wordsOf"]))
])

/** Drops `wordsOf`: the caller becomes the author of the words. */
export const WordingBody = Schema.Union([
  TopicDraft.mapFields(Struct.assign(anyWords)),
  AtomDraft.mapFields(Struct.assign(anyWords)),
  TaskDraft.mapFields(Struct.assign(anyWords))
]).pipe(
  Schema.decodeTo(
    Schema.toType(Own),
    SchemaTransformation.transform({
      // TypeScript knows only the fields that the members share; each member keeps its other fields.
      decode: ({ wordsOf: _, ...draft }) => draft as typeof Own.Type,
      encode: (draft) => draft
    })
  )
)

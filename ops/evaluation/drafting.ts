/** Turns answers of a model into proposals, as an extraction does. Nothing is stored. */
import type { AtomDraft, TopicDraft } from "../../domain/knowledge/draft.ts"
import { team } from "../../domain/values.ts"
import type { ExtractionAnswer } from "../../models/distillation.ts"
import { allAtOnce } from "../../models/slices/slices.ts"
import type { Window } from "../../reactors/chat/windows.ts"
import { knowledgeDraftsOf } from "../../reactors/extract/drafts.ts"
import type { ExtractionSource } from "../../reactors/extract/answer/source.ts"
import { type Context, peopleOf } from "../../reactors/extract/question.ts"
import { makeSeen } from "../../reactors/grounding/likeness.ts"
import type { Drafted } from "../../reactors/grounding/proposals.ts"

export type KnowledgeDraft = Drafted<TopicDraft | AtomDraft>

/** A function for the windows of one extraction, in their order. It remembers what it has drafted. */
export const makeDrafting = (context: Context) => {
  const topics = new Map<string, string>()
  const source: ExtractionSource = {
    id: "reread",
    // Nothing is stored, so the id needs no key.
    topicId: (audience, name) => {
      const known = topics.get(`${audience} ${name}`) ?? `topic${String(topics.size).padStart(5, "0")}`
      topics.set(`${audience} ${name}`, known)
      return known
    },
    seen: { atoms: makeSeen(), topics: makeSeen() }
  }
  return (window: Window, answer: ExtractionAnswer): ReadonlyArray<KnowledgeDraft> => {
    const audience = window.messages[0]?.audience ?? team
    const { items } = allAtOnce(
      knowledgeDraftsOf(
        source,
        window,
        {
          audience,
          topics: [],
          people: peopleOf(window, context),
          names: context.names,
          atoms: [],
          zone: context.zone,
          zones: context.zones
        },
        answer
      )
    )
    for (const { id, draft, text } of items)
      source.seen[draft.kind === "topic" ? "topics" : "atoms"].add(id, text, audience)
    return items
  }
}

/** Drafts the topics of an answer. Their evidence comes from their statements. */
import { ProposalId, TopicId } from "../../../domain/ids.ts"
import { lineFrom, proseFrom } from "../../../domain/text/fit.ts"
import { topicNameLength } from "../../../domain/text/limits.ts"
import type { Counting } from "../../../models/counts.ts"
import type { ExtractedTopic } from "../../../models/distillation.ts"
import { evidenceOf, mostQuotes, scoreOf, uniqueQuotes } from "../../grounding/evidence.ts"
import { quotesOfAuthor, type Sources } from "./authorship.ts"
import type { Proven } from "./proven.ts"
import type { ExtractionSource, Known } from "./source.ts"

/** The id of an answer's topic, and a proposal if the topic is new. Its evidence comes from its statements. */
export const topicOf = (
  { topicId, seen }: ExtractionSource,
  known: Known,
  topic: ExtractedTopic,
  proven: ReadonlyArray<Proven>,
  sources: Sources,
  counts: Counting
) => {
  const name = lineFrom(topic.name, topicNameLength)
  const all = uniqueQuotes(proven.flatMap(({ evidence }) => evidence)).slice(0, mostQuotes)
  const ordered = quotesOfAuthor(topic.summary, all, sources(all).around)
  if (ordered === null) counts.add("several-authors")
  const quotes = ordered ?? all
  const [first] = quotes
  if (name === null || first === undefined) return { id: null, proposal: null }
  const existing = topic.known === null ? undefined : known.topics[topic.known]
  if (existing !== undefined) return { id: TopicId.make(existing.id), proposal: null }
  const before = seen.topics.like(name, known.audience)
  if (before !== null) return { id: TopicId.make(before), proposal: null }
  const id = ProposalId.make(topicId(known.audience, name.normalize("NFKC").toLowerCase()))
  const draft = {
    kind: "topic",
    wordsOf: first.author,
    name,
    summary: ordered === null ? "" : proseFrom(topic.summary, 2_000)
  } as const
  const score = scoreOf(Math.max(...proven.map(({ atom }) => atom.score)))
  return {
    id: TopicId.make(id),
    proposal: { id, draft, evidence: evidenceOf(first, quotes), score, text: name }
  }
}

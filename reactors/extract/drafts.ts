/** Turns an answer of the model into drafts of topics and statements. Locates quotes, and drops repetitions. */
import { ProposalId, TopicId } from "../../domain/ids.ts"
import type { AtomDraft, TopicDraft } from "../../domain/knowledge/draft.ts"
import { lineFrom, proseFrom } from "../../domain/text/fit.ts"
import { atomTextLength, topicNameLength } from "../../domain/text/limits.ts"
import type { Quote } from "../../domain/knowledge/evidence.ts"
import type { Audience } from "../../domain/values.ts"
import type { ExtractedTopic, ExtractionAnswer } from "../../models/distillation.ts"
import { mapInSlices, type Sliced } from "../../models/slices/slices.ts"
import type { NearHit } from "../../projections/search/vectors/nearest.ts"
import { hash } from "../../streams/commit/identity.ts"
import type { Window } from "../chat/windows.ts"
import { evidenceOf, makeLocateAll, makePlaces, mostQuotes, scoreOf, uniqueQuotes } from "../grounding/evidence.ts"
import type { Seen } from "../grounding/likeness.ts"
import type { Drafted } from "../grounding/proposals.ts"

/** The origin of the drafts, and the texts that they must not repeat. */
export interface ExtractionSource {
  /** The id of the extraction. The ids of proposals are derived from it. */
  readonly id: string
  /** The id of a proposed topic: a keyed hash, because the name of a topic can be guessed. */
  readonly topicId: (audience: Audience, name: string) => string
  /** Statements and topics that the extraction has proposed. */
  readonly seen: { readonly atoms: Seen; readonly topics: Seen }
}
export interface Known {
  readonly audience: Audience
  /** Existing topics, in the order of the question. */
  readonly topics: ReadonlyArray<NearHit>
}

interface Found {
  readonly items: ReadonlyArray<Drafted<TopicDraft | AtomDraft>>
  /** The number of statements without a located quote. */
  readonly unlocated: number
  /** The number of statements that were proposed before. */
  readonly duplicates: number
}

/** A slice for each atom of the answer. */
export function* knowledgeDraftsOf(
  source: ExtractionSource,
  { messages }: Window,
  known: Known,
  answer: ExtractionAnswer
): Sliced<Found> {
  const locateIn = makeLocateAll(messages)
  const located = yield* mapInSlices(answer.atoms, (atom) => {
    const evidence = locateIn(atom.evidence)
    return evidence.length === 0 ? [] : [{ atom, evidence }]
  })
  const proven = located.flat()
  const topics = yield* mapInSlices(answer.topics, (topic, i) =>
    topicOf(
      source,
      known,
      topic,
      proven.filter(({ atom }) => atom.topic === i)
    )
  )
  const placed = makePlaces()
  const here = new Set<string>()
  let duplicates = 0
  const atoms = yield* mapInSlices(proven, ({ atom, evidence }) => {
    const text = proseFrom(atom.text, atomTextLength)
    const [first] = evidence
    if (text === "" || first === undefined) return []
    if (here.has(text) || source.seen.atoms.like(text, known.audience) !== null) {
      duplicates++
      return []
    }
    here.add(text)
    const id = ProposalId.make(hash(20, source.id, "atom", ...placed(evidence)))
    const tags = [...new Set(atom.tags.flatMap((tag) => lineFrom(tag, 60) ?? []))].slice(0, 5)
    const topic = atom.topic === null ? null : (topics[atom.topic]?.id ?? null)
    const draft = { kind: "atom", wordsOf: first.author, type: atom.type, text, tags, topic } as const
    return [{ id, draft, evidence: evidenceOf(first, evidence), score: scoreOf(atom.score), text }]
  })
  const proposed = topics.flatMap(({ proposal }) => proposal ?? [])
  // Topics of one answer that have the same name have the same id.
  const single = [...new Map(proposed.map((each) => [each.id, each])).values()]
  return { items: [...single, ...atoms.flat()], unlocated: answer.atoms.length - proven.length, duplicates }
}

type Proven = ReadonlyArray<{
  readonly atom: ExtractionAnswer["atoms"][number]
  readonly evidence: ReadonlyArray<Quote>
}>

/** The id of an answer's topic, and a proposal if the topic is new. Its evidence comes from its statements. */
const topicOf = ({ topicId, seen }: ExtractionSource, known: Known, topic: ExtractedTopic, proven: Proven) => {
  const name = lineFrom(topic.name, topicNameLength)
  const quotes = uniqueQuotes(proven.flatMap(({ evidence }) => evidence)).slice(0, mostQuotes)
  const [first] = quotes
  if (name === null || first === undefined) return { id: null, proposal: null }
  const existing = topic.known === null ? undefined : known.topics[topic.known]
  if (existing !== undefined) return { id: TopicId.make(existing.id), proposal: null }
  const before = seen.topics.like(name, known.audience)
  if (before !== null) return { id: TopicId.make(before), proposal: null }
  const id = ProposalId.make(topicId(known.audience, name.normalize("NFKC").toLowerCase()))
  const draft = { kind: "topic", wordsOf: first.author, name, summary: proseFrom(topic.summary, 2_000) } as const
  const score = scoreOf(Math.max(...proven.map(({ atom }) => atom.score)))
  return {
    id: TopicId.make(id),
    proposal: { id, draft, evidence: evidenceOf(first, quotes), score, text: name }
  }
}

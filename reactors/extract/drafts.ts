/** Turns an answer of the model into drafts of topics and statements. Locates quotes, and drops repetitions. */
import { ProposalId, TopicId } from "../../domain/ids.ts"
import type { AtomDraft, TopicDraft } from "../../domain/knowledge/draft.ts"
import { lineFrom, proseFrom } from "../../domain/text/fit.ts"
import { atomTextLength, topicNameLength } from "../../domain/text/limits.ts"
import type { Quote } from "../../domain/knowledge/evidence.ts"
import type { Audience } from "../../domain/values.ts"
import { type Counting, type LossCounts, makeCounts } from "../../models/counts.ts"
import type { ExtractedTopic, ExtractionAnswer } from "../../models/distillation.ts"
import { mapInSlices, type Sliced } from "../../models/slices/slices.ts"
import { hash } from "../../streams/commit/identity.ts"
import { messagesToRead, type Window } from "../chat/windows.ts"
import { evidenceOf, makePlaces, mostQuotes, scoreOf, uniqueQuotes } from "../grounding/evidence.ts"
import { isNewsAbout, type Seen } from "../grounding/likeness.ts"
import type { Drafted } from "../grounding/proposals.ts"
import { type AskedContext, provenDue, provenEnding, provenLinks, provenOwner } from "./answer/life.ts"
import { locatedIn, type Proven, withinCap, withoutSameQuotes } from "./answer/proven.ts"
import { checkedStatement } from "./answer/wording.ts"

/** The origin of the drafts, and the texts that they must not repeat. */
export interface ExtractionSource {
  /** The id of the extraction. The ids of proposals are derived from it. */
  readonly id: string
  /** The id of a proposed topic: a keyed hash, because the name of a topic can be guessed. */
  readonly topicId: (audience: Audience, name: string) => string
  /** Statements and topics that the extraction has proposed. */
  readonly seen: { readonly atoms: Seen; readonly topics: Seen }
}
export interface Known extends AskedContext {
  readonly audience: Audience
  /** Existing topics, in the order of the question. */
  readonly topics: ReadonlyArray<{ readonly id: string }>
}

export interface FoundDrafts {
  readonly items: ReadonlyArray<Drafted<TopicDraft | AtomDraft>>
  /** The number of statements without a located quote. */
  readonly unlocated: number
  /** The number of statements that were proposed before. */
  readonly duplicates: number
  /** Counts of losses and changes, by reason. */
  readonly dropped: LossCounts
}

/** A slice for each step of each atom of the answer. */
export function* knowledgeDraftsOf(
  source: ExtractionSource,
  window: Window,
  known: Known,
  answer: ExtractionAnswer
): Sliced<FoundDrafts> {
  const counts = makeCounts()
  counts.addAll(answer.dropped ?? {})
  const { proven: located, shift } = yield* locatedIn(window, answer.atoms, counts)
  const { kept, survivorOf } = withoutSameQuotes(located, counts)
  const proven = withinCap(kept, messagesToRead(window).length, counts)
  yield
  const topics = yield* mapInSlices(answer.topics, (topic, i) =>
    topicOf(
      source,
      known,
      topic,
      proven.filter(({ atom }) => atom.topic === i)
    )
  )
  const placed = makePlaces()
  const ids = new Map(
    proven.map(({ nth, evidence }) => [nth, ProposalId.make(hash(20, source.id, "atom", ...placed(evidence)))])
  )
  const draftOf = makeDraftOf({ window, known, proven, survivorOf, ids, shift, counts })
  const here = new Set<string>()
  let duplicates = 0
  const atoms: Array<Drafted<AtomDraft>> = []
  for (const each of proven) {
    yield
    const topic = each.atom.topic === null ? null : (topics[each.atom.topic]?.id ?? null)
    const drafted = yield* draftOf(each, topic)
    if (drafted === null) continue
    const like = source.seen.atoms.like(drafted.text, known.audience)
    // An approval creates an atom under the id of its proposal.
    if (here.has(drafted.text) || (like !== null && !isNewsAbout(drafted.draft, like))) {
      duplicates++
      continue
    }
    here.add(drafted.text)
    atoms.push(drafted)
  }
  const proposed = topics.flatMap(({ proposal }) => proposal ?? [])
  // Topics of one answer that have the same name have the same id.
  const single = [...new Map(proposed.map((each) => [each.id, each])).values()]
  return {
    items: [...single, ...withoutLostReplacements(atoms)],
    unlocated: answer.atoms.length - located.length,
    duplicates,
    dropped: counts.all()
  }
}

interface Drafting {
  readonly window: Window
  readonly known: Known
  readonly proven: ReadonlyArray<Proven>
  readonly survivorOf: ReadonlyMap<number, number>
  readonly ids: ReadonlyMap<number, ProposalId>
  readonly shift: number
  readonly counts: Counting
}

/** The draft of a proven statement. */
const makeDraftOf = ({ window, known, proven, survivorOf, ids, shift, counts }: Drafting) => {
  const sources = sourcesOf(window)
  return function* (each: Proven, topic: TopicId | null): Sliced<Drafted<AtomDraft> | null> {
    const { atom, evidence, nth } = each
    const { quoted, said } = sources(evidence)
    const text = proseFrom(checkedStatement(atom.text, evidence, said, counts), atomTextLength)
    const [first] = evidence
    const id = ids.get(nth)
    if (first === undefined || id === undefined) return null
    const replacedBy = replacing(each, survivorOf, ids)
    const replacingQuote = proven.find(({ nth: other }) => ids.get(other) === replacedBy)?.evidence[0] ?? null
    const { status, quote } = yield* provenEnding(each, window, shift, replacingQuote, counts)
    const draft: AtomDraft = {
      kind: "atom",
      wordsOf: first.author,
      type: atom.type,
      text,
      tags: tagsOf(atom.tags),
      topic,
      owner: provenOwner(atom, quoted, window, known, counts),
      due: provenDue(atom, quoted, known, counts),
      status,
      closedBy: quote?.message ?? null,
      replacedBy: status === "replaced" ? replacedBy : null,
      links: provenLinks(atom, known, counts)
    }
    const quotes = uniqueQuotes(quote === null ? evidence : [...evidence.slice(0, mostQuotes - 1), quote])
    return { id, draft, evidence: evidenceOf(first, quotes), score: scoreOf(atom.score), text }
  }
}

/** A statement that is a repetition is not proposed, so no other one can name its proposal. */
const withoutLostReplacements = (atoms: ReadonlyArray<Drafted<AtomDraft>>): ReadonlyArray<Drafted<AtomDraft>> => {
  const ids = new Set<ProposalId>(atoms.map(({ id }) => id))
  return atoms.map((each) => {
    const { replacedBy = null } = each.draft
    return replacedBy === null || ids.has(replacedBy) ? each : { ...each, draft: { ...each.draft, replacedBy: null } }
  })
}

const tagsOf = (tags: ReadonlyArray<string>) => [...new Set(tags.flatMap((tag) => lineFrom(tag, 60) ?? []))].slice(0, 5)

/** The proposal that replaces a statement; null if it names none, or itself. */
const replacing = (
  { atom, nth }: Proven,
  survivorOf: ReadonlyMap<number, number>,
  ids: ReadonlyMap<number, ProposalId>
): ProposalId | null => {
  if (atom.status !== "replaced" || atom.replacedBy === null) return null
  const survivor = survivorOf.get(atom.replacedBy)
  return survivor === undefined || survivor === nth ? null : (ids.get(survivor) ?? null)
}

/** The quoted messages of a statement, and the texts of these and of the messages that they answer. */
const sourcesOf = ({ messages }: Window) => {
  const byId = new Map(messages.map((message) => [message.id, message]))
  return (evidence: ReadonlyArray<Quote>) => {
    const quoted = [...new Set(evidence.map(({ message }) => message))].flatMap((id) => byId.get(id) ?? [])
    const answered = quoted.flatMap(({ replyTo }) => (replyTo === null ? [] : (byId.get(replyTo) ?? [])))
    return { quoted, said: [...quoted, ...answered].map(({ text }) => text) }
  }
}

/** The id of an answer's topic, and a proposal if the topic is new. Its evidence comes from its statements. */
const topicOf = (
  { topicId, seen }: ExtractionSource,
  known: Known,
  topic: ExtractedTopic,
  proven: ReadonlyArray<Proven>
) => {
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

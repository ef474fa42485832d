/** Turns an answer of the model into drafts of topics and statements. Locates quotes, and drops repetitions. */
import { ProposalId, TopicId } from "../../domain/ids.ts"
import type { AtomDraft, TopicDraft } from "../../domain/knowledge/draft.ts"
import { lineFrom, proseFrom } from "../../domain/text/fit.ts"
import { atomTextLength } from "../../domain/text/limits.ts"
import { type Counting, type LossCounts, makeCounts } from "../../models/counts.ts"
import type { ExtractionAnswer } from "../../models/distillation.ts"
import { mapInSlices, type Sliced } from "../../models/slices/slices.ts"
import { hash } from "../../streams/commit/identity.ts"
import { messagesToRead, type Window } from "../chat/windows.ts"
import { evidenceOf, makePlaces, mostQuotes, scoreOf, uniqueQuotes } from "../grounding/evidence.ts"
import { isNewsAbout } from "../grounding/likeness.ts"
import type { Drafted } from "../grounding/proposals.ts"
import { ofOneAuthor, type Sources, quotedSources } from "./answer/authorship.ts"
import { provenDue, provenEnding, provenLinks, provenOwner } from "./answer/life.ts"
import { locatedIn, type Proven, withinCap, withoutSameQuotes } from "./answer/proven.ts"
import type { ExtractionSource, Known } from "./answer/source.ts"
import { topicOf } from "./answer/topic.ts"
import { checkedStatement } from "./answer/wording.ts"

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
  const sources = quotedSources(window)
  const topics = yield* mapInSlices(answer.topics, (topic, i) =>
    topicOf(
      source,
      known,
      topic,
      proven.filter(({ atom }) => atom.topic === i),
      sources,
      counts
    )
  )
  const placed = makePlaces()
  const ids = new Map(
    proven.map(({ nth, evidence }) => [nth, ProposalId.make(hash(20, source.id, "atom", ...placed(evidence)))])
  )
  const draftOf = makeDraftOf({ window, sources, known, proven, survivorOf, ids, shift, counts })
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
  readonly sources: Sources
  readonly known: Known
  readonly proven: ReadonlyArray<Proven>
  readonly survivorOf: ReadonlyMap<number, number>
  readonly ids: ReadonlyMap<number, ProposalId>
  readonly shift: number
  readonly counts: Counting
}

/** The draft of a proven statement. */
const makeDraftOf = ({ window, sources, known, proven, survivorOf, ids, shift, counts }: Drafting) => {
  return function* (each: Proven, topic: TopicId | null): Sliced<Drafted<AtomDraft> | null> {
    const { atom, evidence, nth } = each
    const { quoted, around } = sources(evidence)
    const said = around.map(({ text }) => text)
    const checked = checkedStatement(atom.text, evidence, said, counts)
    const { text: stated, quotes: ordered } = ofOneAuthor(checked, evidence, around, counts)
    const text = proseFrom(stated, atomTextLength)
    const [first] = ordered
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
    const quotes = uniqueQuotes(quote === null ? ordered : [...ordered.slice(0, mostQuotes - 1), quote])
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

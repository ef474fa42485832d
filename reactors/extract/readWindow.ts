/** One window of chat: asked of the model, located, compared with what is known, and proposed in one atomic batch. */
import { Effect } from "effect"
import { hash } from "../../streams/commit/identity.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import type { Step } from "../../commands/commandBus.ts"
import { ExtractionId, ProposalId, TopicId } from "../../domain/ids.ts"
import { lineFrom, proseFrom } from "../../domain/text/fit.ts"
import { atomTextLength, topicNameLength } from "../../domain/text/limits.ts"
import { Decisions } from "../../projections/reads/decisions.ts"
import type { Extraction as Answer } from "../../models/distilling.ts"
import { Model } from "../../models/model.ts"
import type { Answered } from "../../models/distilling.ts"
import { cutText, splitWindow, type Window } from "../chat/windows.ts"
import { evidenceOf, located, makePlaces, mostQuotes, scoreOf, unique } from "../grounding/evidence.ts"
import { lettered } from "../grounding/lettered.ts"
import { recommend, type Seen } from "../grounding/likeness.ts"
import { near, precedentsOf, seenWith } from "../grounding/known.ts"
import { ModelTurns } from "../work/modelTurns.ts"
import { remind } from "../grounding/remind.ts"
import { say, type Work } from "../work/work.ts"

/** Which extraction reads, and what it has found so far. */
export interface Reading extends Work {
  /** Statements and topics that it proposed, so that the next window repeats none. */
  readonly seen: { readonly atoms: Seen; readonly topics: Seen }
}

/** Of one message a model is given so much. UTF-16 units. */
const mostOfMessage = 12_000
/** A message that is too long even alone is given once more, as its beginning. */
const littleOfMessage = 2_000
const mostTopics = 8
const mostAtoms = 10
const mostDecided = 12

/**
 * Reads one window; one that the model finds too long is read in halves. A model that fails leaves a mark, and the rest
 * goes on. Ends with `ExtractionRefused` once the extraction was cancelled; then nothing more is stored.
 */
export const readWindow = Effect.fnUntraced(function* (reading: Reading, whole: Window) {
  const { take } = yield* ModelTurns
  const waiting = [{ window: whole, most: mostOfMessage }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { window, most } = next
    const known = yield* around(window)
    const outcome = yield* take(ask(window, known, most)).pipe(
      Effect.map((answered) => ({ is: "answered", answered }) as const),
      Effect.catchTag("ModelFailed", ({ reason }) => Effect.succeed({ is: "failed", reason } as const))
    )
    if (outcome.is === "answered") {
      yield* propose(reading, window, known, outcome.answered)
      continue
    }
    const halves = outcome.reason === "too-long" ? splitWindow(window) : null
    if (halves !== null) waiting.push({ window: halves[1], most }, { window: halves[0], most })
    else if (outcome.reason === "too-long" && most > littleOfMessage) waiting.push({ window, most: littleOfMessage })
    else yield* fail(reading, window, outcome.reason)
  }
})

const fail = (reading: Reading, window: Window, reason: string) =>
  say(reading, window.key, {
    subject: subjectOf("extraction", reading.id),
    command: {
      _tag: "FailWindow",
      attempt: reading.attempt,
      window: window.key,
      messages: idsOf(window),
      reason
    }
  })

/** What is known near the window, as context. */
const around = Effect.fnUntraced(function* ({ messages }: Window) {
  const [first] = messages
  const audience = first?.audience
  if (audience === undefined) return yield* Effect.die("a window without a message")
  const text = messages.map((message) => message.text).join("\n")
  const {
    found: [found = []]
  } = yield* near([text], audience, [
    { kind: "topic", most: mostTopics },
    { kind: "atom", most: mostAtoms },
    { kind: "proposal", most: mostDecided }
  ])
  const of = (kind: string) => found.filter((each) => each.kind === kind && each.status === "standing")
  return { audience, topics: of("topic"), atoms: of("atom"), precedents: yield* precedentsOf(found, audience) }
})
type Known = Effect.Success<ReturnType<typeof around>>

const ask = Effect.fnUntraced(function* ({ messages }: Window, { topics, atoms, precedents }: Known, most: number) {
  const letters = lettered(messages.map(({ author }) => author))
  const places = new Map<string, number>(messages.map(({ id }, i) => [id, i]))
  return yield* (yield* Model).extract({
    messages: messages.map(({ author, text, at, replyTo }) => ({
      author: letters.get(author) ?? "A",
      text: cutText(text, most),
      at,
      replyTo: replyTo === null ? null : (places.get(replyTo) ?? null)
    })),
    topics: topics.map(({ text }) => cutText(text, topicNameLength)),
    atoms: atoms.map(({ text }) => text),
    precedents
  })
})

/** Everything of one window is stored together or not at all: a kill leaves no half, and a second reading no double. */
const propose = Effect.fnUntraced(function* (
  reading: Reading,
  window: Window,
  known: Known,
  { answer, record }: Answered<Answer>
) {
  yield* remind(reading.seen, seenWith(known.audience), { messages: idsOf(window) })
  const drafted = draftsOf(reading, window, known, answer)
  const decisions = yield* Decisions
  const bands = {
    topic: yield* decisions.calibration("topic", record.provider),
    atom: yield* decisions.calibration("atom", record.provider)
  }
  const texts = drafted.items.map(({ text }) => text)
  const { model, found } =
    texts.length === 0
      ? { model: "", found: [] }
      : yield* near(texts, known.audience, [
          { kind: "topic", most: 2 },
          { kind: "atom", most: 2 }
        ])
  const origin = { is: "extraction", id: ExtractionId.make(reading.id) } as const
  const steps = drafted.items.map(({ id, draft, evidence, score }, i): Step => {
    const shared = {
      evidence,
      audience: known.audience,
      origin,
      recommendation: recommend(
        (found[i] ?? []).filter((each) => each.id !== id),
        draft.kind,
        model
      ),
      band: bands[draft.kind](score),
      score,
      model: record
    }
    return {
      subject: subjectOf("proposal", id),
      command:
        draft.kind === "topic" ? { _tag: "ProposeTopic", draft, ...shared } : { _tag: "ProposeAtom", draft, ...shared }
    }
  })
  yield* say(
    reading,
    window.key,
    {
      subject: subjectOf("extraction", reading.id),
      command: {
        _tag: "ReadWindow",
        attempt: reading.attempt,
        window: window.key,
        messages: idsOf(window),
        proposals: drafted.items.map(({ id }) => id),
        unlocated: drafted.unlocated,
        duplicates: drafted.duplicates,
        model: record
      }
    },
    ...steps
  )
  for (const { id, draft, text } of drafted.items)
    reading.seen[draft.kind === "topic" ? "topics" : "atoms"].add(id, text, known.audience)
})

/** What an answer comes to once its quotes are located, and what was said before is left out. */
const draftsOf = (reading: Reading, { messages }: Window, known: Known, answer: Answer) => {
  let unlocated = 0
  let duplicates = 0
  const proven = answer.atoms.flatMap((atom) => {
    const evidence = located(atom.evidence, messages)
    if (evidence.length === 0) unlocated++
    return evidence.length === 0 ? [] : [{ atom, evidence }]
  })
  const topics = answer.topics.map((topic, i) => {
    const name = lineFrom(topic.name, topicNameLength)
    const quotes = unique(proven.filter(({ atom }) => atom.topic === i).flatMap(({ evidence }) => evidence)).slice(
      0,
      mostQuotes
    )
    const [first] = quotes
    if (name === null || first === undefined) return { id: null, proposal: null }
    const standing = topic.known === null ? undefined : known.topics[topic.known]
    if (standing !== undefined) return { id: TopicId.make(standing.id), proposal: null }
    const before = reading.seen.topics.like(name, known.audience)
    const id = ProposalId.make(
      before ?? hash(20, reading.id, "topic", known.audience, name.normalize("NFKC").toLowerCase())
    )
    if (before !== null) return { id: TopicId.make(id), proposal: null }
    const draft = { kind: "topic", wordsOf: first.author, name, summary: proseFrom(topic.summary, 2_000) } as const
    const score = Math.max(...proven.filter(({ atom }) => atom.topic === i).map(({ atom }) => atom.score))
    return {
      id: TopicId.make(id),
      proposal: { id, draft, evidence: evidenceOf(first, quotes), score: scoreOf(score), text: name }
    }
  })
  const placed = makePlaces()
  const here = new Set<string>()
  const atoms = proven.flatMap(({ atom, evidence }) => {
    const text = proseFrom(atom.text, atomTextLength)
    const [first] = evidence
    if (text === "" || first === undefined) return []
    if (here.has(text) || reading.seen.atoms.like(text, known.audience) !== null) {
      duplicates++
      return []
    }
    here.add(text)
    const id = ProposalId.make(hash(20, reading.id, "atom", ...placed(evidence)))
    const tags = [...new Set(atom.tags.flatMap((tag) => lineFrom(tag, 60) ?? []))].slice(0, 5)
    const topic = atom.topic === null ? null : (topics[atom.topic]?.id ?? null)
    const draft = { kind: "atom", wordsOf: first.author, type: atom.type, text, tags, topic } as const
    return [{ id, draft, evidence: evidenceOf(first, evidence), score: scoreOf(atom.score), text }]
  })
  const proposed = topics.flatMap(({ proposal }) => proposal ?? [])
  // Two topics of one answer may bear one name: they are one.
  const single = [...new Map(proposed.map((each) => [each.id, each])).values()]
  return { items: [...single, ...atoms], unlocated, duplicates }
}

const idsOf = ({ messages }: Window) => {
  const [first, ...rest] = messages.map(({ id }) => id)
  if (first === undefined) throw new Error("a window without a message")
  return [first, ...rest] as const
}

/**
 * Compares a model with people's decisions: approved items are right, and rejected items are wrong. Tasks are those of an
 * analysis of the model's own statements that are about approved ones.
 */
import { Effect } from "effect"
import type { ActorId, MessageId } from "../../domain/ids.ts"
import type { DraftKind } from "../../domain/knowledge/draft.ts"
import type { Model } from "../../models/model.ts"
import { chatAndAudience, type ChatMessage } from "../../reactors/chat/message/chatMessage.ts"
import type { KnowledgeDraft } from "./drafting.ts"
import { reanalyse, type TaskDrafted } from "./reanalyse.ts"
import { isAbout } from "./measures/isAbout.ts"
import { type ReadAtom, type Reread, reread, type Watch, windowsIn } from "./reread.ts"
import { type Scores, scoresOf } from "./measures/scores.ts"

/** A proposed item, as it was when a person decided. */
export interface DecidedCase {
  /** @default atom: a statement */
  readonly kind?: DraftKind
  /** The text of a statement, the name of a topic, or the title of a task. */
  readonly text: string
  /** True when approved, edited and approved, or merged; false when rejected. */
  readonly kept: boolean
  /** The messages that it quotes. */
  readonly quoted: ReadonlyArray<MessageId>
}

export interface DecisionHistory {
  readonly decided: ReadonlyArray<DecidedCase>
  /** The quoted messages and their neighbours, each once, in any order. */
  readonly messages: ReadonlyArray<ChatMessage>
  readonly people: ReadonlyArray<readonly [ActorId, ReadonlyArray<string>]>
}

export interface HistoryFigures {
  readonly decisions: number
  readonly kept: number
  readonly rejected: number
  /** Only decided statements count: an undecided one is neither right nor wrong. */
  readonly scores: Scores
  /** Atoms that are about no decided statement. */
  readonly unjudged: number
  /** Null without a decision on a topic, or on a task. */
  readonly topics: Scores | null
  readonly tasks: Scores | null
  /** All proposals: statements, topics and tasks. */
  readonly proposals: number
  readonly read: Reread
}

/** An item is about a decision by the rule of `isAbout`; its quote and the quoted message must share chat and audience. */
export const judgedByHistory = Effect.fnUntraced(function* (
  { decided, messages, people }: DecisionHistory,
  model: Model["Service"],
  watch?: Watch
) {
  const names = new Map(people)
  const inOrder = messages.toSorted(byTime)
  const windows = [...Map.groupBy(inOrder, chatAndAudience).values()].flatMap((place) => windowsIn(place, names))
  const known = new Map<MessageId, ChatMessage>(messages.map((message) => [message.id, message]))
  const subjectsOf = (kind: DraftKind) =>
    decided
      .filter((each) => (each.kind ?? "atom") === kind)
      .map(({ text, kept, quoted }) => ({ text, kept, quoted: quoted.flatMap((id) => known.get(id) ?? []) }))
  const read = yield* reread(windows, model, watch)
  const found = read.atoms.map(({ atom, quotes }): Found => ({ text: atom.text, quotes }))
  const statements = compared(found, subjectsOf("atom"))
  const foundOf = ({ text, evidence }: KnowledgeDraft | TaskDrafted): Found => ({
    text,
    quotes: evidence.flatMap((quote) => {
      const message = known.get(quote.message)
      return message === undefined ? [] : [{ message, quote: quote.text }]
    })
  })
  const approved = read.drafts.filter(
    (each) => each.draft.kind === "atom" && subjectsOf("atom").some((one) => one.kept && concerns(foundOf(each), one))
  )
  const [topics, tasks] = [subjectsOf("topic"), subjectsOf("task")]
  const run = tasks.length === 0 ? [] : yield* reanalyse(approved, { drafts: read.drafts, messages, names }, model)
  const topicsFound = read.drafts.filter(({ draft }) => draft.kind === "topic").map(foundOf)
  return {
    decisions: decided.length,
    kept: decided.filter(({ kept }) => kept).length,
    rejected: decided.filter(({ kept }) => !kept).length,
    scores: statements.scores,
    unjudged: statements.unjudged,
    topics: topics.length === 0 ? null : compared(topicsFound, topics).scores,
    tasks: tasks.length === 0 ? null : compared(run.map(foundOf), tasks).scores,
    proposals: read.drafts.length + run.length,
    read
  } satisfies HistoryFigures
})

/** Found items about an approved subject are right, those about a rejected one are wrong; the others do not count. */
const compared = (found: ReadonlyArray<Found>, subjects: ReadonlyArray<Subject>) => {
  const judged = found.flatMap((item) => {
    const about = subjects.filter((subject) => concerns(item, subject))
    return about.length === 0 ? [] : [about]
  })
  const named = new Set(judged.flat())
  const kept = subjects.filter((subject) => subject.kept)
  const scores = scoresOf({
    found: judged.length,
    rightOfFound: judged.filter((about) => about.some((subject) => subject.kept)).length,
    true: kept.length,
    rightOfTrue: kept.filter((subject) => named.has(subject)).length
  })
  return { scores, unjudged: found.length - judged.length }
}

interface Found {
  readonly text: string
  readonly quotes: ReadAtom["quotes"]
}

/** Messages of the same moment have the order of their ids, so that every run reads them alike. */
const byTime = (a: ChatMessage, b: ChatMessage) => {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return a.id < b.id ? -1 : 1
}

interface Subject {
  readonly text: string
  readonly kept: boolean
  readonly quoted: ReadonlyArray<ChatMessage>
}

const concerns = ({ text: own, quotes }: Found, { text, quoted }: Subject) =>
  quoted.some((source) => {
    const here = quotes.filter(({ message }) => chatAndAudience(message) === chatAndAudience(source))
    return isAbout(
      { texts: [own, ...here.map(({ quote }) => quote)], times: here.map(({ message }) => message.at) },
      { text, at: source.at }
    )
  })

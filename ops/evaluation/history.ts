/** Compares a model with people's decisions: approved items are right, and rejected items are wrong. */
import { Effect } from "effect"
import type { ActorId, MessageId } from "../../domain/ids.ts"
import type { Model } from "../../models/model.ts"
import { chatAndAudience, type ChatMessage } from "../../reactors/chat/message/chatMessage.ts"
import { isAbout } from "./measures/isAbout.ts"
import { type ReadAtom, type Reread, reread, type Watch, windowsIn } from "./reread.ts"
import { type Scores, scoresOf } from "./measures/scores.ts"

/** A proposed statement, as it was when a person decided. */
export interface DecidedCase {
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
  readonly read: Reread
}

/** An atom is about a decision by the rule of `isAbout`; its quote and the quoted message must share chat and audience. */
export const judgedByHistory = (
  { decided, messages, people }: DecisionHistory,
  model: Model["Service"],
  watch?: Watch
): Effect.Effect<HistoryFigures> => {
  const names = new Map(people)
  const inOrder = messages.toSorted(byTime)
  const windows = [...Map.groupBy(inOrder, chatAndAudience).values()].flatMap((place) => windowsIn(place, names))
  const known = new Map(messages.map((message) => [message.id, message]))
  const subjects = decided.map(({ text, kept, quoted }) => ({
    text,
    kept,
    quoted: quoted.flatMap((id) => known.get(id) ?? [])
  }))
  return Effect.map(reread(windows, model, watch), (read) => {
    const judged = read.atoms.flatMap((atom) => {
      const about = subjects.filter((subject) => concerns(atom, subject))
      return about.length === 0 ? [] : [about]
    })
    const found = new Set(judged.flat())
    const kept = subjects.filter((subject) => subject.kept)
    return {
      decisions: decided.length,
      kept: kept.length,
      rejected: decided.length - kept.length,
      scores: scoresOf({
        found: judged.length,
        rightOfFound: judged.filter((about) => about.some((subject) => subject.kept)).length,
        true: kept.length,
        rightOfTrue: kept.filter((subject) => found.has(subject)).length
      }),
      unjudged: read.atoms.length - judged.length,
      read
    }
  })
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

const concerns = ({ atom, quotes }: ReadAtom, { text, quoted }: Subject) =>
  quoted.some((source) => {
    const here = quotes.filter(({ message }) => chatAndAudience(message) === chatAndAudience(source))
    return isAbout(
      { texts: [atom.text, ...here.map(({ quote }) => quote)], times: here.map(({ message }) => message.at) },
      { text, at: source.at }
    )
  })

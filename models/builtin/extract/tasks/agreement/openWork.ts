/** Work that later messages may accept or refuse, with the words that it refers to. */
import type { ModelQuote, WindowMessage } from "../../../../distillation.ts"
import { oneLine } from "../../../../../domain/text/clean.ts"
import { dueIn, saidIn } from "../../sentence/due/dueIn.ts"
import type { Sentence } from "../../sentence/sentence.ts"
import { antecedentOf, onlyPoints } from "./antecedent.ts"
import type { Heard, WorkItem } from "./work.ts"

/** The factor for work without an object that no earlier words name. */
const bareFactor = 0.5
const longestText = 480

export interface Open {
  readonly heard: Heard
  /** The promise that meets a need and names the work better; null without one. */
  better: Heard | null
  /** The words of another author that it only points at: they are the statement, and are quoted first. */
  readonly pointed: ModelQuote | null
  readonly evidence: Array<ModelQuote>
  /** The author who is to do it: asked by name, by a reply, or as the last one to speak. */
  asked: string | null
  owner: number | null
  due: string | null
  score: number
  answered: boolean
  /** Whether the words name the person who is to do it. */
  named: boolean
}

/** The people of a window, by author and by index. */
export interface Speakers {
  readonly numberOf: ReadonlyMap<string, number>
  readonly authorOf: ReadonlyMap<number, string>
}

/** The window in which work is found. */
export interface Scene {
  readonly messages: ReadonlyArray<WindowMessage>
  readonly zone: string
  readonly sentences: ReadonlyArray<Sentence>
  readonly speakers: Speakers
}

/**
 * @param to the person whom the message has addressed by name
 * @param taken the earlier words that an answer to several takes up; null to look for the words that it refers to
 */
export const openWork = (
  heard: Heard,
  to: number | null,
  { messages, sentences, zone, speakers: { numberOf, authorOf } }: Scene,
  at: number,
  taken: ModelQuote | null = null
): Open => {
  const { act, author } = heard
  const antecedent = taken ?? (heard.bare ? antecedentOf(heard, messages, sentences, at) : null)
  const theirs = antecedent !== null && messages[antecedent.message]?.author !== author
  const pointed = taken ?? (theirs && onlyPoints(heard) ? antecedent : null)
  const own = { message: at, quote: heard.quote }
  const context = antecedent === null ? [] : [{ message: antecedent.message, quote: antecedent.quote }]
  const evidence = pointed === null ? [own, ...context] : [...context, own]
  const previous = heard.named ? null : partnerOf(messages, at)
  const owner = ownerOf(
    heard,
    to,
    numberOf.get(author) ?? null,
    previous === null ? null : (numberOf.get(previous) ?? null)
  )
  const spokenTo = act.who === "addressee" ? previous : null
  const asked = owner === null ? spokenTo : (authorOf.get(owner) ?? null)
  const score = heard.bare && antecedent === null ? heard.score * bareFactor : heard.score
  return {
    heard,
    better: null,
    pointed,
    evidence,
    asked,
    owner,
    due: heard.due ?? dueOfAntecedent(antecedent, messages, zone),
    score,
    answered: false,
    named: heard.named || typeof act.who === "number"
  }
}

const ownerOf = ({ act }: Heard, to: number | null, speaker: number | null, previous: number | null) => {
  if (typeof act.who === "number") return act.who
  if (act.who === "speaker") return speaker
  if (act.who === "addressee") return to ?? previous
  return to
}

/** The author to whom a message without an address speaks: the author of the answered message, or of the message before. */
const partnerOf = (messages: ReadonlyArray<WindowMessage>, at: number): string | null => {
  const message = messages[at]
  if (message === undefined) return null
  const replied = message.replyTo === null ? undefined : messages[message.replyTo]
  const before =
    replied ??
    messages.slice(Math.max(0, at - 3), at).findLast(({ author, context }) => author !== message.author && !context)
  if (before === undefined || before.author === message.author) return null
  return replied !== undefined || Date.parse(message.at) - Date.parse(before.at) <= partnerMinutes * 60_000
    ? before.author
    : null
}
const partnerMinutes = 30

/** "The leaflet is due on Friday. Can you take it?": the day is in the words that the request refers to. */
const dueOfAntecedent = (antecedent: ModelQuote | null, messages: ReadonlyArray<WindowMessage>, zone: string) => {
  const message = messages[antecedent?.message ?? -1]
  return antecedent === null || message === undefined ? null : dueIn(antecedent.quote, saidIn(message, zone))
}

/** The text has words of one author only, because it is sealed with that author's key. */
export const workOf = (
  open: Open,
  people: ReadonlyArray<unknown>,
  messages: ReadonlyArray<WindowMessage>
): ReadonlyArray<WorkItem> => {
  const { owner, due, score } = open
  const heard = open.better ?? open.heard
  const isBetter = ({ message, quote }: ModelQuote) => message === open.better?.message && quote === open.better.quote
  const evidence = [...open.evidence.filter(isBetter), ...open.evidence.filter((each) => !isBetter(each))]
  const [first, ...rest] = evidence
  if (first === undefined) return []
  const before = evidence
    .toSorted((a, b) => a.message - b.message)
    .filter(
      ({ message, quote }) =>
        messages[message]?.author === heard.author &&
        (message < first.message || (message === first.message && quote !== heard.quote))
    )
  const said = open.pointed === null ? [...before.map(({ quote }) => quote), heard.stated] : [open.pointed.quote]
  const text = oneLine(said.join(" ")).slice(0, longestText)
  const named = owner !== null && owner < people.length ? owner : null
  const quoted = due !== null && evidence.some(({ message }) => messages[message]?.text.includes(due)) ? due : null
  return [
    {
      evidence: [first, ...rest],
      text,
      pointsAt: open.pointed,
      score: Math.min(0.97, Math.round(score * 1000) / 1000),
      owner: named,
      duePhrase: quoted,
      factors: factorsOf(open),
      marked: heard.marker !== null
    }
  ]
}

const factorsOf = ({ heard, answered, named, due, evidence }: Open) => {
  const { act, bare } = heard
  const signs: ReadonlyArray<readonly [string, boolean]> = [
    ["accepted", answered],
    ["names a person", named],
    ["names a day", due !== null],
    ["names no object", bare],
    ["quotes other words", evidence.length > 1],
    ["spoiled", heard.score < act.weight]
  ]
  return [
    { name: act.by, points: act.weight },
    ...signs.flatMap(([name, holds]) => (holds ? [{ name, points: 0 }] : []))
  ]
}

/** Rates how likely a message has no knowledge to extract. In doubt it keeps the message. */
import { ActorId } from "../../../domain/ids.ts"
import { plain } from "../../../models/language/words.ts"
import { botOutput, cameOrWent, filler, marker, smallTalk, substance } from "./noiseCues.ts"
import type { ChatMessage } from "../message/chatMessage.ts"

export interface Noise {
  /** 0 to 1: the bounded sum of the factors. */
  readonly score: number
  /** The factors with their weights. A negative weight is a reason to keep the message. */
  readonly factors: Readonly<Record<string, number>>
  readonly noise: boolean
}

/** A message with at least this score is not sent to a model. */
export const noiseThreshold = 0.5

/** Only this much of a longer text is read. UTF-16 units. */
const mostRead = 2_000

const weight = {
  /** The text has no words: dots, or only a question mark. */
  nothing: 0.8,
  emoji: 0.8,
  link: 0.6,
  vote: 0.5,
  command: 0.8,
  cameOrWent: 0.9,
  bot: 0.9,
  repeatedCharacters: 0.6,
  correction: 0.3,
  saidAgain: 0.6,
  echo: 0.6,
  /** The text is only small talk. */
  smallTalk: 0.5,
  /** Greetings or thanks with one other word, usually a name. */
  politeTo: 0.4,
  /** "ok" or laughter with one other word, which may matter. */
  besideOneWord: 0.2,
  short: 0.2,
  /** "yes" to a question is an answer. */
  answer: -0.4,
  /** Outweighs all other factors: questions, requests, promises, decisions and problems are never noise. */
  substance: -2
} as const

/** A text with at most this many words is short. */
const short = 3
/** The most text that an echo adds to the repeated text. UTF-16 units. */
const mostAroundEcho = 40
const leastEchoed = 12

/** @param options.previous the message before this one in its chat */
export const noiseOf = (
  message: Pick<ChatMessage, "author" | "text">,
  { previous }: { readonly previous?: Pick<ChatMessage, "author" | "text"> } = {}
): Noise => {
  const text = readable(message.text)
  const machines = machine(text)
  if (Object.keys(machines).length > 0) return scored(machines)
  const before = previous === undefined ? undefined : { ...previous, text: readable(previous.text) }
  const others = before?.author === message.author ? undefined : before?.text
  const echoed = others === undefined ? null : echoIn(text, others)
  const factors: Record<string, number> = { ...emptiness(text), ...talkIn(text) }
  if (before !== undefined && others === undefined && before.text === text) factors["said-again"] = weight.saidAgain
  if (echoed !== null) factors["echo"] = weight.echo
  if (others !== undefined && asks(others) && answering.some((factor) => factors[factor] !== undefined))
    factors["answer"] = weight.answer
  // The substance of an echoed text counts for the original message only.
  return scored({ ...factors, ...substanceIn(echoed === null ? text : text.replace(echoed, "")) })
}

/** The factors of texts that ask for nothing. A link or a command may ask for something. */
const smallTalkKinds = ["greeting", "thanks", "acknowledgement", "laughter", "emoji", "nothing", "repeated-characters"]

/** UTF-16 units. */
const mostSmallTalk = 100

/** True for a text that is small talk as a whole: one other word may name the work. */
export const isOnlySmallTalk = (text: string): boolean => {
  // Only the beginning of a longer text is rated.
  if (text.length > mostSmallTalk) return false
  const { noise, factors } = noiseOf({ author: unknown, text })
  return (
    noise &&
    Object.keys(factors).every((factor) => factor === "short" || smallTalkKinds.includes(factor)) &&
    smallTalkKinds.some((factor) => (factors[factor] ?? 0) >= weight.smallTalk)
  )
}
const unknown = ActorId.make("person:unknown0")

const answering = ["acknowledgement", "vote", "link"]

const scored = (factors: Readonly<Record<string, number>>): Noise => {
  const sum = Object.values(factors).reduce((total, each) => total + each, 0)
  // Rounded to hundredths, because sums of fractions are inexact.
  const score = Math.round(Math.min(1, Math.max(0, sum)) * 100) / 100
  return { score, factors, noise: score >= noiseThreshold }
}

const readable = (text: string) => plain(text.slice(0, mostRead).normalize("NFC")).replaceAll(/\s+/gu, " ").trim()

// "persia: …", "@ann …": the address is not part of the statement.
const address = /^(?:@\S{1,40}|[^\s:,]{1,40}[:,]) /u
const unaddressed = (text: string) => text.replace(address, "")

const url = /(?:https?:\/\/|www\.)\S+/gu
const pictures = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d]|[\ufe0f\u20e3]/gu
const emoticon =
  /(?<![\p{L}\p{N}])(?:[:;=8x]['’]?-?(?:[)(\][|/\\*>]{1,9}|[dpo03](?![\p{L}\p{N}]))|[\\/]?o[\\/]|\\o|o_o|\^_?\^|<3|-_-|¯\\_\(ツ\)_\/¯|\\_\(\)_\/|\({2,20}|\){2,20})/gu
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
const hasWords = (text: string) => text.search(/[\p{L}\p{N}]/u) >= 0

const emptiness = (text: string): Record<string, number> => {
  const body = unaddressed(text)
  const unlinked = body.replaceAll(url, "")
  const bare = unlinked.replaceAll(emoticon, "").replaceAll(pictures, "")
  const isVote = /^[+-][01]\W*$/u.test(body)
  const distinct = new Set(body.replaceAll(/\s/gu, "")).size
  return {
    ...(hasWords(bare) || bare !== body ? {} : { nothing: weight.nothing }),
    ...(hasWords(bare) || unlinked !== body || bare === unlinked ? {} : { emoji: weight.emoji }),
    ...(hasWords(bare) || unlinked === body ? {} : { link: weight.link }),
    ...(isVote ? { vote: weight.vote } : {}),
    ...(body.length >= 5 && distinct <= 2 && hasWords(body)
      ? { "repeated-characters": weight.repeatedCharacters }
      : {}),
    ...(/^(?:\*\S{2,40}|\S{2,40}\*)$/u.test(body) ? { correction: weight.correction } : {}),
    ...(wordsIn(unlinked) <= short ? { short: weight.short } : {})
  }
}

const bareCommand = /^(?:[!/#][a-z][a-z0-9_-]{1,40}(?:@\w{1,40})?|\[[a-z]{3,20}\])$/u

const machine = (text: string): Record<string, number> => ({
  ...(bareCommand.test(text) ? { command: weight.command } : {}),
  ...(botOutput.test(text) ? { bot: weight.bot } : {}),
  ...(cameOrWent.test(text) ? { "came-or-went": weight.cameOrWent } : {})
})

/** The part of a text that repeats the previous message with little added, as meeting bots do; null if there is none. */
const echoIn = (text: string, others: string): string | null => {
  const content = others.replace(/^\[[^\]\s]{1,20}\] ?/u, "")
  if (content.length < leastEchoed || text.length - content.length > mostAroundEcho) return null
  return text.includes(content) ? content : null
}

/** The kind of small talk that a message consists of; empty if it contains two other words. */
const talkIn = (text: string): Record<string, number> => {
  const { kinds, besides } = [unaddressed(text), text].map(partsOf).find(({ kinds }) => kinds.length > 0) ?? partsOf("")
  if (kinds.length === 0 || besides > 1) return {}
  return Object.fromEntries(kinds.slice(0, 1).map((kind) => [kind, talkWeight(kinds, besides)]))
}

const talkWeight = (kinds: ReadonlyArray<string>, besides: number) => {
  if (besides === 0) return weight.smallTalk
  const polite = kinds.some((kind) => kind === "greeting" || kind === "thanks")
  return polite ? weight.politeTo : weight.besideOneWord
}

const partsOf = (text: string) => {
  let rest = text.replaceAll(url, " link ").replaceAll(emoticon, " ").replaceAll(pictures, " ")
  const kinds: Array<string> = []
  for (const { factor, pattern } of smallTalk) {
    const without = rest.replaceAll(pattern, " ")
    if (without !== rest) kinds.push(factor)
    rest = without
  }
  return { kinds, besides: wordsIn(rest.replaceAll(filler, " ")) }
}

const substanceIn = (text: string): Record<string, number> => {
  // Removed first, because "no problem" is not a problem.
  const polite = smallTalk
    .filter(({ factor }) => factor === "thanks")
    .reduce((rest, { pattern }) => rest.replaceAll(pattern, " "), text)
  return {
    ...(asks(text) ? { question: weight.substance } : {}),
    ...(marker.test(text) ? { marker: weight.substance } : {}),
    ...Object.fromEntries(
      substance.filter(({ pattern }) => polite.search(pattern) >= 0).map(({ factor }) => [factor, weight.substance])
    )
  }
}

const asks = (text: string) => {
  const body = unaddressed(text).replaceAll(url, "")
  return body.includes("?") && hasWords(body)
}

/** How much a message says nothing that is worth distilling. It errs on the side of keeping. */
import { plain } from "../../../models/language/words.ts"
import { botOutput, cameOrWent, filler, marker, smallTalk, substance } from "./noiseCues.ts"
import type { ReadingMessage } from "../message/chatMessage.ts"

export interface Noise {
  /** 0 to 1: the bounded sum of the factors. */
  readonly score: number
  /** What took part, with its weight; what speaks for keeping the message is negative. */
  readonly factors: Readonly<Record<string, number>>
  readonly noise: boolean
}

/** From this score on a message is left out of what a model reads. */
export const noiseThreshold = 0.5

/** Longer texts are read from their beginning only. UTF-16 units. */
const mostRead = 2_000

const weight = {
  /** Nothing is written there: dots, a lone question mark. */
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
  /** All of it is small talk. */
  smallTalk: 0.5,
  /** Greetings and thanks beside one other word, most often a name. */
  politeTo: 0.4,
  /** "ok" and laughter beside one other word, which may be the thing that matters. */
  besideOneWord: 0.2,
  short: 0.2,
  /** "yes" to a question is an answer. */
  answer: -0.4,
  /** Outweighs everything: a question, a request, a promise, a decision, a problem is never noise. */
  substance: -2
} as const

/** "ok, merged" has two words. */
const short = 3
/** An echo adds no more than this to what was said, in UTF-16 units. */
const mostAroundEcho = 40
const leastEchoed = 12

/** @param options.previous the message before this one in its chat */
export const noiseOf = (
  message: Pick<ReadingMessage, "author" | "text">,
  { previous }: { readonly previous?: Pick<ReadingMessage, "author" | "text"> } = {}
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
  // What is echoed counts where it was said first.
  return scored({ ...factors, ...substanceIn(echoed === null ? text : text.replace(echoed, "")) })
}

const answering = ["acknowledgement", "vote", "link"]

const scored = (factors: Readonly<Record<string, number>>): Noise => {
  const sum = Object.values(factors).reduce((total, each) => total + each, 0)
  // In hundredths, so that three tenths are three tenths.
  const score = Math.round(Math.min(1, Math.max(0, sum)) * 100) / 100
  return { score, factors, noise: score >= noiseThreshold }
}

const readable = (text: string) => plain(text.slice(0, mostRead).normalize("NFC")).replaceAll(/\s+/gu, " ").trim()

// "persia: …", "@ann …": who is spoken to adds nothing to what is said.
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
    ...(hasWords(bare) ? {} : bare === body ? { nothing: weight.nothing } : {}),
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

/** What of somebody else's words is said again, with next to nothing added, as meeting bots do. */
const echoIn = (text: string, others: string): string | null => {
  const content = others.replace(/^\[[^\]\s]{1,20}\] ?/u, "")
  if (content.length < leastEchoed || text.length - content.length > mostAroundEcho) return null
  return text.includes(content) ? content : null
}

/** The kinds of small talk that a message is made of; none when it says two words besides. */
const talkIn = (text: string): Record<string, number> => {
  const { kinds, besides } = [unaddressed(text), text].map(partsOf).find(({ kinds }) => kinds.length > 0) ?? partsOf("")
  if (kinds.length === 0 || besides > 1) return {}
  const polite = kinds.some((kind) => kind === "greeting" || kind === "thanks")
  const each = besides === 0 ? weight.smallTalk : polite ? weight.politeTo : weight.besideOneWord
  return Object.fromEntries(kinds.slice(0, 1).map((kind) => [kind, each]))
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
  // "no problem" is no problem.
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

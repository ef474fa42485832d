/** Finds the message that a bot, a vote, or a short yes or no answers. */
import { stems, sharedBy } from "../../../models/language/text/contentWords.ts"
import { phrases, plain } from "../../../models/language/words.ts"

/** A message that may be answered. */
export interface Answerable {
  readonly text: string
  readonly byBot: boolean
  readonly bySame: boolean
}

/** Only this much of a text is searched. UTF-16 units. */
const beginning = 400
/** A longer text says more than yes or no. UTF-16 units. */
const shortText = 60
/** A bot repeats one of this many messages. */
const botReach = 5
const echoedStems = 2
/** A short answer follows its question within this many messages. */
const answerReach = 6

const botName = /bot$/iu
/** Whether a person has the name of a bot. Meeting bots have no other mark in an export. */
export const isBotName = (names: ReadonlyArray<string>): boolean => names.some((name) => botName.test(name))

const vote = /^[+-][01](?:\s|$)|^\+?0$/u
const votesAsked = phrases`\[vote\], vote, votes, voting, проголосу\p{L}+, голосу\p{L}+, голосован\p{L}+, голосувал\p{L}+`
const yesOrNo =
  /^(?:yes|yep|yeah|yup|no|nope|sure|agreed|ok|так|ні|ага|угу|звісно|згоден|згодна|да|нет|конечно|согласен|согласна)(?![\p{L}\p{N}])/u

/**
 * The index of the message that a text answers by its kind; null if it is of no such kind, or nothing fits.
 *
 * @param before the messages before it, the newest last
 */
export const answeredByKind = (text: string, byBot: boolean, before: ReadonlyArray<Answerable>): number | null => {
  if (byBot) return echoedBy(text, before)
  const read = plain(text.slice(0, beginning)).trim()
  if (vote.test(read)) return newest(before, before.length, (each) => !each.byBot && asksForVotes(each.text))
  if (read.length > shortText || read.includes("?") || !yesOrNo.test(read)) return null
  return newest(before, answerReach, (each) => !each.bySame && !each.byBot && each.text.includes("?"))
}

/** The message that a bot repeats; without one, the last message. */
const echoedBy = (text: string, before: ReadonlyArray<Answerable>) => {
  const own = stems(text.slice(0, beginning))
  const echoed = newest(
    before,
    botReach,
    (each) => !each.byBot && sharedBy(own, stems(each.text.slice(0, beginning))) >= echoedStems
  )
  return echoed ?? (before.length === 0 ? null : before.length - 1)
}

const asksForVotes = (text: string) => plain(text.slice(0, beginning)).match(votesAsked) !== null

const newest = (before: ReadonlyArray<Answerable>, reach: number, is: (each: Answerable) => boolean) => {
  for (let i = before.length - 1; i >= Math.max(0, before.length - reach); i--) {
    const each = before[i]
    if (each !== undefined && is(each)) return i
  }
  return null
}

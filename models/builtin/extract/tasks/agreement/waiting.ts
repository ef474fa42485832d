/** Finds the requests and proposals that a message may answer. */
import type { ModelQuote, WindowMessage } from "../../../../distillation.ts"
import { plain, phrases } from "../../../../language/words.ts"
import type { Sentence } from "../../sentence/sentence.ts"
import { deedsOf } from "../words/akin.ts"
import { generic } from "./antecedent.ts"
import type { Open } from "./openWork.ts"
import type { Heard } from "./work.ts"

/** An answer comes within this many messages, unless it is a reply. */
const reach = 14
/** An answer to a request that names no person comes within this many messages. */
export const nearReach = 4
/** A message answers at most this many requests. */
const mostWaiting = 24

/** Requests that this message may answer, the latest first. */
export const waitingFor = (open: ReadonlyArray<Open>, { author, replyTo }: WindowMessage, at: number) =>
  open
    .filter(({ heard, answered, asked, named }) => {
      // A request of another person makes a remark of this author work for this author.
      if ((heard.author === author && asked !== author) || heard.act.by === "promised") return false
      if (replyTo === heard.message) return true
      if (answered || replyTo !== null) return false
      const gap = at - heard.message
      if (asked === author) return gap <= reach
      return !named && gap <= nearReach
    })
    .toReversed()
    .slice(0, mostWaiting)

/** Words that begin a proposal. A promise can take up a proposal as work. */
const proposes = phrases`
  maybe, perhaps, could we, can we, we could, we can, what about, how about, what if, why not, why don't we, shall we, should we, let's, i suggest, i propose, or, might be worth, it would be (?:good|nice|better),
  може, можливо, а якщо, а що як, пропоную, краще, давайте, давай, варто, чому б не, чому б нам не, могли б, або,
  может, возможно, а если, а что если, предлагаю, лучше, стоит, почему бы не, почему бы нам не, могли бы, можно, или`

/** A shorter sentence proposes nothing: "Maybe." */
const fewestWords = 3

/** Two things of one request: "print the posters and the badges". */
const namesTwo = /\p{L},? (?:and|or|і|й|та|або|чи|и|или) (?:the |a |an |our |your )?\p{L}{2,}/u

interface Answering {
  readonly open: ReadonlyArray<Open>
  readonly sentences: ReadonlyArray<Sentence>
  readonly messages: ReadonlyArray<WindowMessage>
  /** The words that take up several requests. */
  readonly promise: Heard
}

/**
 * The latest requests and proposals that an answer to several takes up, the latest first, at most `count`. If the last one names two
 * things, "both" means these, so it is the only one.
 */
export const askedBefore = (
  { open, sentences, messages, promise }: Answering,
  at: number,
  count: number
): ReadonlyArray<Open | ModelQuote> => {
  const message = messages[at]
  if (message === undefined) return []
  const end = message.replyTo ?? at
  const isNear = (asked: number, most: number) => asked <= end && asked < at && end - asked <= most
  const works = open.filter(
    ({ heard, answered, asked, named, evidence }) =>
      !answered &&
      heard.act.by !== "promised" &&
      (heard.author !== message.author || asked === message.author || heard.act.by === "needed") &&
      evidence.every((each) => each.message < at) &&
      isNear(heard.message, asked === message.author ? reach : nearReach) &&
      (asked === message.author || !named)
  )
  const isHeard = ({ message: from, quote }: ModelQuote) =>
    open.some(({ evidence }) =>
      evidence.some((each) => each.message === from && (each.quote.includes(quote) || quote.includes(each.quote)))
    )
  const proposals = sentences.filter(
    ({ message: from, quote, text }) =>
      isNear(from, nearReach) &&
      messages[from]?.context === false &&
      plain(text).search(proposes) >= 0 &&
      text.split(" ").length >= fewestWords &&
      !isHeard({ message: from, quote })
  )
  const isMeant = sameDeedAs(promise)
  const all = [
    ...works.map((work) => ({ asked: work, from: work.heard.message, quote: work.heard.quote })),
    ...proposals.map(({ message: from, quote }) => ({ asked: { message: from, quote }, from, quote }))
  ]
    .filter(({ quote }) => isMeant(quote))
    .map((each) => ({ ...each, place: messages[each.from]?.text.indexOf(each.quote) ?? 0 }))
    .toSorted((a, b) => b.from - a.from || b.place - a.place)
  if (all.every(({ from }) => messages[from]?.author === message.author)) return []
  const [last] = all
  const most = last !== undefined && count === 2 && namesTwo.test(plain(last.quote)) ? 1 : count
  return all.slice(0, Math.min(most, mostWaiting)).map(({ asked }) => asked)
}

/** True for every quote after "I'll do both"; after "I'll order both" only for quotes about ordering. */
const sameDeedAs = ({ act }: Heard): ((quote: string) => boolean) => {
  const words = plain(act.work).match(/[\p{L}'-]+/gu) ?? []
  if (words.some((word) => generic.test(word) || taking.test(word))) return () => true
  const deeds = words.flatMap(deedsOf)
  return (quote) =>
    (plain(quote).match(/[\p{L}'-]+/gu) ?? []).some((word) => deedsOf(word).some((deed) => deeds.includes(deed)))
}
/** Verbs of doing and taking that name no work, beside those of `generic`. */
const taking =
  /^(?:cover|tackle|manage|finish|try|takes|does|handles|бер\p{L}+|роб\p{L}+|робл\p{L}+|зроб\p{L}+|взяти|взять|візьм\p{L}+|возьм\p{L}+|дела\p{L}+|сдела\p{L}+|дава\p{L}+|займ\p{L}+|мені|мне|мною|мной|себе|себя)$/u

/** Joins requests with their answers: an accepted request belongs to the person who accepts it, and both are quoted. */
import type { WindowMessage } from "../../../../distillation.ts"
import { oneLine } from "../../../../../domain/text/clean.ts"
import type { DueContext } from "../../../../language/dates/dueDate.ts"
import { mapInSlices, type Sliced } from "../../../../slices/slices.ts"
import { onlyDay, saidIn } from "../../sentence/due/dueIn.ts"
import type { Sentence } from "../../sentence/sentence.ts"
import { answerOf } from "./answers.ts"
import { akin } from "../words/akin.ts"
import type { NamesIn } from "../clauses/names.ts"
import { type Open, openWork, type Speakers, workOf } from "./openWork.ts"
import type { Heard, WorkItem } from "./work.ts"

/** An answer comes within this many messages, unless it is a reply. */
const reach = 14
/** An answer to a request that names no person comes within this many messages. */
const nearReach = 4
/** "Should be ready today" has at most this weight: it tells of a thing, and accepts no request. */
const weightOfForecast = 0.4
/** Minutes within which the next message answers a need that names no person. */
const atOnceMinutes = 5
const acceptedBonus = 0.14
const refusedFactor = 0.6
/** Code points. */
const shortestQuote = 8
/** A message answers at most this many requests. */
const mostWaiting = 24

export function* agree(
  messages: ReadonlyArray<WindowMessage>,
  sentences: ReadonlyArray<Sentence>,
  heard: ReadonlyArray<Heard>,
  people: ReadonlyArray<{ readonly name: string }>,
  namesIn: NamesIn,
  zone: string
): Sliced<ReadonlyArray<WorkItem>> {
  /** "Create the orders. Ann?" asks Ann. */
  const namedLast = (text: string) => {
    const last = /(?:^|[.!?…\n]\s*)(?<name>@?[\p{L}\p{N}_.-]{2,30}) ?\?\s*$/u.exec(text)?.groups?.["name"]
    return last === undefined ? null : (namesIn(last)[0]?.person ?? null)
  }
  const open: Array<Open> = []
  const speakers: Speakers = {
    authorOf: new Map(messages.flatMap(({ author, from }) => (from === null ? [] : [[from, author] as const]))),
    numberOf: new Map(messages.flatMap(({ author, from }) => (from === null ? [] : [[author, from] as const])))
  }
  yield* mapInSlices(messages, (message, at) => {
    const said = heard.filter((each) => each.message === at)
    const waiting = waitingFor(open, message, at)
    const promises = said.filter(
      ({ act }) => act.by === "promised" && act.who === "speaker" && act.weight > weightOfForecast
    )
    const joined = new Map<Heard, Open>()
    for (const promise of promises) {
      const target = waiting.find((each) => answers(promise, each, messages, at))
      if (target === undefined) continue
      joined.set(promise, target)
      meet(target, promise, message, speakers, at)
    }
    const answer = joined.size > 0 ? null : answerOf(message.text)
    const last = waiting[0]?.heard.message
    for (const each of waiting.filter(({ heard }) => heard.message === last)) {
      if (answer === "accepts" && promises.length === 0) accept(each, message, speakers, at, wholeQuote(message))
      if (answer === "refuses" && each.asked === message.author) {
        each.owner = null
        each.answered = true
        each.score *= refusedFactor
      }
    }
    if (said.length === 0 && !message.context) datedLater(open, message, at, saidIn(message, zone))
    let to = namedLast(message.text)
    for (const each of said) {
      to = each.to ?? (each.named ? null : to)
      if (joined.has(each)) continue
      const own = [...joined].find(([promise]) => goesOn(each, promise, at))?.[1]
      const earlier =
        own ?? open.findLast(({ heard, owner }) => goesOn(each, heard, at) && (owner === null || heard.message === at))
      if (earlier !== undefined) {
        goOn(earlier, each, to, speakers)
        continue
      }
      open.push(openWork(each, to, { messages, sentences, speakers, zone }, at))
    }
  })
  return open.flatMap((each) => workOf(each, people, messages))
}

const meet = (target: Open, promise: Heard, message: WindowMessage, speakers: Speakers, at: number) => {
  accept(target, message, speakers, at, promise.quote)
  target.due = promise.due ?? target.due
  // "We must ask them" is met by "I'll set up a call with the bank".
  if (target.heard.act.by === "needed" && target.pointed === null && promise.things > target.heard.things)
    target.better = promise
}

/** A day comes within this many messages after the work, unless it is a reply. */
const dayReach = 3

/** A message that only names a day dates the latest work of its author: "Can you mend the gate?", "Friday after four". */
const datedLater = (open: ReadonlyArray<Open>, message: WindowMessage, at: number, said: DueContext) => {
  const phrase = onlyDay(message.text, said)
  if (phrase === null) return
  const { author, replyTo } = message
  const work = open.findLast(
    ({ heard, asked, due }) =>
      (due === null || asked === author) &&
      (replyTo === null
        ? at - heard.message <= dayReach && (heard.author === author || asked === author)
        : replyTo === heard.message)
  )
  const quote = wholeQuote(message)
  if (work === undefined || quote === null) return
  work.due = phrase
  if (!work.evidence.some((each) => each.message === at)) work.evidence.push({ message: at, quote })
}

/** Requests that this message may answer, the latest first. */
const waitingFor = (open: ReadonlyArray<Open>, { author, replyTo }: WindowMessage, at: number) =>
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

/** A further sentence about the same work, or a request for work that another person has called needed. */
const goesOn = (each: Heard, earlier: Heard, at: number) => {
  if (earlier.message === at)
    return (
      each.bare &&
      each.before !== null &&
      each.act.who === earlier.act.who &&
      earlier.quote.includes(each.before.quote) &&
      each.act.by === earlier.act.by
    )
  return (
    earlier.act.by === "needed" &&
    each.act.by !== "promised" &&
    earlier.author !== each.author &&
    at - earlier.message <= nearReach &&
    (akin(each.words, earlier.words) > 0 || (each.bare && at - earlier.message <= 2))
  )
}

const goOn = (earlier: Open, each: Heard, to: number | null, { numberOf, authorOf }: Speakers) => {
  earlier.evidence.push({ message: each.message, quote: each.quote })
  earlier.due = each.due ?? earlier.due
  earlier.score = Math.max(earlier.score, each.score)
  if (earlier.owner !== null) return
  earlier.named = each.named || typeof each.act.who === "number"
  const spoken = each.act.who === "addressee" ? numberOf.get(earlier.heard.author) : undefined
  earlier.owner = typeof each.act.who === "number" ? each.act.who : (to ?? spoken ?? null)
  earlier.asked = earlier.owner === null ? earlier.asked : (authorOf.get(earlier.owner) ?? null)
}

const answers = (
  promise: Heard,
  { heard, asked, owner }: Open,
  messages: ReadonlyArray<WindowMessage>,
  at: number
): boolean => {
  const [message, request] = [messages[at], messages[heard.message]]
  if (message === undefined || request === undefined) return false
  const isNext = at - heard.message === 1 && Date.parse(message.at) - Date.parse(request.at) <= atOnceMinutes * 60_000
  return (
    message.replyTo === heard.message ||
    promise.bare ||
    akin(promise.words, heard.words) > 0 ||
    (asked === message.author && at - heard.message <= 2) ||
    (heard.act.by === "needed" && owner === null && isNext) ||
    (heard.act.who === "open" && promise.things === 0 && at - heard.message <= 2)
  )
}

const accept = (each: Open, { author }: WindowMessage, { numberOf }: Speakers, at: number, quote: string | null) => {
  each.owner = numberOf.get(author) ?? null
  each.answered = true
  each.score += acceptedBonus
  if (quote !== null) each.evidence.push({ message: at, quote })
}

/** A short answer as evidence; null if it is too short, or may not be quoted. */
const wholeQuote = ({ text, context }: WindowMessage) => {
  const quote = text.trim()
  return context || quote.includes("\n") || [...oneLine(quote)].length < shortestQuote ? null : quote
}

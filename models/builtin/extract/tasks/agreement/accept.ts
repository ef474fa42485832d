/** Makes a message the answer to earlier requests: a promise, or a short yes or no. */
import type { WindowMessage } from "../../../../distillation.ts"
import { oneLine } from "../../../../../domain/text/clean.ts"
import { dueIn, saidIn } from "../../sentence/due/dueIn.ts"
import { akin } from "../words/akin.ts"
import { severalIn } from "../words/severalThings.ts"
import { answerOf } from "./answers.ts"
import { type Open, openWork, type Scene, type Speakers } from "./openWork.ts"
import { takesUp } from "./several.ts"
import { askedBefore, waitingFor } from "./waiting.ts"
import type { Heard } from "./work.ts"

/** The most weight of a forecast. "Should be ready today" accepts no request. */
const weightOfForecast = 0.4
/** Minutes within which the next message answers a need that names no person. */
const atOnceMinutes = 5
const acceptedBonus = 0.14
const refusedFactor = 0.6
/** Code points. */
const shortestQuote = 8

/** A window with the work that its messages have named so far. */
export interface NamedWork extends Scene {
  readonly open: Array<Open>
}

/**
 * Joins the promises of a message with earlier requests, and changes the joined work. Returns these promises, each with the first
 * work that it takes up.
 */
export const joinPromises = (said: ReadonlyArray<Heard>, talk: NamedWork, at: number): ReadonlyMap<Heard, Open> => {
  const { open, messages, speakers } = talk
  const message = messages[at]
  const joined = new Map<Heard, Open>()
  if (message === undefined) return joined
  const waiting = waitingFor(open, message, at)
  const several = said.filter((each) => takesUp(each) > 1 && each.score > weightOfForecast)
  for (const promise of several) {
    const [first] = takeSeveral(promise, talk, at)
    if (first !== undefined) joined.set(promise, first)
  }
  for (const promise of said.filter(isPromise)) {
    if (several.includes(promise)) continue
    const target = waiting.find((each) => answers(promise, each, messages, at))
    if (target === undefined) continue
    joined.set(promise, target)
    meet(target, promise, message, speakers, at)
  }
  return joined
}

const isPromise = ({ act }: Heard) => act.by === "promised" && act.who === "speaker" && act.weight > weightOfForecast

/** Applies a short answer to the requests that wait. "Ok" accepts those of the last message, "ok, both" the last two; "can't, sorry" refuses. */
export const answerShortly = (
  said: ReadonlyArray<Heard>,
  { open, messages, speakers, zone }: NamedWork,
  at: number
) => {
  const message = messages[at]
  const answer = answerOf(message?.text ?? "")
  if (message === undefined || answer === null) return
  const waiting = waitingFor(open, message, at)
  const last = waiting[0]?.heard.message
  const several = severalIn(message.text)
  // "Yes, everything is fine" takes up no work.
  const most = Number.isFinite(several) ? several : 1
  for (const each of waiting.filter(({ heard }, i) => heard.message === last || i < most)) {
    if (answer === "accepts" && !said.some(isPromise)) {
      accept(each, message, speakers, at, wholeQuote(message))
      if (most > 1) each.due ??= dueIn(message.text, saidIn(message, zone))
    }
    if (answer === "refuses" && each.asked === message.author) {
      each.owner = null
      each.answered = true
      each.score *= refusedFactor
    }
  }
}

/** Makes the promise the answer to each request that it takes up. A proposal that it takes up becomes work. */
const takeSeveral = (promise: Heard, { open, ...scene }: NamedWork, at: number): ReadonlyArray<Open> => {
  const message = scene.messages[at]
  if (message === undefined) return []
  return askedBefore({ open, ...scene, promise }, at, takesUp(promise)).map((asked) => {
    if ("heard" in asked) {
      meet(asked, promise, message, scene.speakers, at)
      return asked
    }
    const work = openWork(promise, null, scene, at, asked)
    open.push(work)
    return work
  })
}

const meet = (target: Open, promise: Heard, message: WindowMessage, speakers: Speakers, at: number) => {
  const { owner } = target
  accept(target, message, speakers, at, promise.quote)
  if (promise.act.who !== "speaker") target.owner = typeof promise.act.who === "number" ? promise.act.who : owner
  target.due = promise.due ?? target.due
  // "We must ask them" is met by "I'll set up a call with the bank".
  if (target.heard.act.by === "needed" && target.pointed === null && promise.things > target.heard.things)
    target.better = promise
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
export const wholeQuote = ({ text, context }: WindowMessage) => {
  const quote = text.trim()
  return context || quote.includes("\n") || [...oneLine(quote)].length < shortestQuote ? null : quote
}

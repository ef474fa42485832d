/** Joins requests with their answers: an accepted request belongs to the person who accepts it, and both are quoted. */
import type { WindowMessage } from "../../../../distillation.ts"
import { mapInSlices, type Sliced } from "../../../../slices/slices.ts"
import type { Sentence } from "../../sentence/sentence.ts"
import type { NamesIn } from "../clauses/names.ts"
import { akin } from "../words/akin.ts"
import { answerShortly, joinPromises, type NamedWork } from "./accept.ts"
import { isGeneric } from "./antecedent.ts"
import { datedLater } from "./dated.ts"
import { type Open, openWork, type Speakers, workOf } from "./openWork.ts"
import { nearReach } from "./waiting.ts"
import type { Heard, WorkItem } from "./work.ts"

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
  const talk: NamedWork = { open, messages, sentences, speakers, zone }
  yield* mapInSlices(messages, (message, at) => {
    const said = heard.filter((each) => each.message === at)
    const joined = joinPromises(said, talk, at)
    if (joined.size === 0) answerShortly(said, talk, at)
    if (said.length === 0 && !message.context) datedLater(talk, at)
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
      const work = openWork(each, to, talk, at)
      const need = sharedNeed(each, open, at)
      if (need !== undefined) work.evidence.push({ message: need.heard.message, quote: need.heard.quote })
      open.push(work)
    }
  })
  return open.flatMap((each) => workOf(each, people, messages))
}

/** The need that a further promise serves a part of: "check it in three languages", "I can do English", "and I check German". */
const sharedNeed = (each: Heard, open: ReadonlyArray<Open>, at: number) =>
  each.act.by === "promised" && each.act.who === "speaker"
    ? open.findLast(
        ({ heard, answered, asked }) =>
          heard.act.by === "needed" &&
          answered &&
          asked !== each.author &&
          heard.author !== each.author &&
          at - heard.message <= nearReach &&
          akin(each.words, heard.words) > 0
      )
    : undefined

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
    (akin(each.words, earlier.words) > 0 ||
      (each.bare && (each.act.by !== "asked" || each.named || isGeneric(each)) && at - earlier.message <= 2))
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

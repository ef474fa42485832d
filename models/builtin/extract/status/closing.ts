/** Decides whether a later message ends an item: it reports completion, an answer or a result, or takes the item back. */
import type { AtomType, ItemStatus } from "../../../../domain/values.ts"
import { differInKind } from "../../../language/concepts/concepts.ts"
import { plain } from "../../../language/words.ts"
import { akin } from "../tasks/words/akin.ts"
import { timeWord } from "../tasks/words/timeWord.ts"
import { infinitivesOf } from "../tasks/verbs/forms.ts"
import type { ClosingReport } from "./report.ts"

/** The fields of an item that decide whether a message ends it. */
export interface Matter {
  readonly type: AtomType
  /** The last message that states it. */
  readonly message: number
  readonly author: string
  /** The author who is to do it; null if unknown. */
  readonly doer: string | null
  readonly words: ReadonlyArray<string>
  /** The words of the message before, if the item only points at them. They count for reports of the doer. */
  readonly context: ReadonlyArray<string>
  /** The meanings of its verbs. */
  readonly deeds: ReadonlySet<string>
}

/** The relation of a report to an item. */
export interface ReportPlace {
  readonly replies: boolean
  /** Whether the item is the latest open one of the author of the report. */
  readonly latest: boolean
  /** Whether the item is the latest open one of all. */
  readonly newest: boolean
}

/** A report within this many messages may end an item without naming it. */
const nearby = 8
/** An answer comes within this many messages. */
const atOnce = 3
/** The fewest content words that a report shares with the item that it ends: a report of its doer, and of another person. */
const sharedByDoer = 1
const sharedByOther = 2
/** The most content words of a short report, which says little more than that something is done. */
const mostOfBrief = 6
/** The most content words of a report without an object, and the most nouns. */
const mostOfBare = 4
const nounsOfBare = 1
/** A sentence with most of the item's words repeats the item. */
const leastOfEcho = 5
const echoed = 0.8

/** The status after a report; null if it does not concern the item. */
export const statusAfter = (matter: Matter, report: ClosingReport, near: ReportPlace): ItemStatus | null => {
  if (report.message <= matter.message) return null
  const own = matter.doer !== null && report.author === matter.doer
  const shared = akin(things(report.words), things(own ? [...matter.words, ...matter.context] : matter.words))
  if (report.words.length >= leastOfEcho && akin(report.words, matter.words) >= report.words.length * echoed)
    return null
  if (differInKind(report.words, matter.words)) return null
  if (report.says === "dropped") return isDropped(matter, report, shared, near) ? "withdrawn" : null
  if (!endable.test(matter.type)) return null
  if (isResult(matter, report, near)) return "done"
  if (report.starts && matter.type === "requirement" && shared >= sharedByOther) return "done"
  if (report.says === null) return null
  const sameDeed = [...report.deeds].some((deed) => matter.deeds.has(deed))
  if (near.replies) return "done"
  if (matter.type === "decision") return sameDeed && shared >= sharedByOther ? "done" : null
  return (
    own ? endsOwn(matter, report, near, { shared, sameDeed }) : endsOther(matter, report, near, { shared, sameDeed })
  )
    ? "done"
    : null
}

interface Shared {
  readonly shared: number
  readonly sameDeed: boolean
}

const endsOwn = (matter: Matter, report: ClosingReport, near: ReportPlace, { shared, sameDeed }: Shared) => {
  const gap = report.message - matter.message
  const brief = report.words.length <= mostOfBrief
  // "The release branch is closed" reports no release notes: another deed, done to another thing.
  const other = impersonal.test(plain(report.quote)) && nouns(report.words).length > 1 && matter.deeds.size > 0
  const named = sameDeed || shared >= sharedByOther || (shared >= sharedByDoer && brief && !other)
  const last = near.latest && gap <= nearby && (report.words.length <= 2 || report.signed || isBare(report))
  // The answer to a request: "turn that line off" is followed by "switched it off in both places".
  const answer = near.latest && gap <= 2 && report.begins && matter.author !== matter.doer
  return named || last || answer
}

const impersonal = /(?<!\p{L})(?:is|are|was|were|has been|have been) (?:now |already )?\p{L}{2,}(?:ed|en)(?!\p{L})/u

const endsOther = (matter: Matter, report: ClosingReport, near: ReportPlace, { shared, sameDeed }: Shared) => {
  if (shared >= sharedByOther) return true
  const gap = report.message - matter.message
  // "The table is open to all" is followed by "closed it".
  const soon = near.newest && gap <= atOnce && report.author !== matter.author && report.begins && isBare(report)
  if (soon && (matter.doer === null || matter.type !== "requirement")) return true
  // The verb alone is no object: "the list is updated" says nothing about the password.
  const objects = akin(nouns(report.words), nouns(matter.words))
  if (matter.type !== "requirement" && objects >= 1 && report.words.length <= mostOfBare && !report.isOpen) return true
  return matter.doer === null && sameDeed && objects >= 1
}

/** A task to ask or call a person ends when the answer is reported, and a check ends with a verdict. */
const isResult = (matter: Matter, report: ClosingReport, { latest }: ReportPlace) => {
  if (matter.type !== "requirement") return false
  const gap = report.message - matter.message
  const own = matter.doer !== null && report.author === matter.doer
  const about = akin(nouns(report.words), nouns(matter.words)) >= 1
  if (report.relays && has(matter, talk)) return about || (own && latest && gap <= atOnce)
  if (!report.judges || !(has(matter, check) || matter.words.some((word) => look.test(word)))) return false
  const open = matter.doer === null && report.author !== matter.author
  return (own && about && gap <= nearby) || ((own || open) && latest && gap <= atOnce)
}

const talk = ["ask", "call", "inform", "contact", "talk", "дізнатися", "узнать", "поговорити", "поговорить"]
const check = ["check", "test"]
const look = /^(?:look|глян|подив|посмотр|прогон)/u
const has = ({ deeds }: Matter, wanted: ReadonlyArray<string>) => wanted.some((deed) => deeds.has(deed))

/** The words that identify an item. Words of time do not. */
const things = (words: ReadonlyArray<string>) => words.filter((word) => !timeWord.test(word) && !dayOfMonth.test(word))
const dayOfMonth = /^\d+(?:st|nd|rd|th|-?го|-?е|-?му|-?те)?$/u
const nouns = (words: ReadonlyArray<string>) => things(words).filter((word) => infinitivesOf(word).length === 0)

/** True for a report that names no object: "Found it, sent to you". */
const isBare = ({ words }: ClosingReport) => words.length <= mostOfBare && nouns(words).length <= nounsOfBare

/** Items that can be carried out, met or solved. */
const endable = /^(?:requirement|problem|blocker|risk|decision)$/u
const droppable = /^(?:requirement|idea|decision)$/u

const isDropped = (matter: Matter, report: ClosingReport, shared: number, { replies, latest }: ReportPlace) => {
  if (!droppable.test(matter.type)) return false
  const party = report.author === matter.author || report.author === matter.doer
  if (replies && report.words.length <= 6) return true
  return (
    (party && shared >= 1) ||
    shared >= sharedByOther ||
    (party && latest && report.message - matter.message <= 3 && report.words.length <= 2)
  )
}

/** Reads whether a later message ends an item: it reports completion, takes the item back, or answers a question. */
import type { AtomType, ItemStatus } from "../../../../domain/values.ts"
import { plain } from "../../../language/words.ts"
import { akin, plainWords } from "../tasks/akin.ts"
import { timeWord } from "../tasks/timeWord.ts"
import { hasForm, infinitivesOf } from "../tasks/verbs/forms.ts"
import { conditional, doneSign, doneWords, droppedWords, unfinished } from "./closingWords.ts"

/** A sentence that may end a matter that is open. */
export interface ClosingReport {
  readonly message: number
  readonly author: string
  readonly quote: string
  readonly read: string
  readonly words: ReadonlyArray<string>
  /** The infinitives of its verbs of completed work. */
  readonly verbs: ReadonlySet<string>
  /** Whether it has a sign of completion. */
  readonly signed: boolean
  readonly says: "done" | "dropped" | null
}

/** The fields of an item that decide whether a message ends it. */
export interface Matter {
  readonly type: AtomType
  /** The last message that states it. */
  readonly message: number
  readonly author: string
  /** The author who is to do it; null if unknown. */
  readonly doer: string | null
  readonly words: ReadonlyArray<string>
  readonly verbs: ReadonlySet<string>
}

/** Only this much of a sentence is read. UTF-16 units. */
const mostRead = 400

export const reportOf = (message: number, author: string, sentence: string): ClosingReport => {
  const read = plain(sentence.slice(0, mostRead))
  const tokens = read.match(/[\p{L}'-]+/gu) ?? []
  const past = tokens.filter((word) => hasForm(word, "past", "passive"))
  const question = /\?[\s\p{P}\p{S}]{0,4}$/u.test(read)
  const finished =
    past.some((word, i) => ownWork(read, word, i)) || read.search(doneWords) >= 0 || doneSign.test(sentence)
  const dropped = read.search(droppedWords) >= 0
  const open = question || unfinished.test(read) || conditional.test(read)
  const report = {
    signed: doneSign.test(sentence),
    message,
    author,
    quote: sentence,
    read,
    words: plainWords(sentence),
    verbs: new Set(past.flatMap(infinitivesOf))
  }
  if (dropped && !question) return { ...report, says: "dropped" }
  return { ...report, says: finished && !open ? "done" : null }
}

/** "Sent the list" and "замовив" report own work; "they asked" and "he sent" tell of others. */
const ownWork = (read: string, word: string, i: number) => {
  if (/\p{Script=Cyrillic}/u.test(word)) return !new RegExp(`(?<!\\p{L})не ${word}`, "u").test(read)
  const before = read.slice(0, Math.max(0, read.indexOf(word))).trim()
  return (
    i === 0 &&
    !planned.test(before) &&
    (before === "" ||
      /(?:^|[,.:;!] ?|\p{L} )?(?:i|i've|we|we've|just|and|have|has|is|are|was|were|been|got|now|already|finally|all|\p{L}+)$/u.test(
        before
      ))
  )
}

/** "Will set up": the infinitive looks like the past form. */
const planned = /(?:'ll|(?<!\p{L})(?:will|to|can|could|should|would|must|may|might|let's|let me|please))$/u

/** A report within this many messages may end an item without naming it. */
const nearby = 8
/** Content words that a report must share with an item to end it: of its doer, and of another person. */
const sharedByDoer = 1
const sharedByOther = 2

/** The status after a report; null if it does not concern the item. */
export const statusAfter = (
  matter: Matter,
  report: ClosingReport,
  near: { readonly replies: boolean; readonly latest: boolean }
): ItemStatus | null => {
  if (report.says === null || report.message <= matter.message) return null
  const shared = akin(things(report.words), things(matter.words))
  const own = matter.doer !== null && report.author === matter.doer
  if (report.says === "dropped") return isDropped(matter, report, shared, near) ? "withdrawn" : null
  if (!endable.test(matter.type)) return null
  const sameVerb = [...report.verbs].some((verb) => matter.verbs.has(verb))
  if (near.replies) return "done"
  const close = report.message - matter.message <= nearby
  if (matter.type === "decision") return sameVerb && shared >= sharedByOther ? "done" : null
  const brief = report.words.length <= mostOfBrief
  if (own) {
    const named = sameVerb || shared >= sharedByOther || (shared >= sharedByDoer && brief)
    const last = near.latest && close && (report.words.length <= 2 || report.signed)
    return named || last ? "done" : null
  }
  if (shared >= sharedByOther) return "done"
  // The verb alone is no object: "the list is updated" says nothing about the password.
  const objects = akin(nouns(report.words), nouns(matter.words))
  return matter.doer === null && sameVerb && objects >= 1 ? "done" : null
}

/** Words of time name no matter. */
const things = (words: ReadonlyArray<string>) => words.filter((word) => !timeWord.test(word))
const nouns = (words: ReadonlyArray<string>) => things(words).filter((word) => infinitivesOf(word).length === 0)

/** The most content words of a report that says little more than that something is done. */
const mostOfBrief = 6

/** Items that can be carried out, met or solved. */
const endable = /^(?:requirement|problem|blocker|risk|decision)$/u
const droppable = /^(?:requirement|idea|decision)$/u

const isDropped = (
  matter: Matter,
  report: ClosingReport,
  shared: number,
  { replies, latest }: { readonly replies: boolean; readonly latest: boolean }
) => {
  if (!droppable.test(matter.type)) return false
  const party = report.author === matter.author || report.author === matter.doer
  if (replies && report.words.length <= 6) return true
  return (
    (party && shared >= 1) ||
    shared >= sharedByOther ||
    (party && latest && report.message - matter.message <= 3 && report.words.length <= 2)
  )
}

/** Reads a sentence as a report that may end an open matter. */
import { plain } from "../../../language/words.ts"
import { deedsOf, plainWords } from "../tasks/words/akin.ts"
import { hasForm } from "../tasks/verbs/forms.ts"
import {
  briefAnswer,
  conditional,
  doneSign,
  doneWords,
  droppedWords,
  relayed,
  startsNow,
  unfinished,
  verdict,
  willBe
} from "./closingWords.ts"

export interface ClosingReport {
  readonly message: number
  readonly author: string
  readonly quote: string
  readonly words: ReadonlyArray<string>
  /** The meanings of its verbs of completed work. */
  readonly deeds: ReadonlySet<string>
  /** Whether it has a sign of completion. */
  readonly signed: boolean
  /** Whether its first word says that something is done: "closed it", "готово". */
  readonly begins: boolean
  readonly says: "done" | "dropped" | null
  /** Whether it passes on the words of another person: "the bank says yes". */
  readonly relays: boolean
  /** Whether it says that an event begins: "call with the bank now". */
  readonly starts: boolean
  /** Whether it tells how a check went. */
  readonly judges: boolean
  /** Whether it speaks of the future, asks, or sets a condition. */
  readonly isOpen: boolean
}

/** Only this much of a sentence is read. UTF-16 units. */
const mostRead = 400

export const reportOf = (message: number, author: string, sentence: string): ClosingReport => {
  const read = plain(sentence.slice(0, mostRead))
  const tokens = read.match(/[\p{L}'-]+/gu) ?? []
  const past = tokens.filter((word) => hasForm(word, "past", "passive"))
  const question = /\?[\s\p{P}\p{S}]{0,4}$/u.test(read)
  const isOpen = question || unfinished.test(read) || conditional.test(read)
  const finished =
    (!willBe.test(read) && past.some((word, i) => ownWork(read, word, i))) ||
    [...read.matchAll(doneWords)].some(({ index }) => !isDenied(read, index)) ||
    doneSign.test(sentence)
  const dropped = read.search(droppedWords) >= 0
  return {
    message,
    author,
    quote: sentence,
    words: plainWords(sentence),
    deeds: new Set(past.flatMap(deedsOf)),
    signed: doneSign.test(sentence),
    begins: finished && (past[0] === tokens[0] || read.search(doneWords) === 0 || briefAnswer.test(read)),
    says: saysOf({ dropped: dropped && !question, done: (finished || briefAnswer.test(read)) && !isOpen }),
    relays: !question && !conditional.test(read) && read.search(relayed) >= 0,
    starts: !isOpen && startsNow.test(read),
    judges: !isOpen && read.search(verdict) >= 0,
    isOpen: isOpen || willBe.test(read) || tokens.some((word) => hasForm(word, "first"))
  }
}

const saysOf = ({ dropped, done }: { readonly dropped: boolean; readonly done: boolean }) => {
  if (dropped) return "dropped"
  return done ? "done" : null
}

/** "Sent the list" and "замовив" report own work; "they asked" and "he sent" report the work of other people. */
const ownWork = (read: string, word: string, i: number) => {
  if (/\p{Script=Cyrillic}/u.test(word)) return !isDenied(read, Math.max(0, read.indexOf(word)))
  const at = Math.max(0, read.indexOf(word))
  if (isDenied(read, at)) return false
  const before = read.slice(0, at).trim()
  // "A certificate bought by a former colleague" describes the certificate.
  if (read.slice(at + word.length).startsWith(" by ") && !auxiliary.test(before)) return false
  if (saying.test(word) && !/(?:^|(?<!\p{L})(?:i|we|i've|we've|and|just|already))$/u.test(before)) return false
  return (
    i === 0 &&
    !planned.test(before) &&
    (before === "" ||
      /(?:^|[,.:;!] ?|\p{L} )?(?:i|i've|we|we've|just|and|have|has|is|are|was|were|been|got|now|already|finally|all|\p{L}+)$/u.test(
        before
      ))
  )
}

/** Whether a negation precedes a word: "not ordered yet", "haven't really started", "ніхто не приїхав". */
const isDenied = (read: string, at: number) => {
  const before = read.slice(Math.max(0, at - reachOfDenial), at)
  return denial.test(before) || circumstance.test(before)
}

/** Words of a circumstance, which reports nothing: "the mail is in English although she booked in Ukrainian". */
const circumstance = /(?<!\p{L})(?:although|though|even if|whenever|хоча|хоч|хотя)(?: [\p{L}']+){0,3} $/u
const denial =
  /(?<!\p{L})(?:not|never|nothing|nobody|no one|none|without|hardly|barely|cannot|can't|\p{L}+n't|не|ні|нічого|ніхто|ничего|никто)(?: (?:yet|even|really|been|be|all|quite|fully|completely|actually|have|has|is|was|of it|of them|все|усе|всі|весь|ще|еще|зовсім|совсем|повністю|полностью|до кінця|до конца)){0,3} $/u
/** UTF-16 units. */
const reachOfDenial = 50

/** After the name of another person, these tell what that person wants: "the bank asked for it". */
const saying = /^(?:asked|told|said|requested|reported|proposed|wanted|gave)$/u

const auxiliary = /(?:^|(?<!\p{L})(?:is|are|was|were|be|been|got|gets))$/u

/** "Will set up": the infinitive looks like the past form. */
const planned = /(?:'ll|(?<!\p{L})(?:will|to|can|could|should|would|must|may|might|let's|let me|please))$/u

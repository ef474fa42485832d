/** Finds the status of each item of a window (done, withdrawn, or replaced by a later decision), with the words that prove it. */
import type { AtomType, ItemStatus } from "../../../../domain/values.ts"
import type { ExtractInput, ModelQuote, WindowMessage } from "../../../distillation.ts"
import { mapInSlices, type Sliced } from "../../../slices/slices.ts"
import { plain } from "../../../language/words.ts"
import { akin, deedsOf, plainWords } from "../tasks/words/akin.ts"
import { answeringMessage } from "./answered.ts"
import { type Matter, statusAfter } from "./closing.ts"
import { changesPlan } from "./closingWords.ts"
import { type ClosingReport, reportOf } from "./report.ts"
import { mostRead, sentencesIn } from "./sentencesIn.ts"

/** An item of the window, before its status is known. */
export interface Stated {
  readonly type: AtomType
  readonly text: string
  readonly evidence: ReadonlyArray<ModelQuote>
  /** Index into the people. */
  readonly owner: number | null
}

export interface Fate {
  readonly status: ItemStatus
  readonly closedBy: ModelQuote | null
  /** Index into the items. */
  readonly replacedBy: number | null
}

const still: Fate = { status: "open", closedBy: null, replacedBy: null }

/** Only the latest items are compared with a message. */
const mostCompared = 40

/** The fate of each item, in their order. A slice for each sentence. */
export function* fatesInSlices(
  { messages: read, after = [], people = [] }: Pick<ExtractInput, "messages" | "after"> & Partial<ExtractInput>,
  items: ReadonlyArray<Stated>
): Sliced<ReadonlyArray<Fate>> {
  const messages = [...read, ...after]
  const matters = yield* mapInSlices(items, (item) => matterOf(item, messages))
  const fates: Array<Fate> = items.map(() => still)
  yield* mapInSlices(messages, (message, at) => {
    for (const sentence of sentencesIn(message.text)) {
      const report = reportOf(at, message.author, sentence)
      if (report.says === null && !report.relays && !report.judges && !report.starts) continue
      for (const [i, status] of ended(matters, fates, report, message))
        fates[i] = { status, closedBy: { message: at, quote: report.quote }, replacedBy: null }
    }
  })
  answered(
    items,
    messages,
    fates,
    people.map(({ name }) => name)
  )
  replaced(items, matters, fates)
  takenUp(items, matters, fates)
  return fates
}

/** The items that a report ends, with their status. A report without an object ends only the latest one. */
const ended = (
  matters: ReadonlyArray<Matter>,
  fates: ReadonlyArray<Fate>,
  report: ClosingReport,
  { replyTo }: WindowMessage
) => {
  const open = matters
    .map((matter, i) => ({ matter, i }))
    .filter(({ matter, i }) => fates[i] === still && matter.message < report.message)
    .sort((a, b) => b.matter.message - a.matter.message)
    .slice(0, mostCompared)
  const latest = open.find(({ matter }) => (matter.doer ?? matter.author) === report.author)
  const found = open.flatMap(({ matter, i }) => {
    const near = { replies: replyTo === matter.message, latest: latest?.i === i, newest: open[0]?.i === i }
    const status = statusAfter(matter, report, near)
    return status === null ? [] : [[i, status, akin(report.words, [...matter.words, ...matter.context])] as const]
  })
  const best = Math.max(0, ...found.map(([, , shared]) => shared))
  return found.filter(([, , shared]) => shared === best)
}

const matterOf = ({ type, text, evidence, owner }: Stated, messages: ReadonlyArray<WindowMessage>): Matter => {
  const last = Math.max(...evidence.map(({ message }) => message))
  const author = messages[evidence[0]?.message ?? 0]?.author ?? ""
  const doer = owner === null ? null : (messages.find(({ from }) => from === owner)?.author ?? null)
  const words = plainWords([text, ...evidence.map(({ quote }) => quote)].join(" "))
  const points = type === "requirement" && words.length <= mostOfPointed && pointed.test(plain(text))
  return {
    type,
    message: last,
    author,
    doer: doer ?? (type === "requirement" ? null : author),
    words,
    context: points ? plainWords(wordsBefore(evidence, messages)) : [],
    deeds: new Set(words.flatMap(deedsOf))
  }
}

/** A statement with few words that points at the words before it: "can you look at it today?" */
const mostOfPointed = 6
const pointed = /(?<!\p{L})(?:it|that|this|them|це|цього|його|її|їх|это|этого|его|ее|их)(?!\p{L})/u

/** The words of the message before an item's first quote. */
const wordsBefore = (evidence: ReadonlyArray<ModelQuote>, messages: ReadonlyArray<WindowMessage>) => {
  const first = Math.min(...evidence.map(({ message }) => message))
  return evidence.every(({ message }) => message - first <= 1)
    ? (messages[first - 1]?.text.slice(0, mostRead) ?? "")
    : ""
}

/** A question is done when another person answers it. */
const answered = (
  items: ReadonlyArray<Stated>,
  messages: ReadonlyArray<WindowMessage>,
  fates: Array<Fate>,
  names: ReadonlyArray<string>
) => {
  items.forEach(({ type, evidence }, i) => {
    const asked = evidence[0]
    if (type !== "question" || asked === undefined || fates[i] !== still) return
    const at = answeringMessage(asked, messages, names)
    const text = messages[at ?? -1]?.text
    if (at !== null && text !== undefined)
      fates[i] = { status: "done", closedBy: { message: at, quote: firstLine(text) }, replacedBy: null }
  })
}

const firstLine = (text: string) => (text.trim().split("\n")[0] ?? "").slice(0, 300).trim()

const sharedByReplacing = 2

/** A later decision on the same matter replaces the earlier one. */
const replaced = (items: ReadonlyArray<Stated>, matters: ReadonlyArray<Matter>, fates: Array<Fate>) => {
  items.forEach(({ type }, i) => {
    const matter = matters[i]
    if (matter === undefined || type !== "decision" || fates[i] !== still) return
    const later = items.findIndex((other, j) => {
      const theirs = matters[j]
      const first = other.evidence[0]
      return (
        theirs !== undefined &&
        first !== undefined &&
        other.type === "decision" &&
        first.message > matter.message &&
        changesPlan.test(other.text) &&
        akin(theirs.words, matter.words) >= sharedByReplacing
      )
    })
    const quote = items[later]?.evidence[0]
    if (quote !== undefined) fates[i] = { status: "replaced", closedBy: quote, replacedBy: later }
  })
}

/** Words that a decision shares with the idea that it takes up. */
const sharedByTakingUp = 3

/** An idea is done when a later decision takes it up. */
const takenUp = (items: ReadonlyArray<Stated>, matters: ReadonlyArray<Matter>, fates: Array<Fate>) => {
  matters.forEach((matter, i) => {
    if (matter.type !== "idea" || fates[i] !== still) return
    const later = items.find((other, j) => {
      const [first] = other.evidence
      const isLater = first !== undefined && first.message > matter.message
      return other.type === "decision" && isLater && akin(matters[j]?.words ?? [], matter.words) >= sharedByTakingUp
    })
    const quote = later?.evidence[0]
    if (quote !== undefined) fates[i] = { status: "done", closedBy: quote, replacedBy: null }
  })
}

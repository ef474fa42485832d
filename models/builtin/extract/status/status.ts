/** Finds the status of each item of a window (done, withdrawn, or replaced by a later decision), with the words that prove it. */
import type { AtomType, ItemStatus } from "../../../../domain/values.ts"
import type { ExtractInput, ModelQuote, WindowMessage } from "../../../distillation.ts"
import { mapInSlices, type Sliced } from "../../../slices/slices.ts"
import { akin, plainWords } from "../tasks/akin.ts"
import { infinitivesOf } from "../tasks/verbs/forms.ts"
import { statusAfter, type Matter, type ClosingReport, reportOf } from "./closing.ts"

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
  { messages: read, after = [] }: Pick<ExtractInput, "messages" | "after">,
  items: ReadonlyArray<Stated>
): Sliced<ReadonlyArray<Fate>> {
  const messages = [...read, ...after]
  const matters = yield* mapInSlices(items, (item) => matterOf(item, messages))
  const fates: Array<Fate> = items.map(() => still)
  yield* mapInSlices(messages, (message, at) => {
    for (const sentence of sentencesIn(message.text)) {
      const report = reportOf(at, message.author, sentence)
      if (report.says === null) continue
      for (const [i, status] of ended(matters, fates, report, message))
        fates[i] = { status, closedBy: { message: at, quote: report.quote }, replacedBy: null }
    }
  })
  answered(items, messages, fates)
  replaced(items, matters, fates)
  return fates
}

/** Only the beginning of a message is read for reports. UTF-16 units, and sentences. */
const mostRead = 600
const mostSentences = 6

/** Includes short sentences, because "done" is one. */
const sentencesIn = (text: string) =>
  text
    .slice(0, mostRead)
    .split(/(?<=[.!?…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "")
    .slice(0, mostSentences)

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
    const status = statusAfter(matter, report, { replies: replyTo === matter.message, latest: latest?.i === i })
    return status === null ? [] : [[i, status, akin(report.words, matter.words)] as const]
  })
  const best = Math.max(0, ...found.map(([, , shared]) => shared))
  return found.filter(([, , shared]) => shared === best)
}

const matterOf = ({ type, text, evidence, owner }: Stated, messages: ReadonlyArray<WindowMessage>): Matter => {
  const last = Math.max(...evidence.map(({ message }) => message))
  const author = messages[evidence[0]?.message ?? 0]?.author ?? ""
  const doer = owner === null ? null : (messages.find(({ from }) => from === owner)?.author ?? null)
  const words = plainWords([text, ...evidence.map(({ quote }) => quote)].join(" "))
  return {
    type,
    message: last,
    author,
    doer: doer ?? (type === "requirement" ? null : author),
    words,
    verbs: new Set(words.flatMap(infinitivesOf))
  }
}

/** An answer with words of the question comes within this many messages; the next message may answer without them. */
const answersWithin = 8
const nextWithin = 2
const ignorant = /(?<!\p{L})(?:no idea|don't know|dunno|not sure|не знаю|без поняття|понятия не имею)(?!\p{L})/iu

/** A question is done when another person replies to it, or answers it next or with words that it shares. */
const answered = (items: ReadonlyArray<Stated>, messages: ReadonlyArray<WindowMessage>, fates: Array<Fate>) => {
  items.forEach(({ type, evidence }, i) => {
    const asked = evidence[0]
    const author = messages[asked?.message ?? -1]?.author
    if (type !== "question" || asked === undefined || fates[i] !== still) return
    const own = plainWords(asked.quote)
    const at = messages.findIndex(({ author: other, text, replyTo }, m) => {
      const gap = m - asked.message
      if (gap <= 0 || other === author || text.trim().endsWith("?") || ignorant.test(text)) return false
      if (replyTo !== null || gap > answersWithin) return replyTo === asked.message
      return gap <= nextWithin || akin(plainWords(text.slice(0, mostRead)), own) > 0
    })
    const text = messages[at]?.text
    if (text !== undefined)
      fates[i] = { status: "done", closedBy: { message: at, quote: firstLine(text) }, replacedBy: null }
  })
}

const firstLine = (text: string) => (text.trim().split("\n")[0] ?? "").slice(0, 300).trim()

/** Words of a later decision that say that it changes an earlier one. */
const changes =
  /(?<!\p{L})(?:instead|after all|changed my mind|change of plan|now|rather|moved to|make it|not \d|передумав|передумала|натомість|замість|переносимо|перенесли|тепер|передумал|передумала|вместо|переносим|перенесли|теперь|все-таки|лишаємо|оставляем|только|тільки)(?!\p{L})/iu
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
        changes.test(other.text) &&
        akin(theirs.words, matter.words) >= sharedByReplacing
      )
    })
    const quote = items[later]?.evidence[0]
    if (quote !== undefined) fates[i] = { status: "replaced", closedBy: quote, replacedBy: later }
  })
}

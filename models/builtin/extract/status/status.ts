/** Finds the status of each item of a window (done, withdrawn, or replaced by a later decision), with the words that prove it. */
import type { ExtractInput, WindowMessage } from "../../../distillation.ts"
import { mapInSlices, type Sliced } from "../../../slices/slices.ts"
import { severalIn } from "../tasks/words/severalThings.ts"
import { akin, plainWords } from "../tasks/words/akin.ts"
import { answeringMessage } from "./answered.ts"
import { type Matter, statusAfter } from "./closing.ts"
import {
  type Fate,
  markMended,
  markReplaced,
  markTakenUp,
  sharedByTrouble,
  type Stated,
  still,
  trouble
} from "./fate.ts"
import { matterOf } from "./matterOf.ts"
import { type ClosingReport, reportOf } from "./report.ts"
import { sentencesIn } from "./sentencesIn.ts"

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
      if (report.begins && report.words.length <= mostOfReady && isReadyForOther(messages, at, matters)) continue
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
  markReplaced(items, matters, fates)
  markTakenUp(items, matters, fates)
  markMended(matters, fates)
  return fates
}

/** Content words of a report that says only "ready". */
const mostOfReady = 1
/** A question is answered within this many messages. */
const answersWithin = 3

/** "Release day! Everybody ready?", "ready": an answer to a question about no item of the window. */
const isReadyForOther = (messages: ReadonlyArray<WindowMessage>, at: number, matters: ReadonlyArray<Matter>) => {
  const message = messages[at]
  const asked = messages
    .slice(Math.max(0, at - answersWithin), at)
    .findLast(({ author, text }) => author !== message?.author && text.trim().endsWith("?"))
  if (asked === undefined || message?.replyTo != null) return false
  const words = plainWords(asked.text)
  return words.length > 0 && matters.every((matter) => akin(words, matter.words) === 0)
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
  // "Both done" ends the last two items of its author.
  const several = severalIn(report.quote)
  const latest = open
    .filter(({ matter }) => (matter.doer ?? matter.author) === report.author)
    .slice(0, Number.isFinite(several) ? several : 1)
    .map(({ i }) => i)
  const found = open.flatMap(({ matter, i }) => {
    const near = { replies: replyTo === matter.message, latest: latest.includes(i), newest: open[0]?.i === i }
    const status = statusAfter(matter, report, near)
    return status === null ? [] : [[i, status, akin(report.words, [...matter.words, ...matter.context])] as const]
  })
  const best = Math.max(0, ...found.map(([, , shared]) => shared))
  // A report of work also ends the trouble that the work removes.
  const isTrouble = (i: number) => trouble.test(matters[i]?.type ?? "")
  const sharedWithTrouble = Math.max(sharedByTrouble, ...found.flatMap(([i, , shared]) => (isTrouble(i) ? shared : [])))
  return found.filter(([i, , shared]) => shared === best || (isTrouble(i) && shared === sharedWithTrouble))
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

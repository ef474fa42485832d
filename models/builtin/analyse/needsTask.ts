/** Whether approved knowledge needs a task: the work of a person, an ask, or trouble that a person has to end. */
import type { AtomType } from "../../../domain/values.ts"
import type { KnownAtom } from "../../distillation.ts"
import type { Sliced } from "../../slices/slices.ts"
import { oneLine } from "../../../domain/text/clean.ts"
import { assignmentIn } from "../extract/sentence/assignment.ts"
import { markedText } from "../extract/sentence/markers.ts"
import { frameOf } from "./frames.ts"
import { workTitle } from "./workTitle.ts"

/** How likely a task is, for a type that can need one. */
const weights: Partial<Record<AtomType, number>> = {
  requirement: 0.75,
  blocker: 0.6,
  problem: 0.5,
  decision: 0.5
}

/** Only this many quotes are read, and only this much of each. UTF-16 units. */
const mostQuotes = 8
const mostRead = 600

/**
 * The weight of a task for the atom; null if it needs none.
 *
 * A rule that people keep ("no phones at the desk") names no work. A problem that no person has or asks to solve is
 * knowledge. A decision binds others, and is a task only if a person carries it out. A blocker always has to be removed.
 * A slice for each text.
 */
export function* taskWeight({ type, text, quotes, owner }: KnownAtom): Sliced<number | null> {
  const weight = weights[type] ?? null
  if (weight === null || owner !== undefined || type === "blocker") return weight
  if (type === "decision") return null
  const words = [text, ...quotes.slice(0, mostQuotes).map((quote) => quote.text)]
  for (const each of words) {
    if (asksForWork(oneLine(each.slice(0, mostRead)))) return weight
    yield
  }
  return null
}

const asksForWork = (words: string) => {
  const framed = frameOf(words)
  return (
    markedText(words) !== null ||
    workTitle(words) !== null ||
    assignmentIn(words, new Set()) !== null ||
    (framed !== null && framed.by !== "decided" && !negated.test(framed.work)) ||
    toBeDone.test(words)
  )
}

const negated = /^(?:not|never|не|ніколи|никогда)(?!\p{L})/iu
/** Work in the passive, "the tracker has to be rewritten", and without a subject, "need to renew the certificate". */
const toBeDone =
  /(?<!\p{L})(?:has to|have to|needs to|need to|must|should) be (?!not(?!\p{L}))\p{L}+(?:ed|en|wn|lt|ne|id|ut)(?!\p{L})|^(?:needs?|ha(?:ve|s)) to (?!be(?!\p{L}))\p{L}{2,}/iu

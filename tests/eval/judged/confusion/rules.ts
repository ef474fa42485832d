/** The sentences that the built-in rules found in a chat, with the factors of their scores. */
import { foundInSlices, leastScore } from "../../../../models/builtin/extract/found.ts"
import { allAtOnce } from "../../../../models/slices/slices.ts"
import { mostOfMessage, questionOf } from "../../../../reactors/extract/question.ts"
import { contextOf } from "../chat.ts"
import type { Extracted } from "../extraction.ts"
import type { Item } from "../data.ts"
import { overlapOf, type Proposed, spotsOf } from "../scorer/matching.ts"
import { leastPart } from "../scorer/spans.ts"

export interface Sentence {
  readonly message: number
  readonly quote: string
  readonly type: string
  readonly score: number
  /** The name of its strongest factor. */
  readonly rule: string
}

export const sentencesOf = ({ windows, chat, labelled }: Extracted): ReadonlyArray<Sentence> =>
  windows.flatMap((window) =>
    allAtOnce(foundInSlices(questionOf(window, contextOf(chat, labelled.labels.zone), mostOfMessage))).candidates.map(
      ({ message, quote, type, score, factors }) => ({
        message: chat.numberOf(window.messages[message]?.id ?? ""),
        quote,
        type,
        score,
        rule: factors[0]?.name ?? "none"
      })
    )
  )

/** The rule that a proposal comes from. */
export const ruleOf = ({ evidence }: Proposed, sentences: ReadonlyArray<Sentence>): string =>
  sentences.find((each) => evidence.some(({ message, quote }) => each.message === message && each.quote === quote))
    ?.rule ?? "unknown"

/** Why an item was not found. */
export type Miss = "sifted out" | "no rule" | "another type" | "low score" | "repeated or cut"

export const missOf = (item: Item, extracted: Extracted, sentences: ReadonlyArray<Sentence>): Miss => {
  const { chat, windows, score } = extracted
  const core = item.evidence.filter(({ role }) => role === "core" || role === "echo")
  const read = new Set(windows.flatMap(({ messages }) => messages.map(({ id }) => chat.numberOf(id))))
  if (!core.some(({ message }) => read.has(message))) return "sifted out"
  const spots = spotsOf(core, chat.texts)
  const about = ({ message, quote }: { readonly message: number; readonly quote: string }) =>
    overlapOf(spots, spotsOf([{ message, quote }], chat.texts)) >= leastPart
  if (score.judged.some(({ proposed }) => proposed.evidence.some(about))) return "another type"
  const candidates = sentences.filter(about)
  if (candidates.length === 0) return "no rule"
  return candidates.every((each) => each.score < leastScore) ? "low score" : "repeated or cut"
}

/** Thread links of the labelled stretches, beside the rule that each message answers the one before it. */
import { linksOf } from "../../../../reactors/chat/threads/threads.ts"
import { readChat } from "../chat.ts"
import type { JudgedData } from "../data.ts"

export interface LinkScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly right: number
  readonly found: number
}
export interface StretchLinks {
  readonly name: string
  readonly messages: number
  readonly links: number
  readonly ours: LinkScore
  readonly previous: LinkScore
}

/** Earlier messages of the chat that the rules also see, as an extraction of the whole chat would. */
const before = 280

export const linkScores = (data: JudgedData): ReadonlyArray<StretchLinks> =>
  data.links.map(({ name, file, source }) => {
    const chat = readChat(source, { from: file.from - before, to: file.to })
    const ours = linksOf(chat.messages, chat.names)
    const found = new Map(
      [...ours].map(([message, answers]) => [chat.numberOf(message), answers === null ? null : chat.numberOf(answers)])
    )
    return {
      name,
      messages: file.links.length,
      links: file.links.filter(({ answers }) => answers !== null).length,
      ours: scored(file.links, (message) => found.get(message) ?? null),
      previous: scored(file.links, (message) => message - 1)
    }
  })

type Truth = JudgedData["links"][number]["file"]["links"]

/** A message that starts something new has no link: linking it is an error, leaving it does not count. */
const scored = (truth: Truth, answered: (message: number) => number | null): LinkScore => {
  const found = truth.filter(({ message }) => answered(message) !== null)
  const right = found.filter(
    ({ message, answers, orElse }) =>
      answers !== null && (answered(message) === answers || (orElse !== undefined && answered(message) === orElse))
  ).length
  const precision = right / Math.max(1, found.length)
  const recall = right / Math.max(1, truth.filter(({ answers }) => answers !== null).length)
  return {
    precision,
    recall,
    f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    right,
    found: found.length
  }
}

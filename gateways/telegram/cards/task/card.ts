/** The card of a task in a chat: at most four lines of plain text, and one button. */
import { Schema } from "effect"
import { TaskId } from "../../../../domain/ids.ts"
import type { Due } from "../../../../domain/values.ts"
import type { TaskRow } from "../../../contract.ts"
import type { Rendered } from "../../api/bot.ts"
import { type BotLanguage, word } from "../../words/words.ts"

/** UTF-16 units. Source: core.telegram.org/bots/api#sendmessage */
export const mostText = 4096

export const cardOf = (row: TaskRow, language: BotLanguage): Rendered => {
  const finished = row.status === "done" || row.status === "cancelled"
  const lines = [
    `T-${row.number} · ${row.title}`,
    [word(language, `status-${row.status}`), ...factsOf(row, language)].join(" · "),
    ...originOf(row, language)
  ]
  return {
    text: cut(lines.join("\n"), mostText),
    buttons: [
      [
        {
          text: word(language, finished ? "button-reopen" : "button-done"),
          data: pressData({ action: finished ? "reopen" : "done", task: row.id, revision: row.seq })
        }
      ]
    ]
  }
}

const factsOf = (
  { classification, category, priority, due }: TaskRow,
  language: BotLanguage
): ReadonlyArray<string> => [
  ...(category === null ? [] : [word(language, `category-${category}`)]),
  ...(priority === null ? [] : [word(language, `priority-${priority}`)]),
  ...(due === null ? [] : [word(language, "due", { day: dayOf(due, language) })]),
  ...classificationOf(classification, language)
]

const classificationOf = (classification: TaskRow["classification"], language: BotLanguage): ReadonlyArray<string> => {
  if (classification === "pending") return [word(language, "classifying")]
  return classification === "failed" ? [word(language, "not-classified")] : []
}

/** Names the model that filled the fields, until a person has confirmed them. */
const originOf = ({ suggested, model }: TaskRow, language: BotLanguage): ReadonlyArray<string> => {
  if (suggested.length === 0 || model === null) return []
  if (model.degraded !== null) return [word(language, "suggested-degraded")]
  return [
    model.provider === "builtin"
      ? word(language, "suggested-builtin")
      : word(language, "suggested", { model: model.model })
  ]
}

const dayOf = (due: Due, language: BotLanguage): string => {
  const day = { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const
  const withTime = due.length > 10
  const text = new Intl.DateTimeFormat(
    language,
    withTime ? { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : day
  ).format(new Date(due))
  return withTime ? `${text} UTC` : text
}

/** A press of a card's button. `revision` is the commit that the card showed: a press of a newer card is another command. */
export interface CardPress {
  readonly action: "done" | "reopen"
  readonly task: TaskId
  readonly revision: number
}

const letters = { done: "d", reopen: "r" } as const

/** At most 64 bytes: a letter, the task, and the revision in base 36. */
export const pressData = ({ action, task, revision }: CardPress): string =>
  `${letters[action]}.${task}.${revision.toString(36)}`

/** Null for data of another origin: a hostile client may send any text. */
export const pressOf = (data: string): CardPress | null => {
  const [, letter, task, revision] = /^([dr])\.([a-z0-9]{8,40})\.([a-z0-9]{1,11})$/u.exec(data) ?? []
  if (letter === undefined || task === undefined || revision === undefined || !Schema.is(TaskId)(task)) return null
  return { action: letter === "d" ? "done" : "reopen", task, revision: Number.parseInt(revision, 36) }
}

/** Cuts to `most` UTF-16 units, never inside a character. An ellipsis marks the missing rest. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`

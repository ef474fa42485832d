/** A task as it stands in a chat: four lines of plain text at most, and one button. */
import { Schema } from "effect"
import { TaskId } from "../../../domain/ids.ts"
import type { Due } from "../../../domain/values.ts"
import type { TaskRow } from "../../contract.ts"
import type { Rendered } from "../api/bot.ts"
import { type Language, word } from "../words/words.ts"

/** UTF-16 units. Source: core.telegram.org/bots/api#sendmessage */
export const mostText = 4096

export const cardOf = (row: TaskRow, language: Language): Rendered => {
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

const factsOf = ({ classification, category, priority, due }: TaskRow, language: Language): ReadonlyArray<string> => [
  ...(category === null ? [] : [word(language, `category-${category}`)]),
  ...(priority === null ? [] : [word(language, `priority-${priority}`)]),
  ...(due === null ? [] : [word(language, "due", { day: dayOf(due, language) })]),
  ...(classification === "pending"
    ? [word(language, "classifying")]
    : classification === "failed"
      ? [word(language, "not-classified")]
      : [])
]

/** Says who spoke where a machine did, until a person has confirmed it. */
const originOf = ({ suggested, model }: TaskRow, language: Language): ReadonlyArray<string> => {
  if (suggested.length === 0 || model === null) return []
  if (model.degraded !== null) return [word(language, "suggested-degraded")]
  return [
    model.provider === "builtin"
      ? word(language, "suggested-builtin")
      : word(language, "suggested", { model: model.model })
  ]
}

const dayOf = (due: Due, language: Language): string => {
  const day = { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const
  const withTime = due.length > 10
  const text = new Intl.DateTimeFormat(
    language,
    withTime ? { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : day
  ).format(new Date(due))
  return withTime ? `${text} UTC` : text
}

/** What a press on a card asks. `revision` is the commit that the card showed: pressing again later is another command. */
export interface Press {
  readonly action: "done" | "reopen"
  readonly task: TaskId
  readonly revision: number
}

const letters = { done: "d", reopen: "r" } as const

/** At most 64 bytes: a letter, the task, and the revision in base 36. */
export const pressData = ({ action, task, revision }: Press): string =>
  `${letters[action]}.${task}.${revision.toString(36)}`

/** Null for what is none of ours: a hostile client may send anything. */
export const pressOf = (data: string): Press | null => {
  const [, letter, task, revision] = /^([dr])\.([a-z0-9]{8,40})\.([a-z0-9]{1,11})$/u.exec(data) ?? []
  if (letter === undefined || task === undefined || revision === undefined || !Schema.is(TaskId)(task)) return null
  return { action: letter === "d" ? "done" : "reopen", task, revision: Number.parseInt(revision, 36) }
}

/** Cuts to `most` UTF-16 units, never inside a character. An ellipsis marks the missing rest. */
export const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`

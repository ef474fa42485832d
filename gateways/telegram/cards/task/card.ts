/** The card of a task in a chat: at most six lines of plain text, and its buttons. */
import type { TaskRow } from "../../../contract.ts"
import type { Rendered } from "../../api/bot.ts"
import type { BotButton } from "../../buttons/keyboard.ts"
import { dueText } from "../../words/dates.ts"
import { type BotLanguage, word } from "../../words/words.ts"
import { cut, mostText } from "./cut.ts"
import { pickerRows, type PickerFacts } from "./pickers.ts"
import { type CardAction, type Picker, pressData } from "./press.ts"

export interface CardFacts extends PickerFacts {
  /** The names of the people and topics that the readers of the task may see, by id. */
  readonly names: ReadonlyMap<string, string>
  /** The task that this one may repeat. `isSame`: a person has said that it does. */
  readonly like: { readonly task: Pick<TaskRow, "number" | "title" | "status">; readonly isSame: boolean } | null
  /** The picker in place of the buttons; null for none. */
  readonly picker: Picker | null
  /** The address of the task on the dashboard; null when Telegram cannot open it. */
  readonly link: string | null
}

/** UTF-16 units of the title of another task. */
const mostLike = 80

export const cardOf = (row: TaskRow, language: BotLanguage, facts: CardFacts): Rendered => {
  const lines = [
    `T-${row.number} · ${row.title}`,
    [word(language, `status-${row.status}`), ...factsOf(row, language, facts)].join(" · "),
    ...peopleOf(row, language, facts.names),
    ...topicsOf(row, facts.names),
    ...originOf(row, language),
    ...likeOf(row, language, facts)
  ]
  return {
    text: cut(lines.join("\n"), mostText),
    buttons: facts.picker === null ? buttonsOf(row, language, facts) : pickerRows(row, facts.picker, language, facts)
  }
}

const buttonsOf = (row: TaskRow, language: BotLanguage, facts: CardFacts): Rendered["buttons"] => {
  const { link } = facts
  const button = (text: string, action: CardAction): BotButton => ({
    text,
    data: pressData({ action, task: row.id, revision: row.seq })
  })
  const opens = (field: Picker["field"]): CardAction => ({ is: "open", picker: { field, page: 0 } })
  const undo = button(word(language, "button-undo"), { is: "undo" })
  const open: ReadonlyArray<BotButton> = link === null ? [] : [{ text: word(language, "button-open"), url: link }]
  if (isFinished(row)) return [[button(word(language, "button-reopen"), { is: "reopen" }), undo, ...open]]
  return [
    ...(isQuestion(row, facts)
      ? [
          [
            button(word(language, "button-same"), { is: "same" }),
            button(word(language, "button-different"), { is: "different" })
          ]
        ]
      : []),
    ...(row.suggested.length === 0 ? [] : [[button(word(language, "button-confirm"), { is: "confirm" })]]),
    [
      button(word(language, "button-done"), { is: "done" }),
      button(word(language, "button-assign"), opens("assignee")),
      button(word(language, "button-priority"), opens("priority"))
    ],
    [button(word(language, "button-due"), opens("due")), undo, ...open]
  ]
}

const isFinished = ({ status }: Pick<TaskRow, "status">) => status === "done" || status === "cancelled"

/** A finished task is no reason for a question. */
const isQuestion = (row: TaskRow, { like }: CardFacts) =>
  like !== null && !like.isSame && !isFinished(like.task) && !isFinished(row)

const likeOf = (row: TaskRow, language: BotLanguage, facts: CardFacts): ReadonlyArray<string> => {
  const { like } = facts
  if (like === null || (!like.isSame && !isQuestion(row, facts))) return []
  const blanks = { number: String(like.task.number), title: cut(like.task.title, mostLike) }
  return [word(language, like.isSame ? "same-as" : "looks-like", blanks)]
}

const factsOf = (
  { classification, category, priority, due }: TaskRow,
  language: BotLanguage,
  { zone, now }: Pick<CardFacts, "zone" | "now">
): ReadonlyArray<string> => [
  ...(category === null ? [] : [word(language, `category-${category}`)]),
  ...(priority === null ? [] : [word(language, `priority-${priority}`)]),
  ...(due === null ? [] : [word(language, "due", { day: dueText(due, { language, zone, now, namesZone: true }) })]),
  ...classificationOf(classification, language)
]

const classificationOf = (classification: TaskRow["classification"], language: BotLanguage): ReadonlyArray<string> => {
  if (classification === "pending") return [word(language, "classifying")]
  return classification === "failed" ? [word(language, "not-classified")] : []
}

/** A line of its own, so that the direction of a name affects no other text. */
const peopleOf = ({ assignee }: TaskRow, language: BotLanguage, names: CardFacts["names"]): ReadonlyArray<string> => {
  const name = assignee === null ? undefined : names.get(assignee)
  return name === undefined ? [] : [word(language, "assigned", { name })]
}

const topicsOf = ({ topics }: TaskRow, names: CardFacts["names"]): ReadonlyArray<string> => {
  const shown = topics.flatMap((topic) => names.get(topic) ?? [])
  return shown.length === 0 ? [] : [shown.map((name) => `#${name}`).join(" ")]
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

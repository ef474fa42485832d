/** The message of a digest: the tasks of a person that are late or due today. Pure. */
import type { Rendered } from "../../api/bot.ts"
import { cut } from "../../cards/task/cut.ts"
import { type BotLanguage, word } from "../../words/words.ts"
import type { Agenda, WorkDue } from "../../../../projections/reads/notices/senderReads.ts"
import { dayOfDue, dueText, hasTime, localTime } from "../../words/dates.ts"
import { type StyledLine, styledText } from "./styledText.ts"

const mostTasks = 10
/** UTF-16 units. */
const mostTitle = 100

export interface DigestModel {
  readonly agenda: Agenda
  readonly language: BotLanguage
  /** The zone of the reader. */
  readonly zone: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** The address at which people open the product; null: messages have no links. */
  readonly origin: string | null
}

/** Null when nothing is late and nothing is due today. */
export const digestText = (model: DigestModel): Rendered | null => {
  const { agenda, language, zone, now, origin } = model
  const { day } = localTime(zone, now)
  const isLate = ({ due }: WorkDue) => (hasTime(due) ? Date.parse(due) <= now : due < day)
  const late = agenda.tasks.filter(isLate)
  const today = agenda.tasks.filter((task) => !isLate(task) && dayOfDue(task.due, zone) === day)
  if (late.length + today.length === 0) return null
  const parts = [
    ...(late.length === 0 ? [] : [listOf(model, word(language, "digest-late"), late)]),
    ...(today.length === 0 ? [] : [listOf(model, word(language, "digest-today"), today)]),
    [{ text: word(language, "digest-open", { count: agenda.open }) }]
  ]
  const link = origin === null ? [] : [[{ text: word(language, "notice-open"), url: `${origin}/mine` }]]
  return { ...styledText(parts), buttons: link }
}

const listOf = (
  { language, zone, now }: DigestModel,
  head: string,
  tasks: ReadonlyArray<WorkDue>
): ReadonlyArray<StyledLine> => {
  const rest = tasks.length - mostTasks
  return [
    { text: head, look: "bold" },
    ...tasks.slice(0, mostTasks).map(({ number, title, due }) => ({
      text: `T-${number} · ${cut(title, mostTitle)} (${dueText(due, { language, zone, now })})`
    })),
    ...(rest > 0 ? [{ text: word(language, "notices-more", { count: rest }) }] : [])
  ]
}

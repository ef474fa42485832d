/** The texts of the answers to `/my`, `/today`, `/find` and `/history`. Pure. */
import type { ActivityRow, TaskRow } from "../../../../contract.ts"
import { cut } from "../../../cards/task/cut.ts"
import { type DateStyle, dueText, momentText } from "../../../words/dates.ts"
import { word } from "../../../words/words.ts"
import { eventWord } from "./eventWord.ts"

/** The tasks and the events of one answer. */
export const mostShown = 10
/** UTF-16 units of a title in a list. */
const mostTitle = 120

/** At most ten lines; the other tasks are counted. */
export const taskList = (rows: ReadonlyArray<TaskRow>, style: DateStyle): string => {
  const more = rows.length - mostShown
  return [
    ...rows.slice(0, mostShown).map((row) => taskLine(row, style)),
    ...(more > 0 ? [word(style.language, "more-tasks", { count: String(more) })] : [])
  ].join("\n")
}

const taskLine = ({ number, title, status, due }: TaskRow, style: DateStyle): string => {
  const sign = word(style.language, `status-${status}`).slice(0, 1)
  const until = due === null ? "" : ` · ${dueText(due, style)}`
  return `${sign} T-${number}${until} · ${cut(title, mostTitle)}`
}

type HistoryEvent = Pick<ActivityRow, "event" | "actor" | "at">

/** @param names the names of the actors whom the asker may see */
export const historyText = (
  { number, title }: Pick<TaskRow, "number" | "title">,
  events: ReadonlyArray<HistoryEvent>,
  names: ReadonlyMap<string, string>,
  style: DateStyle
): string => {
  const lines = events.map(({ event, actor, at }) => {
    const name = names.get(actor)
    return [
      momentText(Date.parse(at), style),
      eventWord(event, style.language),
      ...(name === undefined ? [] : [name])
    ].join(" · ")
  })
  return [`T-${number} · ${cut(title, mostTitle)}`, ...lines].join("\n")
}

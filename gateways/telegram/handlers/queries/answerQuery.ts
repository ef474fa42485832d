/** Answers `/my`, `/today`, `/find`, `/history` and `/undo` in a private chat. Each answer is short, and shows only what the asker may see. */
import { Effect } from "effect"
import type { TaskRow } from "../../../contract.ts"
import { cut } from "../../cards/task/cut.ts"
import type { QueryName } from "../../inbox/intent.ts"
import type { TelegramMessage, User } from "../../inbox/update.ts"
import { TeamDirectory } from "../../cards/task/teamDirectory.ts"
import { dayOfDue, dueText, localTime } from "../../words/dates.ts"
import { word } from "../../words/words.ts"
import { Replies } from "../messages/replies.ts"
import { eventWord } from "./eventWord.ts"
import { TaskQueries } from "./taskQueries.ts"
import { type AskerContext, askerContextOf } from "./askerContext.ts"
import { answerUndo } from "./undoQuery.ts"

/** The tasks and the events of one answer. */
const mostShown = 10
/** UTF-16 units of a title in a list. */
const mostTitle = 120

interface Query {
  readonly name: QueryName
  readonly argument: string
}

export const answerQuery = Effect.fnUntraced(function* (message: TelegramMessage, asker: User, query: Query) {
  const { reply, replyText } = yield* Replies
  // In a group, other members would read the answer.
  if (message.chat.type !== "private") return yield* reply(message, "only-private")
  const context = yield* askerContextOf(asker)
  switch (query.name) {
    case "my":
      return yield* replyText(message, yield* myTasks(context, () => true))
    case "today": {
      const today = localTime(context.zone, context.now).day
      return yield* replyText(
        message,
        yield* myTasks(context, ({ due }) => due !== null && dayOfDue(due, context.zone) <= today)
      )
    }
    case "find":
      return yield* query.argument === ""
        ? reply(message, "find-usage")
        : replyText(message, yield* foundTasks(context, query.argument))
    case "history":
      return yield* replyText(message, yield* historyOf(context, query.argument))
    case "undo":
      return yield* answerUndo(message, asker, context)
  }
})

/** The earliest due dates first, then the tasks without a date, newest first. */
const myTasks = Effect.fnUntraced(function* (
  { audiences, names, language, zone, now }: AskerContext,
  isWanted: (row: TaskRow) => boolean
) {
  const rows = (yield* (yield* TaskQueries).unfinishedOf(audiences, names)).filter(isWanted)
  if (rows.length === 0) return word(language, "no-tasks")
  const dated = rows.toSorted((a, b) => (a.due ?? "9").localeCompare(b.due ?? "9") || b.number - a.number)
  return listOf(dated, { language, zone, now })
})

const foundTasks = Effect.fnUntraced(function* ({ audiences, language, zone, now }: AskerContext, words: string) {
  const rows = yield* (yield* TaskQueries).find(audiences, words, mostShown)
  return rows.length === 0 ? word(language, "nothing-found") : listOf(rows, { language, zone, now })
})

type ListStyle = Pick<AskerContext, "language" | "zone" | "now">

const listOf = (rows: ReadonlyArray<TaskRow>, style: ListStyle): string => {
  const more = rows.length - mostShown
  return [
    ...rows.slice(0, mostShown).map((row) => lineOf(row, style)),
    ...(more > 0 ? [word(style.language, "more-tasks", { count: String(more) })] : [])
  ].join("\n")
}

const lineOf = ({ number, title, status, due }: TaskRow, { language, zone, now }: ListStyle): string => {
  const sign = word(language, `status-${status}`).slice(0, 1)
  const until = due === null ? "" : ` · ${dueText(due, { look: "card", language, zone, now })}`
  return `${sign} T-${number}${until} · ${cut(title, mostTitle)}`
}

/** The number in `T-12`, `t12` or `12`; null for another text. */
const numberIn = (text: string): number | null => {
  const [, digits] = /^(?:[tт]-?)?(\d{1,9})$/iu.exec(text.trim()) ?? []
  return digits === undefined ? null : Number(digits)
}

const historyOf = Effect.fnUntraced(function* ({ audiences, language, zone }: AskerContext, argument: string) {
  const { numbered, history } = yield* TaskQueries
  const number = numberIn(argument)
  if (number === null) return word(language, "history-usage")
  const row = yield* numbered(audiences, number)
  if (row === null) return word(language, "press-not-found")
  const events = yield* history(row, mostShown)
  const names = yield* (yield* TeamDirectory).namesOf(
    events.map(({ actor }) => actor),
    audiences
  )
  const lines = events.map(({ event, actor, at }) => {
    const day = new Intl.DateTimeFormat(language, {
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: zone
    }).format(new Date(at))
    const name = names.get(actor)
    return [day, eventWord(event, language), ...(name === undefined ? [] : [name])].join(" · ")
  })
  return [`T-${row.number} · ${cut(row.title, mostTitle)}`, ...lines].join("\n")
})

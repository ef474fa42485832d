/** Answers `/my`, `/today`, `/find`, `/history` and `/undo` in a private chat. Each answer is short, and shows only what the asker may see. */
import { Effect } from "effect"
import type { TaskRow } from "../../../contract.ts"
import type { QueryName } from "../../inbox/intent.ts"
import type { TelegramMessage, User } from "../../inbox/update.ts"
import { TeamDirectory } from "../../cards/task/teamDirectory.ts"
import { dayOfDue, localTime } from "../../words/dates.ts"
import { word } from "../../words/words.ts"
import { Replies } from "../messages/replies.ts"
import { TaskQueries } from "./taskQueries.ts"
import { type AskerContext, askerContextOf } from "./askerContext.ts"
import { historyText, mostShown, taskList } from "./text/taskLists.ts"
import { answerUndo } from "./undoQuery.ts"

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
  return taskList(dated, { language, zone, now })
})

const foundTasks = Effect.fnUntraced(function* ({ audiences, language, zone, now }: AskerContext, words: string) {
  const rows = yield* (yield* TaskQueries).find(audiences, words, mostShown)
  return rows.length === 0 ? word(language, "nothing-found") : taskList(rows, { language, zone, now })
})

/** The number in `T-12`, `t12` or `12`; null for another text. */
const numberIn = (text: string): number | null => {
  const [, digits] = /^(?:[tт]-?)?(\d{1,9})$/iu.exec(text.trim()) ?? []
  return digits === undefined ? null : Number(digits)
}

const historyOf = Effect.fnUntraced(function* ({ audiences, language, zone, now }: AskerContext, argument: string) {
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
  return historyText(row, events, names, { language, zone, now })
})

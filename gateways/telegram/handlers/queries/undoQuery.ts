/** Answers `/undo`: takes back the last change of the asker, and asks first when another person has changed the same field since. */
import { Effect } from "effect"
import { undoLast, type UndoOutcome, undoneBy } from "../../../../commands/tasks/undoLast.ts"
import { personActor, TaskId } from "../../../../domain/ids.ts"
import { atLeast } from "../../../../domain/roles.ts"
import { BotApi } from "../../api/bot.ts"
import { Outbox } from "../../cards/outbox.ts"
import { cut } from "../../cards/task/cut.ts"
import { TaskView } from "../../cards/task/taskView.ts"
import { TeamDirectory } from "../../cards/task/teamDirectory.ts"
import type { PressUpdate, TelegramMessage, User } from "../../inbox/update.ts"
import { Authors } from "../../people/authors.ts"
import { Chats } from "../../people/chats.ts"
import { type BotLanguage, botLanguageOf, type BotWord, word } from "../../words/words.ts"
import { Replies, replyKeyOf, replyPlace } from "../messages/replies.ts"
import type { AskerContext } from "./askerContext.ts"
import { eventWord, undoneOf } from "./text/eventWord.ts"
import { TaskQueries } from "./taskQueries.ts"

/** Most UTF-16 units of a title or a name. */
const mostTitle = 120

export const answerUndo = Effect.fnUntraced(function* (message: TelegramMessage, asker: User, context: AskerContext) {
  const { reply, replyText } = yield* Replies
  const { actor, audiences, names, language } = context
  if (!atLeast((yield* Authors).roleOf(asker), "member")) return yield* reply(message, "press-forbidden")
  const request = { actor, key: `undo:${(yield* Chats).messageIdOf(message.chat.id, message.message_id)}` }
  const changed = yield* (yield* TaskQueries).lastChangedBy(audiences, names)
  // After a crash the person may have changed another task since this request was carried out.
  const found = (yield* undoneBy(request, changed)) ?? changed[0]
  if (found === undefined) return yield* reply(message, "press-undo-nothing")
  const task = TaskId.make(found)
  const outcome = yield* undoLast(request, task)
  if (outcome.is === "nothing") return yield* reply(message, "press-undo-nothing")
  if (outcome.is === "erased") return yield* reply(message, "press-undo-erased")
  if (outcome.is === "undone") return yield* replyText(message, yield* undoneText(task, outcome, language))
  const name = (yield* (yield* TeamDirectory).namesOf([outcome.by], audiences)).get(outcome.by)
  const blanks = {
    what: eventWord(outcome.event, language),
    name: name === undefined ? word(language, "undo-another") : cut(name, mostTitle)
  }
  yield* (yield* Outbox).ensure(replyKeyOf("answer", message.chat.id, message.message_id), {
    ...replyPlace(message),
    language,
    what: {
      is: "notice",
      text: [yield* titleLine(task, null), word(language, "undo-ask", blanks)].join("\n"),
      buttons: [[{ text: word(language, "button-undo-anyway"), data: undoPressData({ task, at: outcome.at }) }]]
    }
  })
})

/** @param title the title of the task; null: as the tables have it */
const titleLine = Effect.fnUntraced(function* (task: TaskId, title: string | null) {
  const row = yield* (yield* TaskView).get(task)
  return row === null ? "" : `T-${row.number} · ${cut(title ?? row.title, mostTitle)}`
})

const undoneText = Effect.fnUntraced(function* (
  task: TaskId,
  { event, title }: Extract<UndoOutcome, { readonly is: "undone" }>,
  language: BotLanguage
) {
  const { name, blanks } = undoneOf(event, language)
  return [yield* titleLine(task, title), word(language, name, blanks)].join("\n")
})

interface UndoPress {
  readonly task: TaskId
  /** The position of the change that the question was about. */
  readonly at: number
}

/** At most 64 bytes: an id has at most 40. */
export const undoPressData = ({ task, at }: UndoPress): string => `undo.${task}.${at.toString(36)}`

/** Null for the data of another button. */
export const undoPressOf = (data: string): UndoPress | null => {
  const [, task, at] = /^undo\.([a-z0-9]{8,40})\.([a-z0-9]{1,11})$/u.exec(data) ?? []
  return task === undefined || at === undefined ? null : { task: TaskId.make(task), at: Number.parseInt(at, 36) }
}

/** Takes back the change even though another person has changed the field since: the question has said so. */
export const undoAnyway = Effect.fnUntraced(function* (press: PressUpdate, { task, at }: UndoPress) {
  const authors = yield* Authors
  if (press.message?.chat.type !== "private") return "press-unknown" as const
  if (!atLeast(authors.roleOf(press.from), "member")) return "press-forbidden" as const
  const person = authors.personOf(press.from)
  const request = { actor: personActor(person), key: replyKeyOf("undo", task, at, person) }
  const outcome = yield* undoLast(request, task, { overwrites: at }).pipe(
    Effect.catchTag("TaskRefused", () => Effect.succeed({ is: "nothing" } as const)),
    Effect.catchTag("Forbidden", () => Effect.succeed({ is: "nothing" } as const))
  )
  if (outcome.is === "erased") return "press-undo-erased" as const
  if (outcome.is !== "undone") return "press-undo-nothing" as const
  const text = yield* undoneText(task, outcome, botLanguageOf(press.from.language_code))
  // A failed edit leaves the button in place. Another press is harmless: it undoes nothing more.
  yield* (yield* BotApi)
    .edit(press.message.chat.id, press.message.message_id, { text, buttons: [] })
    .pipe(Effect.ignore)
  return "pressed-undo" satisfies BotWord
})

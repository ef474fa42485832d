/** The acts behind the buttons of a card. Rights are checked at the time of the press. */
import { Effect } from "effect"
import { Principals } from "../../../../commands/principals.ts"
import { sendOnce } from "../../../../commands/sendOnce.ts"
import { undoLast } from "../../../../commands/tasks/undoLast.ts"
import { personActor, type TaskId } from "../../../../domain/ids.ts"
import { atLeast } from "../../../../domain/roles.ts"
import type { TaskRefused } from "../../../../domain/task/rules/decision.ts"
import type { Command } from "../../../../domain/task/task.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import type { TaskRow } from "../../../contract.ts"
import { Outbox } from "../../cards/outbox.ts"
import { type CardAction, type CardPress, personMark, type Picker } from "../../cards/task/press.ts"
import { TaskView } from "../../cards/task/taskView.ts"
import type { PressUpdate } from "../../inbox/update.ts"
import { Authors } from "../../people/authors.ts"
import { Members } from "../../people/members.ts"
import { TeamDirectory } from "../../cards/task/teamDirectory.ts"
import { botLanguageOf, type BotWord, word } from "../../words/words.ts"
import { undoneOf } from "../queries/text/eventWord.ts"
import { answerLike, likeAt, mergeTasks } from "./mergeTasks.ts"
import { replyKeyOf } from "../messages/replies.ts"

/** The answer to a press. A name that begins with `press-` is shown until the person closes it. */
export interface PressOutcome {
  readonly name: BotWord
  readonly blanks?: Readonly<Record<string, string>>
}
const says = (name: BotWord, blanks?: PressOutcome["blanks"]): PressOutcome =>
  blanks === undefined ? { name } : { name, blanks }

export const actOnCard = Effect.fnUntraced(function* (press: PressUpdate, pressed: CardPress) {
  const authors = yield* Authors
  const chat = press.message?.chat
  // A person who can press a group's card is a member of the group, except in a public group.
  if (chat !== undefined && chat.type !== "private" && authors.roleOf(press.from) !== null)
    yield* (yield* Members).see(chat, press.from, `press:${press.id}`)
  return yield* act(press, pressed).pipe(
    Effect.catchTag("Forbidden", () => Effect.succeed(says("press-forbidden"))),
    Effect.catchTag("NoSuchPerson", () => Effect.succeed(says("press-person-gone"))),
    Effect.catchTag("AggregateParked", () => Effect.succeed(says("press-unknown"))),
    Effect.catchTag("TaskRefused", ({ because }) => Effect.succeed(says(refusalWord(because))))
  )
})

const act = Effect.fnUntraced(function* (press: PressUpdate, pressed: CardPress) {
  const { action } = pressed
  // The bus checks commands. This check covers the acts without a command as well.
  if (!atLeast((yield* Authors).roleOf(press.from), "member")) return says("press-forbidden")
  if (action.is === "open") return yield* showPicker(press, pressed, action.picker)
  if (action.is === "back") return yield* showPicker(press, pressed, null)
  if (action.is === "undo") return yield* undo(press, pressed)
  if (action.is === "same" || action.is === "different") return yield* decideLike(press, pressed, action.is)
  const commands = yield* commandsOf(press, pressed)
  if (commands === null) return says(action.is === "assign" ? "press-person-gone" : "press-unknown")
  const request = yield* requestOf(press, pressed)
  const receipts = yield* Effect.forEach(commands, (command, i) =>
    sendOnce(
      { ...request, key: i === 0 ? request.key : `${request.key}:${i}` },
      { subject: subjectOf("task", pressed.task), command }
    )
  )
  yield* closePicker(press, pressed.task)
  return yield* outcomeOf(press, pressed, receipts.at(-1)?.seq ?? 0)
})

/** Telegram repeats a press under another id. The revision of the card distinguishes a repeat from a second press. */
const requestOf = Effect.fnUntraced(function* (press: PressUpdate, { action, task, revision }: CardPress) {
  const person = (yield* Authors).personOf(press.from)
  const argument = argumentOf(action)
  const parts = argument === null ? [task, action.is, revision, person] : [task, action.is, argument, revision, person]
  return { actor: personActor(person), key: replyKeyOf(...parts) }
})

const argumentOf = (action: CardAction): string | null => {
  if (action.is === "assign") return action.person ?? "-"
  if (action.is === "prioritise") return action.priority
  return action.is === "schedule" ? (action.day ?? "-") : null
}

/** Null when the press names a person who may no longer get the task. */
const commandsOf = Effect.fnUntraced(function* (press: PressUpdate, { action, task }: CardPress) {
  switch (action.is) {
    case "done":
      return [{ _tag: "CompleteTask" }] as const
    case "reopen":
      return [{ _tag: "ReopenTask" }] as const
    case "prioritise":
      return [{ _tag: "PrioritiseTask", priority: action.priority }] as const
    case "schedule":
      return [{ _tag: "ScheduleTask", due: action.day }] as const
    case "assign": {
      if (action.person === null) return [{ _tag: "AssignTask", assignee: null }] as const
      const row = yield* visibleTask(press, task)
      const people = row === null ? [] : yield* (yield* TeamDirectory).people([row.audience])
      const found = people.find(({ id }) => personMark(id) === action.person)
      return found === undefined ? null : ([{ _tag: "AssignTask", assignee: found.id }] as const)
    }
    case "confirm": {
      const row = yield* visibleTask(press, task)
      return row === null ? null : confirming(row)
    }
    case "open":
    case "back":
    case "undo":
    case "same":
    case "different":
      return null
  }
})

/** Sets each suggested field to the value that it has, so that a person has set it. */
const confirming = ({ suggested, category, priority, assignee, due }: TaskRow): ReadonlyArray<Command> => {
  const isSuggested = (field: TaskRow["suggested"][number]) => suggested.includes(field)
  // One command sets both the category and the priority.
  const setsBoth = isSuggested("category") && category !== null && priority !== null
  return [
    ...(setsBoth ? [{ _tag: "CorrectClassification", category, priority } as const] : []),
    ...(isSuggested("priority") && !setsBoth && priority !== null
      ? [{ _tag: "PrioritiseTask", priority } as const]
      : []),
    ...(isSuggested("assignee") ? [{ _tag: "AssignTask", assignee } as const] : []),
    ...(isSuggested("due") ? [{ _tag: "ScheduleTask", due } as const] : [])
  ]
}

/** Null when the presser may not see the task. */
const visibleTask = Effect.fnUntraced(function* (press: PressUpdate, task: TaskId) {
  const actor = personActor((yield* Authors).personOf(press.from))
  const row = yield* (yield* TaskView).get(task)
  return row !== null && (yield* Principals).audiencesOf(actor).includes(row.audience) ? row : null
})

/** Shows a picker on the card, or its buttons again. */
const showPicker = Effect.fnUntraced(function* (press: PressUpdate, { task }: CardPress, picker: Picker | null) {
  if ((yield* visibleTask(press, task)) === null || press.message === undefined) return says("press-not-found")
  const { chat, message_id } = press.message
  yield* (yield* Outbox).showPicker(task, { chat: chat.id, message: message_id, picker })
  return says(picker === null ? "pressed-back" : "pressed-open")
})

/** Closes the picker of the card. */
const closePicker = Effect.fnUntraced(function* ({ message }: PressUpdate, task: TaskId) {
  if (message !== undefined)
    yield* (yield* Outbox).showPicker(task, { chat: message.chat.id, message: message.message_id, picker: null })
})

const undo = Effect.fnUntraced(function* (press: PressUpdate, pressed: CardPress) {
  const outcome = yield* undoLast(yield* requestOf(press, pressed), pressed.task)
  if (outcome.is === "undone" && outcome.isOld) {
    // The change did not show on the card, so its buttons have the data of an earlier state.
    yield* (yield* Outbox).refresh(pressed.task)
    return says("press-undo-since")
  }
  if (outcome.is === "undone") return undoneOf(outcome.event, botLanguageOf(press.from.language_code))
  if (outcome.is === "nothing") return says("press-undo-nothing")
  if (outcome.is === "erased") return says("press-undo-erased")
  const name = (yield* (yield* TeamDirectory).namesOf([outcome.by], yield* audienceOf(pressed.task))).get(outcome.by)
  return name === undefined ? says("press-undo-other") : says("press-undo-changed", { name })
})

const decideLike = Effect.fnUntraced(function* (press: PressUpdate, pressed: CardPress, answer: "same" | "different") {
  const like = yield* likeAt(press, pressed.task)
  if (like === null) return says("press-unknown")
  const row = yield* visibleTask(press, pressed.task)
  const other = yield* visibleTask(press, like.task)
  if (row === null || other === null) return says("press-not-found")
  if (answer === "different") {
    yield* answerLike(pressed.task, answer)
    return says("pressed-different")
  }
  // The key does not depend on the press or the person, so the tasks are merged once.
  const { actor } = yield* requestOf(press, pressed)
  const request = { actor, key: replyKeyOf("same", pressed.task, like.task) }
  const isMerged = yield* mergeTasks(request, press, pressed.task, like.task)
  return isMerged ? says("pressed-same", { number: String(other.number) }) : says("press-unknown")
})

const audienceOf = (task: TaskId) =>
  Effect.flatMap(TaskView, ({ get }) => Effect.map(get(task), (row) => (row === null ? [] : [row.audience])))

/**
 * The answer to a press. A press that is repeated after another person's change records nothing: it gets the receipt of the first
 * press. Its button has the data of an earlier state, so the card is refreshed. A person who may no longer see the task learns nothing
 * of its present state.
 */
const outcomeOf = Effect.fnUntraced(function* (press: PressUpdate, { action, task }: CardPress, seq: number) {
  const row = yield* visibleTask(press, task).pipe(Effect.catch(() => Effect.succeed(null)))
  const status = row === null ? "" : word(botLanguageOf(press.from.language_code), `status-${row.status}`)
  const done = says(doneWord(action))
  // The read model may be behind the receipt.
  if (row === null || row.seq <= seq || isAsPressed(row, action)) return done
  yield* (yield* Outbox).refresh(task)
  if (action.is === "done") return says("press-reopened-since")
  return action.is === "reopen" ? says("press-done-since") : says("press-changed-since", { status })
})

const doneWord = ({ is }: CardAction): BotWord => {
  if (is === "done") return "pressed-done"
  return is === "reopen" ? "pressed-reopen" : "pressed-set"
}

const isAsPressed = (row: TaskRow, action: CardAction): boolean => {
  if (action.is === "done" || action.is === "reopen") return (row.status === "done") === (action.is === "done")
  if (action.is === "prioritise") return row.priority === action.priority
  if (action.is === "schedule") return row.due === action.day
  if (action.is === "assign") return (row.assignee === null ? null : personMark(row.assignee)) === action.person
  return row.suggested.length === 0
}

const refusalWord = (because: TaskRefused["because"]): BotWord => {
  if (because === "already-cancelled") return "press-cancelled"
  return because === "not-found" ? "press-not-found" : "press-unknown"
}

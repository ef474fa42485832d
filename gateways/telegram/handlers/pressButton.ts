/** A press of a card's button is a command of that person. The outcome is shown to them; the card follows the task. */
import { Effect } from "effect"
import { sendOnce } from "../../../commands/sendOnce.ts"
import { personActor, type TaskId } from "../../../domain/ids.ts"
import type { TaskRefused } from "../../../domain/task/task.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { BotApi } from "../api/bot.ts"
import { type CardPress, pressOf } from "../cards/task/card.ts"
import { Outbox } from "../cards/outbox.ts"
import { TaskView } from "../cards/task/taskView.ts"
import type { PressUpdate } from "../inbox/update.ts"
import { botLanguageOf, type BotWord, word } from "../words/words.ts"
import { readPressOf } from "../notices/readButton.ts"
import { markRead } from "../notices/readPress.ts"
import { Authors } from "../people/authors.ts"
import { Members } from "../people/members.ts"
import { decideSignIn, signInPressOf } from "./confirmSignIn.ts"
import { replyKeyOf } from "./messages/replies.ts"

export const pressButton = Effect.fn("telegram.pressButton")(function* (press: PressUpdate) {
  const { answer } = yield* BotApi
  const pressed = pressOf(press.data ?? "")
  const signIn = signInPressOf(press.data ?? "")
  const read = readPressOf(press.data ?? "")
  const other = read === null ? actOn(press, pressed) : markRead(press, read)
  const outcome = signIn === null ? yield* other : yield* decideSignIn(press, signIn)
  // A late answer may be lost, because the card shows the outcome as well.
  yield* answer(
    press.id,
    word(botLanguageOf(press.from.language_code), outcome),
    outcome.startsWith("press-") || outcome.startsWith("sign-in-")
  ).pipe(Effect.catch((fault) => Effect.logDebug("a press could not be answered", { why: fault.message })))
})

const actOn = (press: PressUpdate, pressed: CardPress | null) =>
  pressed === null ? Effect.succeed<BotWord>("press-unknown") : act(press, pressed)

const act = Effect.fnUntraced(function* (press: PressUpdate, { action, task, revision }: CardPress) {
  const authors = yield* Authors
  const person = authors.personOf(press.from)
  const chat = press.message?.chat
  // A person who can press a group's card is a member of the group, except in a public group.
  if (chat !== undefined && chat.type !== "private" && authors.roleOf(press.from) !== null)
    yield* (yield* Members).see(chat, press.from, `press:${press.id}`)
  // Telegram repeats a press under another id. The revision of the card distinguishes a repeat from a second press.
  const request = { actor: personActor(person), key: replyKeyOf(task, action, revision, person) }
  return yield* sendOnce(request, {
    subject: subjectOf("task", task),
    command: { _tag: action === "done" ? "CompleteTask" : "ReopenTask" }
  }).pipe(
    Effect.flatMap(({ seq }) => outcomeOf(action, task, seq)),
    Effect.catchTag("Forbidden", () => Effect.succeed<BotWord>("press-forbidden")),
    Effect.catchTag("AggregateParked", () => Effect.succeed<BotWord>("press-unknown")),
    Effect.catchTag("TaskRefused", ({ because }) => Effect.succeed(refusalWord(because)))
  )
})

/**
 * The answer to a press. A press that is repeated after another person's change records nothing: it gets the receipt of the first
 * press. Its button has the data of an earlier state, so the card is refreshed.
 */
const outcomeOf = Effect.fnUntraced(function* (action: CardPress["action"], task: TaskId, seq: number) {
  const done: BotWord = action === "done" ? "pressed-done" : "pressed-reopen"
  const row = yield* (yield* TaskView).get(task).pipe(Effect.catch(() => Effect.succeed(null)))
  // The read model may be behind the receipt.
  if (row === null || row.seq <= seq) return done
  const isAsPressed = (row.status === "done") === (action === "done")
  if (isAsPressed) return done
  yield* (yield* Outbox).refresh(task)
  return action === "done" ? "press-reopened-since" : "press-done-since"
})

const refusalWord = (because: TaskRefused["because"]): BotWord => {
  if (because === "already-cancelled") return "press-cancelled"
  return because === "not-found" ? "press-not-found" : "press-unknown"
}

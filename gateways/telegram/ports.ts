/** What the bot needs from folders that it may not import. */
import { Context, type Effect, Schema, type Stream } from "effect"
import type { NotDone } from "../../commands/commandBus.ts"
import type { PersonId, TaskId } from "../../domain/ids.ts"
import type { TaskRow } from "../contract.ts"

/** The read model cannot be asked now. Safe to retry. */
export class ViewUnavailable extends Schema.TaggedError<ViewUnavailable>()("ViewUnavailable", {
  cause: Schema.Defect()
}) {
  override get message() {
    return "the read model of tasks cannot be asked"
  }
}

/** The read model of tasks, whole: a card's reader was told of its task when it was made. */
export class TaskView extends Context.Service<
  TaskView,
  {
    /** Null when there is no such task, or not yet. */
    readonly get: (task: TaskId) => Effect.Effect<TaskRow | null, ViewUnavailable>
    /**
     * Each row that changed, once it is committed. One that is missed here is found by asking: within a minute for a
     * task that is being classified, within ten for any other.
     */
    readonly changes: Stream.Stream<TaskRow>
  }
>()("tracker/gateways/telegram/TaskView") {}

export interface TelegramUser {
  /** The keyed hash by which a person is linked (`LinkTelegram`). */
  readonly key: string
  /** Fits `domain/person/person.ts` `Name`. */
  readonly name: string
  readonly handle: string | null
}

/** Trades a one-time code for the person it was printed for, and links them with the Telegram user who sent it. */
export class Linking extends Context.Service<
  Linking,
  {
    /** Null when the code is unknown, used or too old. Codes are to be long enough that nobody guesses one. */
    readonly redeem: (code: string, user: TelegramUser) => Effect.Effect<PersonId | null, NotDone>
  }
>()("tracker/gateways/telegram/Linking") {}

/**
 * The tasks that cards show. It is a port, because projections announce rows and `ops/parts/bot/telegram.ts` decodes them
 * for the bot.
 */
import { Context, type Effect, Schema, type Stream } from "effect"
import type { TaskId } from "../../../../domain/ids.ts"
import type { TaskRow } from "../../../contract.ts"

/** The read model does not answer now. Safe to retry. */
export class ViewUnavailable extends Schema.TaggedError<ViewUnavailable>()("ViewUnavailable", {
  cause: Schema.Defect()
}) {
  readonly unavailable = true as const

  override get message() {
    return "the read model of tasks does not answer"
  }
}

/** The read model of tasks, not bounded by audiences: the chat of a card could see its task when the card was sent. */
export class TaskView extends Context.Service<
  TaskView,
  {
    /** Null when the task does not exist, or is not in the read model yet. */
    readonly get: (task: TaskId) => Effect.Effect<TaskRow | null, ViewUnavailable>
    /** The tasks that have changed after a position, and the position that the answer is complete up to. */
    readonly changedAfter: (
      seq: number
    ) => Effect.Effect<{ readonly tasks: ReadonlyArray<TaskId>; readonly seq: number }, ViewUnavailable>
    /**
     * Each changed row, once it is committed. A row that is missed here is read later: within a minute when the task is
     * being classified, within ten minutes otherwise.
     */
    readonly changes: Stream.Stream<TaskRow>
  }
>()("tracker/gateways/telegram/TaskView") {}

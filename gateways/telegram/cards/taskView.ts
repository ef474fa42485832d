/** The tasks that cards show: a port, since projections announce rows and `ops/parts/telegram.ts` decodes them for the bot. */
import { Context, type Effect, Schema, type Stream } from "effect"
import type { TaskId } from "../../../domain/ids.ts"
import type { TaskRow } from "../../contract.ts"

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

/** The reads behind the commands of the bot, bounded by the audiences of the asker. `ops/parts/bot/` provides them. */
import { Context, type Effect } from "effect"
import type { ActorId, TaskId } from "../../../../domain/ids.ts"
import type { Audience } from "../../../../domain/values.ts"
import type { ActivityRow, TaskRow } from "../../../contract.ts"
import type { ViewUnavailable } from "../../cards/task/taskView.ts"

type Audiences = ReadonlyArray<Audience>

/** Every read fails while the read models do not answer; a retry is safe. */
export class TaskQueries extends Context.Service<
  TaskQueries,
  {
    /**
     * The newest unfinished tasks of a person, 200 at most: those that are assigned to the person, and those without an assignee that
     * only the person sees. A person has several ids after a merge.
     */
    readonly unfinishedOf: (
      audiences: Audiences,
      person: ReadonlyArray<ActorId>
    ) => Effect.Effect<ReadonlyArray<TaskRow>, ViewUnavailable>
    /** `T-n`; null when it does not exist, or these audiences may not see it. */
    readonly numbered: (audiences: Audiences, number: number) => Effect.Effect<TaskRow | null, ViewUnavailable>
    /** The tasks that fit the words, best first. */
    readonly find: (
      audiences: Audiences,
      words: string,
      limit: number
    ) => Effect.Effect<ReadonlyArray<TaskRow>, ViewUnavailable>
    /** The newest events of a task, oldest first. */
    readonly history: (
      task: TaskRow,
      limit: number
    ) => Effect.Effect<ReadonlyArray<Pick<ActivityRow, "event" | "actor" | "at">>, ViewUnavailable>
    /** The tasks that the person has changed last, the latest first, ten at most. */
    readonly lastChangedBy: (
      audiences: Audiences,
      person: ReadonlyArray<ActorId>
    ) => Effect.Effect<ReadonlyArray<TaskId>, ViewUnavailable>
  }
>()("tracker/gateways/telegram/TaskQueries") {}

/** Finds the task that a new task may repeat. It is a port, because the gateways may import no model. `ops/parts/bot/` provides it. */
import { Context, type Effect } from "effect"
import type { TaskId } from "../../../../domain/ids.ts"
import type { Audience } from "../../../../domain/values.ts"
import type { ViewUnavailable } from "./taskView.ts"

export interface SoughtTask {
  readonly id: TaskId
  readonly title: string
  readonly description: string
  readonly audience: Audience
}

export class LikeTasks extends Context.Service<
  LikeTasks,
  {
    /** The most similar unfinished task of the same audience. Null when none is similar enough, or no model is available. */
    readonly likeOf: (task: SoughtTask) => Effect.Effect<TaskId | null, ViewUnavailable>
  }
>()("tracker/gateways/telegram/LikeTasks") {}

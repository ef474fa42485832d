import { ActorId, TaskId } from "../../../domain/ids.ts"
import { team } from "../../../domain/values.ts"
import { type TaskLine, taskLineSent } from "../../../gateways/contract/lines.ts"
import type { Change } from "../../../projections/runner/batch/announcement.ts"

/** A request to a publisher: the first frame and the number of frames. */
export interface PublishRequest {
  readonly first: number
  readonly count: number
}

/** One changed task, as in most frames. */
export const changedRows: Change["rows"] = [
  {
    id: TaskId.make("0123456789abcdefghij"),
    number: 1,
    title: "Paint the pier before the season",
    description: "",
    status: "open",
    classification: "classified",
    category: "chore",
    priority: "low",
    due: null,
    assignee: null,
    suggested: [],
    band: "likely",
    model: { provider: "builtin", model: "rules-v1", degraded: null },
    audience: team,
    source: "api",
    message: null,
    createdBy: ActorId.make("person:bench000"),
    createdAt: "2026-11-24T10:00:00.000Z",
    updatedAt: "2026-11-24T10:00:00.000Z",
    comments: 0,
    seq: 1
  }
]

/** The rows as the gateway sends them. */
// The cast: the rows are tasks.
export const sentRows = changedRows.map((row) => taskLineSent(row as unknown as TaskLine))

/** The nth change, from position n to n + 1. */
export const changeOf = (n: number): Change => ({
  view: "tasks",
  generation: 1,
  from: n,
  to: n + 1,
  rows: changedRows,
  removed: []
})

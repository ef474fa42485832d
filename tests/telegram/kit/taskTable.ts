/** The read model of tasks in memory. */
import { Effect, Layer, PubSub, Stream } from "effect"
import { TaskId } from "../../../domain/ids.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import { TaskView } from "../../../gateways/telegram/cards/task/taskView.ts"
import { taskRow, tasks } from "../../../projections/models/tasks.ts"
import { wireRow } from "../../../projections/row.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { foldedRows } from "./foldedRows.ts"

/** Calls `folded` after each commit is in the table. */
export const taskTable = (folded: (commit: Commit) => void) =>
  Layer.effect(
    TaskView,
    Effect.gen(function* () {
      const changes = yield* PubSub.unbounded<TaskRow>()
      const rows = yield* foldedRows(
        tasks,
        Effect.fnUntraced(function* (commit, changed) {
          for (const { id, seq, values } of changed) yield* PubSub.publish(changes, rowOf(id, seq, values))
          folded(commit)
        })
      )
      return TaskView.of({
        get: (id) =>
          Effect.sync(() => {
            const row = rows.get(id)
            return row === undefined ? null : rowOf(id, Number(row["seq"]), row)
          }),
        changedAfter: (after) =>
          Effect.sync(() => {
            const seqs = [...rows].map(([id, row]) => ({ task: TaskId.make(id), seq: Number(row["seq"]) }))
            return {
              tasks: seqs.flatMap(({ task, seq }) => (seq > after ? [task] : [])),
              seq: Math.max(0, ...seqs.map(({ seq }) => seq))
            }
          }),
        changes: Stream.fromPubSub(changes)
      })
    })
  )

const rowOf = (id: string, seq: number, values: object): TaskRow => wireRow(taskRow, { ...values, id, seq })

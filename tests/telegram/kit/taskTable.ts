/** The read model of tasks in memory: the product's projection and fold, without a database. */
import { Effect, Layer, PubSub, Stream } from "effect"
import { TaskId } from "../../../domain/ids.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import { TaskView } from "../../../gateways/telegram/cards/task/taskView.ts"
import { taskRow, tasks } from "../../../projections/models/tasks.ts"
import { anyProjection } from "../../../projections/projection.ts"
import { wireRow } from "../../../projections/row.ts"
import { emptyState, fold } from "../../../projections/runner/fold/fold.ts"
import { type Commit, isReadable } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/ports/feed.ts"

/** Calls `folded` after each commit is in the table. */
export const taskTable = (folded: (commit: Commit) => void) =>
  Layer.effect(
    TaskView,
    Effect.gen(function* () {
      const feed = yield* Feed
      const changes = yield* PubSub.unbounded<TaskRow>()
      const rows = new Map<string, Readonly<Record<string, unknown>>>()
      const projection = anyProjection(tasks)
      let state = emptyState

      yield* feed.commits({ after: 0 }).pipe(
        Stream.filter(isReadable),
        Stream.runForEach(
          Effect.fnUntraced(function* (commit) {
            const after = fold(projection, state, rows, [commit])
            state = after.state
            for (const { id, seq, values } of after.rows.values()) {
              if (values === null) continue
              rows.set(id, { ...values, seq })
              yield* PubSub.publish(changes, rowOf(id, seq, values))
            }
            folded(commit)
          })
        ),
        Effect.forkScoped
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

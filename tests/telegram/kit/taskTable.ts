/** The read models that the bot needs, in memory: the product's projections and fold, without a database. */
import { Effect, Layer, PubSub, Stream } from "effect"
import { TaskId } from "../../../domain/ids.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import { TaskView } from "../../../gateways/telegram/cards/task/taskView.ts"
import { TeamDirectory } from "../../../gateways/telegram/people/teamDirectory.ts"
import { makeTeamDirectory } from "../../../ops/parts/bot/teamDirectory.ts"
import { topicRow, topics } from "../../../projections/models/knowledge/topics.ts"
import { people, personRow } from "../../../projections/models/people.ts"
import { taskRow, tasks } from "../../../projections/models/tasks.ts"
import { type AnyProjection, anyProjection } from "../../../projections/projection.ts"
import { wireRow } from "../../../projections/row.ts"
import { emptyState, fold } from "../../../projections/runner/fold/fold.ts"
import { type Commit, isReadable } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/ports/feed.ts"

type StoredRow = Readonly<Record<string, unknown>>

/** The rows of one projection. `add` returns the rows that a commit has changed. */
const makeTable = (projection: AnyProjection) => {
  const rows = new Map<string, StoredRow>()
  let state = emptyState
  return {
    rows,
    add: (commit: Commit): ReadonlyArray<StoredRow> => {
      const after = fold(projection, state, rows, [commit])
      state = after.state
      return [...after.rows.values()].flatMap(({ id, seq, values }) => {
        if (values === null) return []
        const row = { ...values, id, seq }
        rows.set(id, row)
        return [row]
      })
    }
  }
}

/** Calls `folded` after each commit is in the tables. */
export const taskTable = (folded: (commit: Commit) => void) =>
  Layer.effectContext(
    Effect.gen(function* () {
      const feed = yield* Feed
      const changes = yield* PubSub.unbounded<TaskRow>()
      const table = makeTable(anyProjection(tasks))
      const named = { people: makeTable(anyProjection(people)), topics: makeTable(anyProjection(topics)) }

      yield* feed.commits({ after: 0 }).pipe(
        Stream.filter(isReadable),
        Stream.runForEach(
          Effect.fnUntraced(function* (commit) {
            named.people.add(commit)
            named.topics.add(commit)
            for (const row of table.add(commit)) yield* PubSub.publish(changes, rowOf(row))
            folded(commit)
          })
        ),
        Effect.forkScoped
      )
      const directory = yield* makeTeamDirectory({
        people: Effect.sync(() => [...named.people.rows.values()].map((row) => wireRow(personRow, row))),
        closed: (ids) => Effect.sync(() => knownOf(named.people.rows, ids)),
        topics: (audiences) =>
          Effect.sync(() =>
            [...named.topics.rows.values()]
              .map((row) => wireRow(topicRow, row))
              .filter(({ status, audience }) => status === "standing" && audiences.includes(audience))
          )
      })
      const view = TaskView.of({
        get: (id) =>
          Effect.sync(() => {
            const row = table.rows.get(id)
            return row === undefined ? null : rowOf(row)
          }),
        changedAfter: (after) =>
          Effect.sync(() => {
            const seqs = [...table.rows].map(([id, row]) => ({ task: TaskId.make(id), seq: Number(row["seq"]) }))
            return {
              tasks: seqs.flatMap(({ task, seq }) => (seq > after ? [task] : [])),
              seq: Math.max(0, ...seqs.map(({ seq }) => seq))
            }
          }),
        changes: Stream.fromPubSub(changes)
      })
      return Layer.succeed(TaskView, view).pipe(Layer.merge(Layer.succeed(TeamDirectory, directory)))
    }).pipe(Effect.flatMap(Layer.build))
  )

const rowOf = (row: StoredRow): TaskRow => wireRow(taskRow, row)

const knownOf = (rows: ReadonlyMap<string, StoredRow>, ids: ReadonlyArray<string>) =>
  new Map(
    ids.flatMap((id) => {
      const known = (rows.get(id)?.["known"] ?? []) as ReadonlyArray<string>
      return known.includes("team") ? [] : [[id, known] as const]
    })
  )

/** Implements the bot's port `TaskQueries` on the read models. */
import { Effect, Layer } from "effect"
import { isUndoable } from "../../../../commands/tasks/undoLast.ts"
import { TaskId } from "../../../../domain/ids.ts"
import type { TaskRow } from "../../../../gateways/contract.ts"
import { ViewUnavailable } from "../../../../gateways/telegram/cards/task/taskView.ts"
import { TaskQueries } from "../../../../gateways/telegram/handlers/queries/taskQueries.ts"
import { Reads } from "../../../../projections/reads/reads.ts"
import { Search } from "../../../../projections/search/search.ts"
import { partsOf, type Subject, subjectOf } from "../../../../streams/commit/subjects.ts"

/** The newest events of a person among which the last change is looked for. */
const mostEvents = 50

/** The tasks of one status that are read for a person. */
const mostOfStatus = 50

const unavailable = Effect.mapError((cause: unknown) => new ViewUnavailable({ cause }))

export const taskQueries = Layer.effect(
  TaskQueries,
  Effect.gen(function* () {
    const reads = yield* Reads
    const search = yield* Search
    return TaskQueries.of({
      unfinishedOf: (audiences, person) => {
        const own = audiences.filter((audience) => person.some((actor) => String(audience) === actor))
        return Effect.forEach(["in-progress", "open"] as const, (status) =>
          Effect.all([
            reads.tasks(audiences, { status, assignee: person }, mostOfStatus),
            own.length === 0 ? Effect.succeed({ items: [] }) : reads.tasks(own, { status }, mostOfStatus)
          ])
        ).pipe(
          Effect.map((pages) =>
            eachOnce(
              pages
                .flat()
                .flatMap(({ items }) => items)
                .filter(isOf(person))
            )
          ),
          unavailable
        )
      },
      numbered: (audiences, number) => unavailable(reads.task(audiences, { number })),
      find: (audiences, words, limit) =>
        search.find(audiences, words, limit, { kinds: ["task"] }).pipe(
          Effect.flatMap(({ hits }) => Effect.forEach(hits, ({ id }) => reads.task(audiences, { id }))),
          Effect.map((rows) => rows.filter((row) => row !== null)),
          unavailable
        ),
      history: ({ id, audience }, limit) =>
        reads.history({ subject: subjectOf("task", id), audience }, limit).pipe(
          Effect.map(({ items }) => items),
          unavailable
        ),
      lastChangedBy: (audiences, actors) =>
        reads.audit(audiences, { actors, kind: "task" }, mostEvents, undefined, null).pipe(
          Effect.map(({ items }) => lastChangesIn(items)),
          unavailable
        )
    })
  })
)

const isOf =
  (person: ReadonlyArray<string>) =>
  ({ assignee }: Pick<TaskRow, "assignee">) =>
    assignee === null || person.includes(assignee)
const eachOnce = (rows: ReadonlyArray<TaskRow>) => [...new Map(rows.map((row) => [row.id, row])).values()]

const mostTasks = 10

/** The tasks of the newest changes, each once. A comment is no change: an undo after it would take back an older change of that task. */
export const lastChangesIn = (
  items: ReadonlyArray<{ readonly subject: string; readonly event: string }>
): ReadonlyArray<TaskId> => {
  const ids = items.filter(({ event }) => isUndoable(event)).map(({ subject }) => partsOf(subject as Subject).id)
  return [...new Set(ids)].slice(0, mostTasks).map((id) => TaskId.make(id))
}

/** The read models that the bot needs, in memory: the product's projections and fold, without a database. */
import { Effect, Layer, PubSub, Stream } from "effect"
import { ProposalId, TaskId } from "../../../domain/ids.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import { TaskView } from "../../../gateways/telegram/cards/task/taskView.ts"
import { TaskQueries } from "../../../gateways/telegram/handlers/queries/taskQueries.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { LikeTasks } from "../../../gateways/telegram/cards/task/likeTasks.ts"
import { ngramHash } from "../../../models/language/text/ngramHash.ts"
import { isOpenOther, leastLike, textOfTask } from "../../../ops/parts/bot/reads/likeTasks.ts"
import { ProposalView } from "../../../gateways/telegram/proposals/proposalView.ts"
import { TeamDirectory } from "../../../gateways/telegram/cards/task/teamDirectory.ts"
import { makeTeamDirectory } from "../../../ops/parts/bot/reads/teamDirectory.ts"
import { topicRow, topics } from "../../../projections/models/knowledge/topics.ts"
import { proposalRow, proposals } from "../../../projections/models/knowledge/proposals.ts"
import { people, personRow } from "../../../projections/models/people.ts"
import { taskRow, tasks } from "../../../projections/models/tasks.ts"
import { wireRow } from "../../../projections/row.ts"
import { type Commit, isReadable } from "../../../streams/commit/envelope.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { makeTable, type StoredRow } from "./foldedRows.ts"

/** The answers to commands, from the rows and the commits of tasks. */
const queriesOf = (rows: ReadonlyMap<string, StoredRow>, commits: ReadonlyArray<Commit>) => {
  const seen = (audiences: ReadonlyArray<string>) =>
    [...rows.values()].map(rowOf).filter(({ audience }) => audiences.includes(audience))
  return TaskQueries.of({
    unfinishedOf: (audiences, person) =>
      Effect.sync(() =>
        seen(audiences).filter(
          ({ status, assignee, audience }) =>
            (status === "open" || status === "in-progress") &&
            (assignee === null ? person.some((actor) => String(actor) === audience) : person.includes(assignee))
        )
      ),
    numbered: (audiences, number) => Effect.sync(() => seen(audiences).find((row) => row.number === number) ?? null),
    find: (audiences, words, limit) =>
      Effect.sync(() =>
        seen(audiences)
          .filter(({ title }) => title.toLowerCase().includes(words.toLowerCase()))
          .slice(0, limit)
      ),
    history: ({ id }, limit) =>
      Effect.sync(() =>
        commits
          .filter(({ subject }) => subject === subjectOf("task", id))
          .flatMap(({ events, actor, at }) => events.map(({ _tag }) => ({ event: _tag, actor, at })))
          .slice(-limit)
      ),
    lastChangedBy: (audiences, person) =>
      Effect.sync(() => {
        const ids = seen(audiences).map(({ id }) => id)
        const changed = commits
          .filter(({ actor }) => person.includes(actor))
          .flatMap(({ subject }) => ids.find((id) => subjectOf("task", id) === subject) ?? [])
        return [...new Set(changed.toReversed())]
      })
  })
}

/** Calls `folded` after each commit is in the tables. */
export const taskTable = (folded: (commit: Commit) => void) =>
  Layer.effectContext(
    Effect.gen(function* () {
      const feed = yield* Feed
      const changes = yield* PubSub.unbounded<TaskRow>()
      const commits: Array<Commit> = []
      const table = makeTable(tasks)
      const named = { people: makeTable(people), topics: makeTable(topics) }
      const proposed = makeTable(proposals)
      const decisions = yield* PubSub.unbounded<ProposalId>()

      yield* feed.commits({ after: 0 }).pipe(
        Stream.filter(isReadable),
        Stream.runForEach(
          Effect.fnUntraced(function* (commit) {
            named.people.add(commit)
            named.topics.add(commit)
            for (const row of table.add(commit)) yield* PubSub.publish(changes, rowOf(row))
            for (const { id } of proposed.add(commit)) yield* PubSub.publish(decisions, ProposalId.make(String(id)))
            commits.push(commit)
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
      return Layer.mergeAll(
        Layer.succeed(TaskView, taskViewOf(table.rows, Stream.fromPubSub(changes))),
        Layer.succeed(ProposalView, proposalViewOf(proposed.rows, Stream.fromPubSub(decisions))),
        Layer.succeed(LikeTasks, likeTasksOf(table.rows)),
        Layer.succeed(TeamDirectory, directory),
        Layer.succeed(TaskQueries, queriesOf(table.rows, commits))
      )
    }).pipe(Effect.flatMap(Layer.build))
  )

const taskViewOf = (rows: ReadonlyMap<string, StoredRow>, changes: Stream.Stream<TaskRow>) =>
  TaskView.of({
    get: (id) =>
      Effect.sync(() => {
        const row = rows.get(id)
        return row === undefined ? null : rowOf(row)
      }),
    changedAfter: (after) =>
      Effect.sync(() => {
        const seqs = [...rows].map(([id, row]) => ({ task: TaskId.make(id), seq: Number(row["seq"]) }))
        return {
          tasks: seqs.flatMap(({ task, seq }) => (seq > after ? [task] : [])),
          seq: Math.max(0, ...seqs.map(({ seq }) => seq))
        }
      }),
    changes
  })

const proposalViewOf = (rows: ReadonlyMap<string, StoredRow>, changes: Stream.Stream<ProposalId>) => {
  const all = () => [...rows.values()].map((row) => wireRow(proposalRow, row))
  return ProposalView.of({
    get: (proposal, audience) =>
      Effect.sync(() => all().find((row) => row.id === proposal && row.audience === audience) ?? null),
    waiting: (audience, limit) =>
      Effect.sync(() =>
        all()
          .filter((row) => row.audience === audience && row.draft.kind === "task" && row.status === "open")
          .toSorted((a, b) => a.proposedAt.localeCompare(b.proposedAt) || a.id.localeCompare(b.id))
          .slice(0, limit)
      ),
    changes
  })
}

/** The built-in vectors and thresholds of the product, without an index. The vector of a text is computed once. */
const likeTasksOf = (rows: ReadonlyMap<string, StoredRow>) => {
  const vectors = new Map<string, Float32Array>()
  const vectorOf = (text: string) => {
    const vector = vectors.get(text) ?? ngramHash(text)
    vectors.set(text, vector)
    return vector
  }
  return LikeTasks.of({
    likeOf: (task) =>
      Effect.sync(() => {
        const own = vectorOf(textOfTask(task))
        const [best] = [...rows]
          .map(([id, row]) => ({ row, id, status: String(row["status"]) }))
          .filter((each) => each.row["audience"] === task.audience && isOpenOther(task.id)(each))
          .map(({ id, row }) => ({
            id: TaskId.make(id),
            cosine: dot(own, vectorOf(`${String(row["title"])} ${String(row["description"])}`))
          }))
          .toSorted((a, b) => b.cosine - a.cosine)
        return best !== undefined && best.cosine >= leastLike.likeness ? best.id : null
      })
  })
}
const dot = (a: Float32Array, b: Float32Array) => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

const rowOf = (row: StoredRow): TaskRow => wireRow(taskRow, row)

const knownOf = (rows: ReadonlyMap<string, StoredRow>, ids: ReadonlyArray<string>) =>
  new Map(
    ids.flatMap((id) => {
      const known = (rows.get(id)?.["known"] ?? []) as ReadonlyArray<string>
      return known.includes("team") ? [] : [[id, known] as const]
    })
  )

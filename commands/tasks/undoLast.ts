/** Takes back the last change that a person made to a task. */
import { Effect, Schema } from "effect"
import { type ActorId, isReactor } from "../../domain/ids.ts"
import { inverseOf } from "./inverse.ts"
import { Command, Event, TaskRefused } from "../../domain/task/task.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { commandIdsOf, type Request } from "../commandBus.ts"
import { loadFromLog, stateIn } from "../knowledge/loadFromLog.ts"
import { Principals } from "../principals.ts"
import { sendOnce } from "../sendOnce.ts"

/**
 * `undone`, `isOld`: an earlier delivery of this request has undone it, and the task was changed since. `changed`: `by` has changed
 * the task since. `nothing`: no change of this person can be taken back.
 */
export type UndoOutcome =
  | { readonly is: "undone"; readonly seq: number; readonly isOld: boolean }
  | { readonly is: "changed"; readonly by: ActorId }
  | { readonly is: "nothing" }

/**
 * Sends the inverse of the person's last change, if no other person has changed the task since. Changes of a machine do not count:
 * they never change a field that a person has set. `request.key` must come from the event that asks for it.
 *
 * Fails with `TaskRefused` (`not-found`) when the actor may not see the task.
 */
export const undoLast = Effect.fnUntraced(function* (request: Request, id: string) {
  const principals = yield* Principals
  const { now, commits } = yield* loadFromLog(request.actor, "task", id)
  if (now === null) return yield* new TaskRefused({ because: "not-found" })
  const last = commits.findLastIndex((commit) => !isReactor(commit.actor) && changesOf(commit).length > 0)
  const commit = commits[last]
  const repeated = handled(request, commits)
  if (repeated !== undefined)
    return { is: "undone", seq: repeated.seq, isOld: repeated !== commit } satisfies UndoOutcome
  if (commit === undefined) return { is: "nothing" } satisfies UndoOutcome
  if (principals.survivorOf(commit.actor) !== principals.survivorOf(request.actor))
    return { is: "changed", by: commit.actor } satisfies UndoOutcome
  const before = stateIn("task", commits.slice(0, last))
  const event = changesOf(commit)[0]
  const command = event === undefined ? null : inverseOf(event, before.is === "absent" ? null : before)
  if (command === null) return { is: "nothing" } satisfies UndoOutcome
  return yield* sendOnce(request, { subject: subjectOf("task", id), command }).pipe(
    Effect.map(({ seq }): UndoOutcome => ({ is: "undone", seq, isOld: false })),
    // The former assignee is not on the team any more.
    Effect.catchTag("NoSuchPerson", () => Effect.succeed<UndoOutcome>({ is: "nothing" }))
  )
})

/**
 * The commit of an earlier delivery of this request. The id of a command contains its tag, so without this look a repeated undo would
 * take back its own change.
 */
const handled = (request: Request, commits: ReadonlyArray<Commit>) => {
  const ids = Object.keys(Command.cases).flatMap((tag) => commandIdsOf(request, tag))
  return commits.find(({ command }) => ids.includes(command))
}

/** The first of these tasks on which this request has undone something; null for none. */
export const undoneBy = Effect.fnUntraced(function* (request: Request, ids: ReadonlyArray<string>) {
  for (const id of ids)
    if (handled(request, (yield* loadFromLog(request.actor, "task", id)).commits) !== undefined) return id
  return null
})

/** Comments are not changes of the task: their authors edit and delete them. */
export const isUndoable = (event: string): boolean => !event.startsWith("Comment") && event !== "TaskCommented"

const changesOf = ({ events }: Commit): ReadonlyArray<Event> =>
  events.filter(Schema.is(Event)).filter(({ _tag }) => isUndoable(_tag))

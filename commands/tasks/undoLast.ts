/** Takes back the last change that a person made to a task. */
import { Effect, Schema } from "effect"
import { type ActorId, isReactor } from "../../domain/ids.ts"
import { overlaps } from "./changedFields.ts"
import { inverseOf, textAuthorsAfter } from "./inverse.ts"
import { TaskRefused } from "../../domain/task/rules/decision.ts"
import { Command, Event } from "../../domain/task/task.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { commandIdsOf, type Request } from "../commandBus.ts"
import { loadFromLog, stateIn } from "../knowledge/loadFromLog.ts"
import { Principals } from "../principals.ts"
import { sendOnce } from "../sendOnce.ts"

/**
 * `undone`: `event` is the change that was taken back. `isOld`: an earlier delivery of this request has undone it, and the task was
 * changed since. `title`: the restored title, because the tables may have the former one still; null for another field. `erased`: the
 * former text was erased with the data of its author. `changed`: another person, `by`, has changed the same field after the change at the position `at`, so nothing was
 * undone. `nothing`: no change of this person can be taken back.
 */
export type UndoOutcome =
  | {
      readonly is: "undone"
      readonly seq: number
      readonly isOld: boolean
      readonly event: Event["_tag"]
      readonly title: string | null
    }
  | { readonly is: "erased" }
  | { readonly is: "changed"; readonly by: ActorId; readonly at: number; readonly event: Event["_tag"] }
  | { readonly is: "nothing" }

/** Most repeated decisions of one undo, when the task changes at the same moment. */
const mostRaces = 5

interface UndoOptions {
  /** Takes back the change at this position even if another person has changed the same field since. It must be the person's last change. */
  readonly overwrites?: number
}

/**
 * Sends the inverse of the person's last change. If another person has changed the same field since, it sends nothing. Changes of a
 * machine do not count: they never change a field that a person has set. The command names the position that it was decided on, so a
 * change that comes at the same moment is not overwritten. `request.key` must come from the event that asks for it.
 *
 * Fails with `TaskRefused` (`not-found`) when the actor may not see the task.
 */
export const undoLast = (request: Request, id: string, options: UndoOptions = {}) =>
  attempt(request, id, options).pipe(
    Effect.retry({ times: mostRaces, while: ({ _tag }) => _tag === "MovedSince" }),
    // The former assignee is not on the team any more.
    Effect.catchTag("NoSuchPerson", () => Effect.succeed<UndoOutcome>({ is: "nothing" }))
  )

const attempt = Effect.fnUntraced(function* (request: Request, id: string, { overwrites }: UndoOptions) {
  const { survivorOf } = yield* Principals
  const { now, seq, commits } = yield* loadFromLog(request.actor, "task", id)
  if (now === null) return yield* new TaskRefused({ because: "not-found" })
  const isOwn = ({ actor }: Commit) => survivorOf(actor) === survivorOf(request.actor)
  const repeated = handled(request, commits)
  const before = repeated === undefined ? commits : commits.slice(0, commits.indexOf(repeated))
  const last = before.findLastIndex((commit) => isOwn(commit) && changesOf(commit).length > 0)
  const [commit, later] = [before[last], commits.slice(last + 1)]
  const event = commit === undefined ? undefined : changesOf(commit)[0]
  if (commit === undefined || event === undefined) return { is: "nothing" } satisfies UndoOutcome
  if (repeated !== undefined) {
    const isOld = commits.findLast(isOfPerson) !== repeated
    return { is: "undone", seq: repeated.seq, isOld, event: event._tag, title: titleIn(repeated) } satisfies UndoOutcome
  }
  if (overwrites !== undefined && overwrites !== commit.seq) return { is: "nothing" } satisfies UndoOutcome
  const command = inverseOf(event, taskAfter(commits.slice(0, last)))
  if (command === "none") return { is: "nothing" } satisfies UndoOutcome
  if (command === "erased") return { is: "erased" } satisfies UndoOutcome
  const other = later.findLast(
    (each) => isOfPerson(each) && changesOf(each).some(({ _tag }) => overlaps(event._tag, _tag))
  )
  if (other !== undefined && overwrites === undefined)
    return { is: "changed", by: other.actor, at: commit.seq, event: event._tag } satisfies UndoOutcome
  const receipt = yield* sendOnce(request, { subject: subjectOf("task", id), command, expected: seq })
  const title = command._tag === "RetitleTask" ? command.title : null
  return { is: "undone", seq: receipt.seq, isOld: false, event: event._tag, title } satisfies UndoOutcome
})

/** Null before the creation of the task. */
const taskAfter = (commits: ReadonlyArray<Commit>) => {
  const task = stateIn("task", commits)
  const authors = textAuthorsAfter(commits.flatMap(({ events }) => events).filter(Schema.is(Event)))
  return task.is === "absent" || authors === null ? null : { task, ...authors }
}

const titleIn = ({ events }: Commit): string | null =>
  events.flatMap((event) => (event._tag === "TaskRetitled" ? [event.title] : [])).at(0) ?? null

const isOfPerson = (commit: Commit) => !isReactor(commit.actor) && changesOf(commit).length > 0

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

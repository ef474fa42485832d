/** The refusals of a task, and the rules that the decisions on several commands share. Pure. */
import { Result, Schema } from "effect"
import { isOutdated, TextVersions } from "../../text/versions.ts"
import type { Status } from "../../values.ts"
import type { CommentChange } from "./comments.ts"

export class TaskRefused extends Schema.TaggedError<TaskRefused>()("TaskRefused", {
  because: Schema.Literals([
    "not-found",
    "already-exists",
    "already-done",
    "already-cancelled",
    "comment-exists",
    "no-comment",
    "used-since",
    "itself",
    "changed-meanwhile"
  ]),
  /** Only with the reason `changed-meanwhile`. */
  versions: Schema.optionalKey(TextVersions)
}) {}

interface HasStatus {
  readonly status: Status
}

/** The events of a command, or its refusal. */
export type TaskDecision<E> = Result.Result<ReadonlyArray<E>, TaskRefused>

export const isFinished = ({ status }: HasStatus) => status === "done" || status === "cancelled"

/** A finished task must be reopened first, so that a mistaken press cannot cancel completed work. */
export const moved = <const E>(state: HasStatus, to: Status, event: E): TaskDecision<E> =>
  state.status === to ? record() : ifUnfinished(state, event)

export const ifUnfinished = <const E>(state: HasStatus, event: E): TaskDecision<E> => {
  if (state.status === "done") return refuse("already-done")
  return state.status === "cancelled" ? refuse("already-cancelled") : record(event)
}

/** An edit that changes nothing is never a conflict. */
export const edited = <const E>(seen: number | undefined, now: TextVersions, event: E): TaskDecision<E> => {
  if (now.current === now.yours) return record()
  return isOutdated(seen, now.revision)
    ? Result.fail(new TaskRefused({ because: "changed-meanwhile", versions: now }))
    : record(event)
}

export const onComment = <const E>(change: CommentChange, event: E): TaskDecision<E> => {
  if (change.is === "missing") return refuse("no-comment")
  if (change.is === "conflict")
    return Result.fail(new TaskRefused({ because: "changed-meanwhile", versions: change.versions }))
  return unless(change.is === "holds", event)
}

export const unless = <const E>(holds: boolean, event: E): TaskDecision<E> => (holds ? record() : record(event))
export const record = <const E = never>(...events: ReadonlyArray<E>): TaskDecision<E> => Result.succeed(events)
export const refuse = (because: TaskRefused["because"]): TaskDecision<never> =>
  Result.fail(new TaskRefused({ because }))

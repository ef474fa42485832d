/** A piece of work. It exists from the moment somebody says so; a machine may only fill what no person has spoken about. */
import { Result, Schema } from "effect"
import type { Decider } from "../decider.ts"
import { Command, Event } from "./events.ts"
import { evolve, is, type Present, spoke, type State } from "./state.ts"
import type { Status } from "../values.ts"

export { Command, Event }
export type { State }

export class TaskRefused extends Schema.TaggedError<TaskRefused>()("TaskRefused", {
  because: Schema.Literals([
    "not-found",
    "already-exists",
    "already-done",
    "already-cancelled",
    "not-finished",
    "comment-exists",
    "used-since",
    "itself"
  ])
}) {}

export const task: Decider<State, Command, Event, TaskRefused> = {
  initial: { is: "absent" },

  decide: (command, state) =>
    command._tag === "CreateTask"
      ? create(command, state)
      : state.is === "absent"
        ? refuse("not-found")
        : Command.match(command, {
            CreateTask: (again) => create(again, state),
            ClassifyTask: ({ _tag: _, ...found }) =>
              state.classification === "pending" || state.classification === "failed"
                ? record({ _tag: "TaskClassified", ...found })
                : record(),
            FailClassification: ({ reason }) =>
              state.classification === "pending" ? record({ _tag: "ClassificationFailed", reason }) : record(),
            CorrectClassification: ({ category, priority }) =>
              unless(
                state.category === category &&
                  state.priority === priority &&
                  spoke(state, "category") &&
                  spoke(state, "priority"),
                { _tag: "ClassificationCorrected", category, priority }
              ),
            RetitleTask: ({ title, wordsOf }) =>
              unless(state.title === title, { _tag: "TaskRetitled", wordsOf, title }),
            DescribeTask: ({ description, wordsOf }) =>
              unless(state.description === description, { _tag: "TaskDescribed", wordsOf, description }),
            PrioritiseTask: ({ priority }) =>
              unless(state.priority === priority && spoke(state, "priority"), { _tag: "TaskPrioritised", priority }),
            AssignTask: ({ assignee }) =>
              unless(state.assignee === assignee && spoke(state, "assignee"), { _tag: "TaskAssigned", assignee }),
            ScheduleTask: ({ due }) => unless(state.due === due && spoke(state, "due"), { _tag: "TaskScheduled", due }),
            StartTask: () => moved(state, "in-progress", { _tag: "TaskStarted" }),
            CompleteTask: () => moved(state, "done", { _tag: "TaskCompleted" }),
            CancelTask: () => moved(state, "cancelled", { _tag: "TaskCancelled" }),
            ReopenTask: () =>
              state.status === "open"
                ? record()
                : state.status === "in-progress"
                  ? refuse("not-finished")
                  : record({ _tag: "TaskReopened" }),
            CommentTask: ({ comment, text, wordsOf }) =>
              state.comments.includes(comment)
                ? refuse("comment-exists")
                : record({ _tag: "TaskCommented", wordsOf, comment, text }),
            ShareTask: () => unless(state.audience === "team", { _tag: "TaskShared" }),
            LinkTask: ({ relation, to }) =>
              unless(state.links.some(is({ relation, to })), { _tag: "TaskLinked", relation, to }),
            UnlinkTask: ({ relation, to }) =>
              unless(!state.links.some(is({ relation, to })), { _tag: "TaskUnlinked", relation, to }),
            AddTaskTopic: ({ topic }) => unless(state.topics.includes(topic), { _tag: "TaskTopicAdded", topic }),
            AddTaskEvidence: ({ proposal, atoms }) =>
              unless(state.merged.includes(proposal), { _tag: "TaskEvidenceAdded", proposal, atoms }),
            WithdrawTaskEvidence: ({ proposal }) =>
              unless(!state.merged.includes(proposal), { _tag: "TaskEvidenceWithdrawn", proposal }),
            WithdrawTask: () =>
              state.withdrawn
                ? record()
                : state.touched || state.merged.length > 0
                  ? refuse("used-since")
                  : record({ _tag: "TaskWithdrawn" }),
            RestoreTask: (now) =>
              state.withdrawn
                ? record(...differences(state, now), { _tag: "TaskRestored", ...knowledgeOf(now) })
                : record()
          }),

  evolve
}

type Create = Extract<Command, { readonly _tag: "CreateTask" }>
type Restore = Extract<Command, { readonly _tag: "RestoreTask" }>

const create = ({ _tag: _, ...asked }: Create, state: State): Decision =>
  state.is === "absent" ? record({ _tag: "TaskCreated", ...asked }) : refuse("already-exists")

// Written before it is restored: what a second approval changes is no work that somebody did.
const differences = (was: Present, now: Restore): ReadonlyArray<Event> => {
  const { wordsOf, title, description, category, priority, assignee, due } = now
  return [
    ...(was.title === title ? [] : [{ _tag: "TaskRetitled", wordsOf, title } as const]),
    ...(was.description === description ? [] : [{ _tag: "TaskDescribed", wordsOf, description } as const]),
    ...(was.category === category && was.priority === priority
      ? []
      : [{ _tag: "ClassificationCorrected", category, priority } as const]),
    ...(was.assignee === assignee ? [] : [{ _tag: "TaskAssigned", assignee } as const]),
    ...(was.due === due ? [] : [{ _tag: "TaskScheduled", due } as const])
  ]
}

const knowledgeOf = ({ atoms, topics }: Restore) => ({
  ...(atoms === undefined ? {} : { atoms }),
  ...(topics === undefined ? {} : { topics })
})

// What is finished is reopened first: nobody cancels what is done by a slip of the finger.
const moved = (state: Present, to: Status, event: Event): Decision => {
  if (state.status === to) return record()
  if (state.status === "done") return refuse("already-done")
  return state.status === "cancelled" ? refuse("already-cancelled") : record(event)
}

const unless = (holds: boolean, event: Event): Decision => (holds ? record() : record(event))
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: TaskRefused["because"]): Decision => Result.fail(new TaskRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, TaskRefused>

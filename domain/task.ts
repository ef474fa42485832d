/** A piece of work. It exists from the moment somebody says so; a machine may only fill what no person has spoken about. */
import { Result, Schema } from "effect"
import type { Decider } from "./decider.ts"
import { ActorId, CommentId, MessageId } from "./ids.ts"
import { personal } from "./personal.ts"
import { line, notBlank, prose } from "./text.ts"
import { Audience, Band, Category, Due, ModelRecord, Priority, Source, type Status } from "./values.ts"

/** UTF-16 units. */
export const titleLength = 300
export const descriptionLength = 20_000
export const Title = line(titleLength)
export const Description = prose(descriptionLength)
export const Comment = prose(10_000).check(notBlank)

const words = { wordsOf: ActorId }
const created = {
  ...words,
  title: Title.pipe(personal("wordsOf")),
  description: Description.pipe(personal("wordsOf")),
  audience: Audience,
  message: Schema.NullOr(MessageId),
  /** How it came in; the dashboard when nothing is said. */
  source: Schema.optionalKey(Source),
  priority: Schema.NullOr(Priority),
  category: Schema.NullOr(Category),
  assignee: Schema.NullOr(ActorId),
  due: Schema.NullOr(Due)
}
const classification = {
  category: Category,
  priority: Priority,
  due: Schema.NullOr(Due),
  /** A suggestion until a person assigns. */
  assignee: Schema.NullOr(ActorId),
  band: Band,
  model: ModelRecord
}

export const Command = Schema.TaggedUnion({
  CreateTask: created,
  ClassifyTask: classification,
  FailClassification: { reason: Schema.NonEmptyString },
  CorrectClassification: { category: Category, priority: Priority },
  RetitleTask: { ...words, title: Title },
  DescribeTask: { ...words, description: Description },
  PrioritiseTask: { priority: Priority },
  AssignTask: { assignee: Schema.NullOr(ActorId) },
  ScheduleTask: { due: Schema.NullOr(Due) },
  StartTask: {},
  CompleteTask: {},
  ReopenTask: {},
  CancelTask: {},
  CommentTask: { ...words, comment: CommentId, text: Comment },
  ShareTask: {}
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  TaskCreated: created,
  TaskClassified: classification,
  ClassificationFailed: { reason: Schema.String },
  ClassificationCorrected: { category: Category, priority: Priority },
  TaskRetitled: { ...words, title: Title.pipe(personal("wordsOf")) },
  TaskDescribed: { ...words, description: Description.pipe(personal("wordsOf")) },
  TaskPrioritised: { priority: Priority },
  TaskAssigned: { assignee: Schema.NullOr(ActorId) },
  TaskScheduled: { due: Schema.NullOr(Due) },
  TaskStarted: {},
  TaskCompleted: {},
  TaskReopened: {},
  TaskCancelled: {},
  TaskCommented: { ...words, comment: CommentId, text: Comment.pipe(personal("wordsOf")) },
  /** Widened from a private audience to the whole team. */
  TaskShared: {}
})
export type Event = typeof Event.Type

interface Present {
  readonly is: "present"
  readonly title: string
  readonly description: string
  readonly audience: Audience
  readonly status: Status
  readonly classification: "pending" | "classified" | "failed" | "corrected"
  readonly category: Category | null
  readonly priority: Priority | null
  readonly assignee: ActorId | null
  readonly due: Due | null
  /** The fields that a person has spoken about: no machine touches them. */
  readonly spoken: ReadonlyArray<Field>
  readonly comments: ReadonlyArray<CommentId>
}
export type State = { readonly is: "absent" } | Present
type Field = "category" | "priority" | "assignee" | "due"

export class TaskRefused extends Schema.TaggedError<TaskRefused>()("TaskRefused", {
  because: Schema.Literals([
    "not-found",
    "already-exists",
    "already-done",
    "already-cancelled",
    "not-finished",
    "comment-exists"
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
            ShareTask: () => unless(state.audience === "team", { _tag: "TaskShared" })
          }),

  evolve: (state, event) =>
    event._tag === "TaskCreated"
      ? begun(event)
      : state.is === "absent"
        ? state
        : Event.match(event, {
            TaskCreated: (first): State => begun(first),
            TaskClassified: ({ category, priority, due, assignee }): State => ({
              ...state,
              classification: "classified",
              category: spoke(state, "category") ? state.category : category,
              priority: spoke(state, "priority") ? state.priority : priority,
              due: spoke(state, "due") ? state.due : due,
              assignee: spoke(state, "assignee") ? state.assignee : assignee
            }),
            ClassificationFailed: (): State => ({ ...state, classification: "failed" }),
            ClassificationCorrected: ({ category, priority }): State => ({
              ...state,
              classification: "corrected",
              category,
              priority,
              spoken: speak(state, "category", "priority")
            }),
            TaskRetitled: ({ title }): State => ({ ...state, title }),
            TaskDescribed: ({ description }): State => ({ ...state, description }),
            TaskPrioritised: ({ priority }): State => ({ ...state, priority, spoken: speak(state, "priority") }),
            TaskAssigned: ({ assignee }): State => ({ ...state, assignee, spoken: speak(state, "assignee") }),
            TaskScheduled: ({ due }): State => ({ ...state, due, spoken: speak(state, "due") }),
            TaskStarted: (): State => ({ ...state, status: "in-progress" }),
            TaskCompleted: (): State => ({ ...state, status: "done" }),
            TaskReopened: (): State => ({ ...state, status: "open" }),
            TaskCancelled: (): State => ({ ...state, status: "cancelled" }),
            TaskCommented: ({ comment }): State => ({ ...state, comments: [...state.comments, comment] }),
            TaskShared: (): State => ({ ...state, audience: Audience.make("team") })
          })
}

type Created = Extract<Event, { readonly _tag: "TaskCreated" }>
type Create = Extract<Command, { readonly _tag: "CreateTask" }>

const create = ({ _tag: _, ...asked }: Create, state: State): Decision =>
  state.is === "absent" ? record({ _tag: "TaskCreated", ...asked }) : refuse("already-exists")

const begun = (event: Created): State => ({
  is: "present",
  title: event.title,
  description: event.description,
  audience: event.audience,
  status: "open",
  classification: "pending",
  category: event.category,
  priority: event.priority,
  assignee: event.assignee,
  due: event.due,
  spoken: (["category", "priority", "assignee", "due"] as const).filter((field) => event[field] !== null),
  comments: []
})

// What is finished is reopened first: nobody cancels what is done by a slip of the finger.
const moved = (state: Present, to: Status, event: Event): Decision => {
  if (state.status === to) return record()
  if (state.status === "done") return refuse("already-done")
  return state.status === "cancelled" ? refuse("already-cancelled") : record(event)
}

const spoke = (state: Present, field: Field) => state.spoken.includes(field)
const speak = (state: Present, ...fields: ReadonlyArray<Field>) => [...new Set([...state.spoken, ...fields])]
const unless = (holds: boolean, event: Event): Decision => (holds ? record() : record(event))
const record = (...events: ReadonlyArray<Event>): Decision => Result.succeed(events)
const refuse = (because: TaskRefused["because"]): Decision => Result.fail(new TaskRefused({ because }))
type Decision = Result.Result<ReadonlyArray<Event>, TaskRefused>

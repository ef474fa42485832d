/** A piece of work. A person creates it; a machine fills only the fields that no person has set. */
import { Schema } from "effect"
import type { Decider } from "../decider.ts"
import { valueOf } from "../growingMap.ts"
import { ActorId, CommentId, ProposalId, TopicId } from "../ids.ts"
import { seenRevision } from "../text/versions.ts"
import { Audience, Category, Day, Due, Priority } from "../values.ts"
import { commentsAfter, editOf, removalOf, restorationOf } from "./rules/comments.ts"
import {
  classification,
  commented,
  commentVia,
  taskCreatedFields,
  described,
  draft,
  reminder,
  taskEvidence,
  taskKnowledge,
  taskLink,
  titled
} from "./fields.ts"
import {
  edited,
  ifUnfinished,
  isFinished,
  moved,
  onComment,
  record,
  refuse,
  type TaskRefused,
  unless,
  type TaskDecision
} from "./rules/decision.ts"
import { filledByMachine, filledByPerson, hasSet } from "./filled.ts"
import { needsReminder, remindedOf } from "./reminders.ts"
import { restored } from "./restored.ts"
import { newTask, sameLink, type TaskPresent } from "./state.ts"
import { touch } from "./rules/work.ts"

export const Command = Schema.TaggedUnion({
  CreateTask: taskCreatedFields,
  ClassifyTask: classification,
  FailClassification: { reason: Schema.NonEmptyString },
  CorrectClassification: { category: Category, priority: Priority },
  /** Refused `changed-meanwhile`, with both versions, when the text no longer has the revision that the person saw. */
  RetitleTask: { ...titled, ...seenRevision },
  /** Refused in the same case as `RetitleTask`. */
  DescribeTask: { ...described, ...seenRevision },
  PrioritiseTask: { priority: Priority },
  AssignTask: { assignee: Schema.NullOr(ActorId) },
  ScheduleTask: { due: Schema.NullOr(Due) },
  /** Hides the task from the lists until this day; null shows it again. */
  SnoozeTask: { until: Schema.NullOr(Day) },
  /** Records once that the date is near or has passed. Records nothing when the task has another date, or is finished. */
  RemindTask: reminder,
  StartTask: {},
  CompleteTask: {},
  ReopenTask: {},
  /** Takes back the end of a task that was in progress: one commit, so that it cannot end half-way. */
  ResumeTask: {},
  CancelTask: {},
  CommentTask: { ...commented, ...commentVia },
  /** Only for the author of the comment: `changeOwnComment`. Refused in the same case as `RetitleTask`. */
  EditComment: { ...commented, ...seenRevision },
  /** Hides the words. Only for the author, as the next one. */
  DeleteComment: { comment: CommentId, ...seenRevision },
  RestoreComment: { comment: CommentId },
  ShareTask: {},
  LinkTask: taskLink,
  UnlinkTask: taskLink,
  AddTaskTopic: { topic: TopicId },
  /** Merges a proposal into the task: its quotes and statements become evidence of the task. */
  AddTaskEvidence: taskEvidence,
  WithdrawTaskEvidence: { proposal: ProposalId },
  /** Reverts a proposal's approval. Refused after a person has worked on the task. */
  WithdrawTask: {},
  RestoreTask: draft
})
export type Command = typeof Command.Type

// These names and shapes are the stored format: add fields as optional, never rename.
export const Event = Schema.TaggedUnion({
  TaskCreated: taskCreatedFields,
  TaskClassified: classification,
  ClassificationFailed: { reason: Schema.String },
  ClassificationCorrected: { category: Category, priority: Priority },
  TaskRetitled: titled,
  TaskDescribed: described,
  TaskPrioritised: { priority: Priority },
  TaskAssigned: { assignee: Schema.NullOr(ActorId) },
  TaskScheduled: { due: Schema.NullOr(Due) },
  TaskSnoozed: { until: Schema.NullOr(Day) },
  TaskReminded: reminder,
  TaskStarted: {},
  TaskCompleted: {},
  TaskReopened: {},
  TaskCancelled: {},
  TaskCommented: { ...commented, ...commentVia },
  CommentEdited: commented,
  /** Its words are hidden until it is restored. */
  CommentDeleted: { comment: CommentId },
  CommentRestored: { comment: CommentId },
  /** The audience was widened from one person to the team. */
  TaskShared: {},
  TaskLinked: taskLink,
  TaskUnlinked: taskLink,
  TaskTopicAdded: { topic: TopicId },
  TaskEvidenceAdded: taskEvidence,
  TaskEvidenceWithdrawn: { proposal: ProposalId },
  /** The approval that made the task was reverted: the task is cancelled, and keeps its number. */
  TaskWithdrawn: {},
  /** The task was approved again, with the knowledge of the second approval's draft. */
  TaskRestored: taskKnowledge
})
export type Event = typeof Event.Type

export type State = { readonly is: "absent" } | TaskPresent
const decide = (command: Command, state: State): TaskDecision<Event> => {
  if (command._tag === "CreateTask") {
    const { _tag: _, ...asked } = command
    return state.is === "absent" ? record({ _tag: "TaskCreated", ...asked }) : refuse("already-exists")
  }
  return state.is === "absent" ? refuse("not-found") : decidePresent(command, state)
}

const decidePresent = (command: Command, state: TaskPresent): TaskDecision<Event> =>
  Command.match(command, {
    CreateTask: () => refuse("already-exists"),
    // The first answer counts. Two deliveries of one request may get different answers, one of them a failure.
    ClassifyTask: ({ _tag: _, ...found }) =>
      unless(state.classification !== "pending", { _tag: "TaskClassified", ...found }),
    FailClassification: ({ reason }) =>
      unless(state.classification !== "pending", { _tag: "ClassificationFailed", reason }),
    CorrectClassification: ({ category, priority }) =>
      unless(hasSet(state, { category, priority }), { _tag: "ClassificationCorrected", category, priority }),
    RetitleTask: ({ title, wordsOf, revision: seen }) => {
      const now = { revision: state.titleRevision, current: state.title, yours: title }
      return edited(seen, now, { _tag: "TaskRetitled", wordsOf, title })
    },
    DescribeTask: ({ description, wordsOf, revision: seen }) => {
      const now = { revision: state.descriptionRevision, current: state.description, yours: description }
      return edited(seen, now, { _tag: "TaskDescribed", wordsOf, description })
    },
    PrioritiseTask: ({ priority }) => unless(hasSet(state, { priority }), { _tag: "TaskPrioritised", priority }),
    AssignTask: ({ assignee }) => unless(hasSet(state, { assignee }), { _tag: "TaskAssigned", assignee }),
    ScheduleTask: ({ due }) => unless(hasSet(state, { due }), { _tag: "TaskScheduled", due }),
    SnoozeTask: ({ until }) =>
      until === state.snoozedUntil ? record() : ifUnfinished(state, { _tag: "TaskSnoozed", until }),
    RemindTask: ({ due, stage }) => unless(!needsReminder(state, due, stage), { _tag: "TaskReminded", due, stage }),
    StartTask: () => moved(state, "in-progress", started),
    CompleteTask: () => moved(state, "done", { _tag: "TaskCompleted" }),
    CancelTask: () => moved(state, "cancelled", { _tag: "TaskCancelled" }),
    // A started task may be reopened too, because that undoes its start.
    ReopenTask: () => unless(state.status === "open", { _tag: "TaskReopened" }),
    ResumeTask: () =>
      isFinished(state) ? record({ _tag: "TaskReopened" }, started) : moved(state, "in-progress", started),
    CommentTask: ({ _tag: _, ...said }) =>
      valueOf(state.comments, said.comment) === undefined
        ? record({ _tag: "TaskCommented", ...said })
        : refuse("comment-exists"),
    EditComment: ({ _tag: _, revision: seen, ...said }) =>
      onComment(editOf(state.comments, said.comment, said.text, seen), { _tag: "CommentEdited", ...said }),
    DeleteComment: ({ comment, revision: seen }) =>
      onComment(removalOf(state.comments, comment, seen), { _tag: "CommentDeleted", comment }),
    RestoreComment: ({ comment }) =>
      onComment(restorationOf(state.comments, comment), { _tag: "CommentRestored", comment }),
    ShareTask: () => unless(state.audience === "team", { _tag: "TaskShared" }),
    LinkTask: ({ relation, to }) =>
      unless(state.links.some(sameLink({ relation, to })), { _tag: "TaskLinked", relation, to }),
    UnlinkTask: ({ relation, to }) =>
      unless(!state.links.some(sameLink({ relation, to })), { _tag: "TaskUnlinked", relation, to }),
    AddTaskTopic: ({ topic }) => unless(state.topics.includes(topic), { _tag: "TaskTopicAdded", topic }),
    AddTaskEvidence: ({ proposal, atoms }) =>
      unless(state.merged.includes(proposal), { _tag: "TaskEvidenceAdded", proposal, atoms }),
    WithdrawTaskEvidence: ({ proposal }) =>
      unless(!state.merged.includes(proposal), { _tag: "TaskEvidenceWithdrawn", proposal }),
    WithdrawTask: () =>
      isUsed(state) && !state.withdrawn ? refuse("used-since") : unless(state.withdrawn, { _tag: "TaskWithdrawn" }),
    RestoreTask: (draft) => (state.withdrawn ? record(...restored(state, draft)) : record())
  })

const evolve = (state: State, event: Event): State => {
  if (event._tag === "TaskCreated") return newTask(event)
  return state.is === "absent" ? state : touch(evolvePresent(state, event), event)
}

const evolvePresent = (state: TaskPresent, event: Event): TaskPresent =>
  Event.match(event, {
    TaskCreated: (first): TaskPresent => newTask(first),
    TaskClassified: (found): TaskPresent => ({
      ...state,
      classification: "classified",
      ...filledByMachine(state, found)
    }),
    ClassificationFailed: (): TaskPresent => ({ ...state, classification: "failed" }),
    ClassificationCorrected: ({ category, priority }): TaskPresent => ({
      ...state,
      classification: "corrected",
      ...filledByPerson(state, { category, priority })
    }),
    TaskRetitled: ({ title }): TaskPresent => ({ ...state, title, titleRevision: state.titleRevision + 1 }),
    TaskDescribed: ({ description }): TaskPresent => ({
      ...state,
      description,
      descriptionRevision: state.descriptionRevision + 1
    }),
    TaskPrioritised: ({ priority }): TaskPresent => ({ ...state, ...filledByPerson(state, { priority }) }),
    TaskAssigned: ({ assignee }): TaskPresent => ({ ...state, ...filledByPerson(state, { assignee }) }),
    TaskScheduled: ({ due }): TaskPresent => ({ ...state, ...filledByPerson(state, { due }) }),
    TaskSnoozed: ({ until }): TaskPresent => ({ ...state, snoozedUntil: until }),
    TaskReminded: ({ due, stage }): TaskPresent => ({ ...state, reminded: remindedOf(state, due, stage) }),
    TaskStarted: (): TaskPresent => ({ ...state, status: "in-progress", snoozedUntil: null }),
    TaskCompleted: (): TaskPresent => ({ ...state, status: "done", snoozedUntil: null }),
    TaskReopened: (): TaskPresent => ({ ...state, status: "open", withdrawn: false }),
    TaskCancelled: (): TaskPresent => ({ ...state, status: "cancelled", snoozedUntil: null }),
    TaskCommented: (event): TaskPresent => ({ ...state, comments: commentsAfter(state.comments, event) }),
    CommentEdited: (event): TaskPresent => ({ ...state, comments: commentsAfter(state.comments, event) }),
    CommentDeleted: (event): TaskPresent => ({ ...state, comments: commentsAfter(state.comments, event) }),
    CommentRestored: (event): TaskPresent => ({ ...state, comments: commentsAfter(state.comments, event) }),
    TaskShared: (): TaskPresent => ({ ...state, audience: Audience.make("team") }),
    TaskLinked: ({ relation, to }): TaskPresent => ({ ...state, links: [...state.links, { relation, to }] }),
    TaskUnlinked: (link): TaskPresent => ({ ...state, links: state.links.filter((each) => !sameLink(link)(each)) }),
    TaskTopicAdded: ({ topic }): TaskPresent => ({ ...state, topics: [...state.topics, topic] }),
    TaskEvidenceAdded: ({ proposal }): TaskPresent => ({ ...state, merged: [...state.merged, proposal] }),
    TaskEvidenceWithdrawn: ({ proposal }): TaskPresent => ({
      ...state,
      merged: state.merged.filter((each) => each !== proposal)
    }),
    TaskWithdrawn: (): TaskPresent => ({ ...state, status: "cancelled", withdrawn: true, snoozedUntil: null }),
    TaskRestored: ({ topics }): TaskPresent => ({
      ...state,
      status: "open",
      withdrawn: false,
      topics: topics ?? state.topics
    })
  })

export const task: Decider<State, Command, Event, TaskRefused> = { initial: { is: "absent" }, decide, evolve }

const isUsed = (state: TaskPresent) => state.touched || state.merged.length > 0

const started: Event = { _tag: "TaskStarted" }

/** The words of a task: what may be asked of it, and what is recorded. */
import { Schema } from "effect"
import { ActorId, AtomId, CommentId, MessageId, ProposalId, TaskId, TopicId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { line, notBlank, prose } from "../text/text.ts"
import { Audience, Band, Category, Due, ModelRecord, Priority, Source } from "../values.ts"
import { commentLength, descriptionLength, titleLength } from "../text/limits.ts"

export const Title = line(titleLength)
export const Description = prose(descriptionLength)
export const Comment = prose(commentLength).check(notBlank)

const words = { wordsOf: ActorId }
/** What it stands on and is filed under, where that was said. */
const knowledge = {
  atoms: Schema.optionalKey(Schema.Array(AtomId)),
  topics: Schema.optionalKey(Schema.Array(TopicId))
}
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
  due: Schema.NullOr(Due),
  /** The proposal whose approval made it; a person has then decided on all of its fields. */
  proposal: Schema.optionalKey(ProposalId),
  ...knowledge
}
/** What a second approval says: the draft as it is then. */
const content = {
  ...knowledge,
  ...words,
  title: Title,
  description: Description,
  category: Category,
  priority: Priority,
  assignee: Schema.NullOr(ActorId),
  due: Schema.NullOr(Due)
}
/** How a task is tied to another one; to knowledge it is tied by `TaskEvidenceAdded`. */
export const TaskRelation = Schema.Literals(["subtask", "blocks", "duplicate"])
export const taskLink = { relation: TaskRelation, to: TaskId }
const evidence = { proposal: ProposalId, atoms: Schema.Array(AtomId) }
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
  ShareTask: {},
  LinkTask: taskLink,
  UnlinkTask: taskLink,
  AddTaskTopic: { topic: TopicId },
  /** A proposal was merged into it: its quotes and its knowledge stand behind the task too. */
  AddTaskEvidence: evidence,
  WithdrawTaskEvidence: { proposal: ProposalId },
  /** Takes back what a proposal's approval made; refused once somebody worked on it. */
  WithdrawTask: {},
  RestoreTask: content
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
  TaskShared: {},
  TaskLinked: taskLink,
  TaskUnlinked: taskLink,
  TaskTopicAdded: { topic: TopicId },
  TaskEvidenceAdded: evidence,
  TaskEvidenceWithdrawn: { proposal: ProposalId },
  /** The approval that made it was taken back: it is cancelled, and keeps its number. */
  TaskWithdrawn: {},
  /** With the knowledge that the second approval's draft names. */
  TaskRestored: knowledge
})
export type Event = typeof Event.Type

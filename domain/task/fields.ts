/** The fields of a task that its commands and its events share, with the limits of each. */
import { Schema } from "effect"
import { ActorId, AtomId, CommentId, MessageId, ProposalId, TaskId, TopicId } from "../ids.ts"
import { commentLength, descriptionLength, titleLength } from "../text/limits.ts"
import { personal } from "../text/personal.ts"
import { line, notBlank, prose } from "../text/text.ts"
import { Audience, Band, Category, Due, ModelRecord, Priority, Source } from "../values.ts"

export const Title = line(titleLength)
export const Description = prose(descriptionLength)
export const Comment = prose(commentLength).check(notBlank)

/** The author of the personal texts beside it. */
const taskWords = { wordsOf: ActorId }
export const titled = { ...taskWords, title: Title.pipe(personal("wordsOf")) }
export const described = { ...taskWords, description: Description.pipe(personal("wordsOf")) }
/** The most people whom one comment mentions. */
export const mostMentions = 50
export const commented = {
  ...taskWords,
  comment: CommentId,
  text: Comment.pipe(personal("wordsOf")),
  /** The people whom the text names with `@`. The server finds them in the text. */
  mentions: Schema.optionalKey(Schema.Array(ActorId).check(Schema.isMaxLength(mostMentions)))
}
/** The due date, and whether it is near or has passed. */
export const reminder = { due: Due, stage: Schema.Literals(["soon", "overdue"]) }
/** Set for a reply to the task's card in Telegram. A comment without it was written elsewhere, or stored by an earlier version. */
export const commentVia = { via: Schema.optionalKey(Schema.Literal("telegram")) }

/** The statements that a task is based on, and its topics. */
export const taskKnowledge = {
  atoms: Schema.optionalKey(Schema.Array(AtomId)),
  topics: Schema.optionalKey(Schema.Array(TopicId))
}

export const taskCreatedFields = {
  ...titled,
  ...described,
  audience: Audience,
  message: Schema.NullOr(MessageId),
  /** The dashboard, when it is absent. */
  source: Schema.optionalKey(Source),
  priority: Schema.NullOr(Priority),
  category: Schema.NullOr(Category),
  assignee: Schema.NullOr(ActorId),
  due: Schema.NullOr(Due),
  /** The proposal whose approval made the task; the person then decided on all of its fields. */
  proposal: Schema.optionalKey(ProposalId),
  ...taskKnowledge
}

/** The draft of a proposal at its second approval. */
export const draft = {
  ...taskKnowledge,
  ...taskWords,
  title: Title,
  description: Description,
  category: Category,
  priority: Priority,
  assignee: Schema.NullOr(ActorId),
  due: Schema.NullOr(Due)
}

/** The relation of a task to another task. Knowledge is attached by `TaskEvidenceAdded`. */
export const TaskRelation = Schema.Literals(["subtask", "blocks", "duplicate"])
export const taskLink = { relation: TaskRelation, to: TaskId }

export const taskEvidence = { proposal: ProposalId, atoms: Schema.Array(AtomId) }

export const classification = {
  category: Category,
  priority: Priority,
  due: Schema.NullOr(Due),
  /** A suggestion until a person assigns the task. */
  assignee: Schema.NullOr(ActorId),
  band: Band,
  model: ModelRecord
}

/** The content of a proposal, by kind. A person may edit it before the decision. */
import { Schema } from "effect"
import { ActorId, AtomId, MessageId, ProposalId, TopicId } from "../ids.ts"
import { personal } from "../text/personal.ts"
import { line, notBlank, prose } from "../text/text.ts"
import { Description, Title } from "../task/fields.ts"
import { AtomType, Category, DraftLink, Due, ItemStatus, Priority } from "../values.ts"
import { atomTextLength, mostTags, tagLength, topicNameLength, topicSummaryLength } from "../text/limits.ts"

export const TopicName = line(topicNameLength)
export const TopicSummary = prose(topicSummaryLength)
export const AtomText = prose(atomTextLength).check(notBlank)
export const Tag = line(tagLength)
export const Tags = Schema.Array(Tag).check(Schema.isMaxLength(mostTags))
export const AtomIds = Schema.Array(AtomId).check(Schema.isMaxLength(40))
export const TopicIds = Schema.Array(TopicId).check(Schema.isMaxLength(12))

/** One statement ends or denies few others. */
const DraftLinks = Schema.Array(Schema.Struct({ relation: DraftLink, to: AtomId })).check(Schema.isMaxLength(8))

// The owner of the words is the author of the messages, or the person who edits: that actor's key seals the texts.
// Personal fields of two kinds must not share a name, because a union of drafts is sealed field by field.
const words = { wordsOf: ActorId }

export const TopicDraft = Schema.Struct({
  kind: Schema.Literal("topic"),
  ...words,
  name: TopicName.pipe(personal("wordsOf")),
  summary: TopicSummary.pipe(personal("wordsOf"))
})
export type TopicDraft = typeof TopicDraft.Type

export const AtomDraft = Schema.Struct({
  kind: Schema.Literal("atom"),
  ...words,
  type: AtomType,
  text: AtomText.pipe(personal("wordsOf")),
  tags: Tags.pipe(personal("wordsOf")),
  /** An existing topic, or a proposed one: an approval creates a topic under the id of its proposal. */
  topic: Schema.NullOr(TopicId),
  // Drafts of earlier versions have none of the fields below.
  /** The person who does the work. */
  owner: Schema.optionalKey(Schema.NullOr(ActorId)),
  due: Schema.optionalKey(Schema.NullOr(Due)),
  /** @default "open" */
  status: Schema.optionalKey(ItemStatus),
  /** The message whose words changed the status. Its quote is part of the evidence. */
  closedBy: Schema.optionalKey(Schema.NullOr(MessageId)),
  /** The proposal of the statement that replaces this one. An approval creates an atom under the id of its proposal. */
  replacedBy: Schema.optionalKey(Schema.NullOr(ProposalId)),
  /** The known atoms that this one ends or denies. An approval ends them. */
  links: Schema.optionalKey(DraftLinks)
})
export type AtomDraft = typeof AtomDraft.Type

export const TaskDraft = Schema.Struct({
  kind: Schema.Literal("task"),
  ...words,
  title: Title.pipe(personal("wordsOf")),
  description: Description.pipe(personal("wordsOf")),
  category: Category,
  priority: Priority,
  assignee: Schema.NullOr(ActorId),
  due: Schema.NullOr(Due),
  /** The atoms that the task is based on. */
  atoms: AtomIds,
  topics: TopicIds
})
export type TaskDraft = typeof TaskDraft.Type

export const Draft = Schema.Union([TopicDraft, AtomDraft, TaskDraft])
export type Draft = typeof Draft.Type
export type DraftKind = Draft["kind"]

/** What a decision on a proposal does to the topic, atom or task that it is about: one step a kind. */
import { Effect } from "effect"
import type { AtomDraft, Draft, DraftKind, TaskDraft, TopicDraft } from "../../../domain/knowledge/draft.ts"
import { type ActorId, AtomId, ProposalId, RunId, TopicId } from "../../../domain/ids.ts"
import type { Origin, Present } from "../../../domain/proposal/proposal.ts"
import type { Verdict } from "../../../domain/run/run.ts"
import type { Audience } from "../../../domain/values.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import type { Step } from "../../commandBus.ts"
import { resolve } from "../resolve.ts"

/** Makes it real: anew, or, when an earlier approval made it and was taken back, as it was made with what the draft says now. */
export const make = Effect.fnUntraced(function* (actor: ActorId, id: string, now: Present) {
  const draft = yield* resolved(actor, now.draft)
  return now.made === null ? create(id, draft, now.audience) : restore(now.made, draft)
})

const create = (id: string, draft: Draft, audience: Audience): Step => {
  const proposal = ProposalId.make(id)
  if (draft.kind === "topic")
    return { subject: subjectOf("topic", id), command: { _tag: "CreateTopic", ...topicOf(draft), proposal, audience } }
  if (draft.kind === "atom")
    return { subject: subjectOf("atom", id), command: { _tag: "RecordAtom", ...atomOf(draft), proposal, audience } }
  return {
    subject: subjectOf("task", id),
    // The words of its evidence are the proposal's: a task names one source, not two.
    command: {
      _tag: "CreateTask",
      ...taskOf(draft),
      audience,
      message: null,
      source: "proposal",
      proposal,
      ...knowledgeOf(draft)
    }
  }
}

const restore = (made: string, draft: Draft): Step =>
  draft.kind === "topic"
    ? { subject: subjectOf("topic", made), command: { _tag: "RestoreTopic", content: topicOf(draft) } }
    : draft.kind === "atom"
      ? { subject: subjectOf("atom", made), command: { _tag: "RestoreAtom", content: atomOf(draft) } }
      : { subject: subjectOf("task", made), command: { _tag: "RestoreTask", ...taskOf(draft), ...knowledgeOf(draft) } }

/** Takes back what an approval made; its decider says no when somebody has worked on it. */
export const withdraw = (kind: DraftKind, made: string, id: string): Step => {
  const proposal = ProposalId.make(id)
  return kind === "topic"
    ? { subject: subjectOf("topic", made), command: { _tag: "WithdrawTopic", proposal } }
    : kind === "atom"
      ? { subject: subjectOf("atom", made), command: { _tag: "WithdrawAtom", proposal } }
      : { subject: subjectOf("task", made), command: { _tag: "WithdrawTask" } }
}

/** Puts the quotes of a proposal, and of a task's the knowledge too, behind something that is there already. */
export const addEvidence = Effect.fnUntraced(function* (actor: ActorId, id: string, now: Present, into: string) {
  const proposal = ProposalId.make(id)
  const draft = yield* resolved(actor, now.draft)
  const step: Step =
    draft.kind === "topic"
      ? { subject: subjectOf("topic", into), command: { _tag: "AddTopicEvidence", proposal } }
      : draft.kind === "atom"
        ? { subject: subjectOf("atom", into), command: { _tag: "AddAtomEvidence", proposal } }
        : { subject: subjectOf("task", into), command: { _tag: "AddTaskEvidence", proposal, atoms: draft.atoms } }
  return step
})

export const withdrawEvidence = (kind: DraftKind, into: string, id: string): Step => {
  const proposal = ProposalId.make(id)
  return kind === "topic"
    ? { subject: subjectOf("topic", into), command: { _tag: "WithdrawTopicEvidence", proposal } }
    : kind === "atom"
      ? { subject: subjectOf("atom", into), command: { _tag: "WithdrawAtomEvidence", proposal } }
      : { subject: subjectOf("task", into), command: { _tag: "WithdrawTaskEvidence", proposal } }
}

/** The run that proposed it keeps the score. Nothing keeps that of an extraction. */
export const settle = (origin: Origin, id: string, verdict: Verdict | null): ReadonlyArray<Step> => {
  if (origin.is !== "run") return []
  const subject = subjectOf("run", RunId.make(origin.id))
  const proposal = ProposalId.make(id)
  return [
    {
      subject,
      command: verdict === null ? { _tag: "UnsettleProposal", proposal } : { _tag: "SettleProposal", proposal, verdict }
    }
  ]
}

/** The draft with every name led to where it stands today, and without those of what was rejected. */
const resolved = Effect.fnUntraced(function* (actor: ActorId, draft: Draft) {
  if (draft.kind === "topic") return draft
  if (draft.kind === "atom") {
    const topic = draft.topic === null ? null : yield* resolve(actor, "topic", draft.topic)
    return { ...draft, topic: topic === null ? null : TopicId.make(topic) }
  }
  const topics = yield* Effect.forEach(draft.topics, (id) => resolve(actor, "topic", id))
  const atoms = yield* Effect.forEach(draft.atoms, (id) => resolve(actor, "atom", id))
  return {
    ...draft,
    topics: standing(topics).map((id) => TopicId.make(id)),
    atoms: standing(atoms).map((id) => AtomId.make(id))
  }
})
const standing = (ids: ReadonlyArray<string | null>) => [...new Set(ids.filter((id) => id !== null))]

const topicOf = ({ wordsOf, name, summary }: TopicDraft) => ({ wordsOf, name, summary })
const atomOf = ({ wordsOf, type, text, topic, tags }: AtomDraft) => ({ wordsOf, type, text, topic, tags })
const taskOf = ({ wordsOf, title, description, category, priority, assignee, due }: TaskDraft) => ({
  wordsOf,
  title,
  description,
  category,
  priority,
  assignee,
  due
})
const knowledgeOf = ({ atoms, topics }: TaskDraft) => ({ atoms, topics })

/** The steps of a decision that change the topic, atom or task of the proposal, and the atoms that it ends. */
import { Effect } from "effect"
import type { AtomDraft, Draft, DraftKind, TaskDraft, TopicDraft } from "../../../../domain/knowledge/draft.ts"
import { type ActorId, AtomId, ProposalId, RunId, TopicId } from "../../../../domain/ids.ts"
import type { Origin, ProposalPresent } from "../../../../domain/proposal/proposal.ts"
import type { Verdict } from "../../../../domain/run/fields.ts"
import type { Audience } from "../../../../domain/values.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { closingOfTarget, contradicted, endLinked, ownClosing } from "./closings.ts"
import type { Command } from "../../../catalogue.ts"
import type { Step } from "../../../commandBus.ts"
import { resolve } from "../../resolve.ts"

/**
 * Creates the draft, or restores what an earlier approval had created, with the content that the draft has now. Ends the
 * atoms that the draft closes or replaces.
 */
export const make = Effect.fnUntraced(function* (actor: ActorId, id: string, now: ProposalPresent) {
  const draft = yield* resolved(actor, now.draft)
  const made = draft.kind === "atom" ? yield* makeAtom(actor, id, now, draft) : makeOther(id, now, draft)
  return [made, ...(yield* endLinked(actor, id, draft, now.made ?? id))]
})

const makeAtom = Effect.fnUntraced(function* (actor: ActorId, id: string, now: ProposalPresent, draft: AtomDraft) {
  const content = { ...atomOf(draft), closing: yield* ownClosing(actor, id, draft) }
  if (now.made !== null) {
    const step: Step = { subject: subjectOf("atom", now.made), command: { _tag: "RestoreAtom", content } }
    return step
  }
  const links = yield* contradicted(actor, draft)
  const step: Step = {
    subject: subjectOf("atom", id),
    command: { _tag: "RecordAtom", ...content, links, proposal: ProposalId.make(id), audience: now.audience }
  }
  return step
})

const makeOther = (id: string, now: ProposalPresent, draft: TopicDraft | TaskDraft): Step =>
  now.made === null ? create(id, draft, now.audience) : restore(now.made, draft)

const create = (id: string, draft: TopicDraft | TaskDraft, audience: Audience): Step => {
  const proposal = ProposalId.make(id)
  if (draft.kind === "topic")
    return { subject: subjectOf("topic", id), command: { _tag: "CreateTopic", ...topicOf(draft), proposal, audience } }
  return {
    subject: subjectOf("task", id),
    // `message` is null: the messages are the evidence of the proposal, and a task names one source.
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

const restore = (made: string, draft: TopicDraft | TaskDraft): Step => {
  if (draft.kind === "topic")
    return { subject: subjectOf("topic", made), command: { _tag: "RestoreTopic", content: topicOf(draft) } }
  return { subject: subjectOf("task", made), command: { _tag: "RestoreTask", ...taskOf(draft), ...knowledgeOf(draft) } }
}

/** Withdraws the topic, atom or task that an approval created. The decider refuses it when a person has changed it since. */
export const withdraw = (kind: DraftKind, made: string, id: string): Step => {
  const proposal = ProposalId.make(id)
  const subject = subjectOf(kind, made)
  const commands: { readonly [K in DraftKind]: Command } = {
    topic: { _tag: "WithdrawTopic", proposal },
    atom: { _tag: "WithdrawAtom", proposal },
    task: { _tag: "WithdrawTask" }
  }
  return { subject, command: commands[kind] }
}

/**
 * Adds the evidence of a proposal, and for a task also its atoms, to an existing topic, atom or task. An atom takes the
 * status of the draft, and the atoms that the draft closes or replaces are ended.
 */
export const addEvidence = Effect.fnUntraced(function* (
  actor: ActorId,
  id: string,
  now: ProposalPresent,
  into: string
) {
  const proposal = ProposalId.make(id)
  const draft = yield* resolved(actor, now.draft)
  const closing = draft.kind === "atom" ? yield* closingOfTarget(actor, id, draft, into) : null
  const commands: { readonly [K in DraftKind]: Command } = {
    topic: { _tag: "AddTopicEvidence", proposal },
    atom: { _tag: "AddAtomEvidence", proposal, closing },
    task: { _tag: "AddTaskEvidence", proposal, atoms: draft.kind === "task" ? draft.atoms : [] }
  }
  const step: Step = { subject: subjectOf(draft.kind, into), command: commands[draft.kind] }
  return [step, ...(yield* endLinked(actor, id, draft, into))]
})

export const withdrawEvidence = (kind: DraftKind, into: string, id: string): Step => {
  const proposal = ProposalId.make(id)
  const names = {
    topic: "WithdrawTopicEvidence",
    atom: "WithdrawAtomEvidence",
    task: "WithdrawTaskEvidence"
  } as const satisfies { readonly [K in DraftKind]: string }
  return { subject: subjectOf(kind, into), command: { _tag: names[kind], proposal } }
}

/** Records the verdict in the run of the proposal, which counts verdicts. An extraction counts none. */
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

/** The draft with the present id of every topic and atom, without those that were rejected. */
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
    topics: present(topics).map((id) => TopicId.make(id)),
    atoms: present(atoms).map((id) => AtomId.make(id))
  }
})
const present = (ids: ReadonlyArray<string | null>) => [...new Set(ids.filter((id) => id !== null))]

const topicOf = ({ wordsOf, name, summary }: TopicDraft) => ({ wordsOf, name, summary })
const atomOf = ({ wordsOf, type, text, topic, tags, owner = null, due = null }: AtomDraft) => ({
  wordsOf,
  type,
  text,
  topic,
  tags,
  owner,
  due
})
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

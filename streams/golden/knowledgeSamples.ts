/** Events of proposals, topics, atoms, extractions, runs and providers, with every field filled and several authors. */
import type { AtomDraft, TaskDraft, TopicDraft } from "../../domain/knowledge/draft.ts"
import type { Evidence } from "../../domain/knowledge/evidence.ts"
import { AtomId, ChatId, ExtractionId, MessageId, ProposalId, RunId, TopicId } from "../../domain/ids.ts"
import { Audience, type ModelRecord, team } from "../../domain/values.ts"
import type { EventOf, eventsOf } from "../commit/events.ts"
import { ada, bo, cy } from "../../domain/kit/people.ts"

const room = Audience.make("chat:chat0000")
const first = ProposalId.make("propose1")
const second = ProposalId.make("propose2")
const topic = TopicId.make("topic001")
const atom = AtomId.make("atom0001")
const atoms = [atom, AtomId.make("atom0002")] as const
const messages = [MessageId.make("said0000"), MessageId.make("said0001")] as const

const model: ModelRecord = {
  provider: "ollama",
  model: "qwen3:4b-instruct",
  digest: "0123456789abcdef",
  promptVersion: "extract.v1",
  schemaDigest: "fedcba9876543210",
  options: { temperature: 0, num_ctx: 8192, think: false },
  seed: 7,
  promptTokens: 2400,
  outputTokens: 310,
  latencyMs: 4200,
  inputDigest: "00112233"
}
const evidence: Evidence = [
  { message: messages[0], author: bo, text: "Сертифікат закінчується в п’ятницю", start: 8, end: 42 },
  { message: messages[1], author: cy, text: "я продлю его завтра,\r\n обещаю 🦊", start: 0, end: 32 },
  { message: messages[1], author: ada, text: "then we agreed: renew it by hand", start: 40, end: 72 }
]
const proposed = {
  evidence,
  audience: room,
  recommendation: { is: "merge", target: "atom0002", cosine: 0.875 },
  band: "unsure",
  score: 0.625,
  model
} as const
const fromChat = { is: "extraction", id: ExtractionId.make("extract1") } as const
const fromRun = { is: "run", id: RunId.make("run00001") } as const

const topicDraft: TopicDraft = {
  kind: "topic",
  wordsOf: bo,
  name: "Сертифікати й домени",
  summary: "Що закінчується,\nколи і хто продовжує."
}
const atomDraft: AtomDraft = {
  kind: "atom",
  wordsOf: cy,
  type: "decision",
  text: "Сертификат продлеваем вручную до пятницы",
  tags: ["сертификат", "ручная работа"],
  topic,
  owner: cy,
  due: "2026-11-27",
  status: "done",
  closedBy: messages[1],
  replacedBy: null,
  links: [{ relation: "closes", to: atoms[1] }]
}
const taskDraft: TaskDraft = {
  kind: "task",
  wordsOf: ada,
  title: "Renew the certificate by hand",
  description: "On both hosts.\nCy promised it for tomorrow.",
  category: "chore",
  priority: "critical",
  assignee: cy,
  due: "2026-11-27",
  atoms,
  topics: [topic]
}
const part = { attempt: 2 }
const outcome = { proposals: [first, second], unlocated: 1, duplicates: 3, model }
const asked = { again: true, audiences: [team, room], audience: room } as const

type Known = "topic" | "atom" | "proposal" | "extraction" | "run" | "provider"
type KnownTag = (typeof eventsOf)[Known]["Type"]["_tag"]

export const knowledgeSamples = {
  TopicCreated: {
    _tag: "TopicCreated",
    wordsOf: bo,
    name: topicDraft.name,
    summary: topicDraft.summary,
    proposal: first,
    audience: room
  },
  TopicRenamed: { _tag: "TopicRenamed", wordsOf: ada, name: "Certificates and domains" },
  TopicDescribed: { _tag: "TopicDescribed", wordsOf: cy, summary: "Что истекает и кто продлевает." },
  TopicMerged: { _tag: "TopicMerged", into: TopicId.make("topic002") },
  TopicArchived: { _tag: "TopicArchived" },
  TopicRestored: { _tag: "TopicRestored" },
  TopicEvidenceAdded: { _tag: "TopicEvidenceAdded", proposal: second },
  TopicEvidenceWithdrawn: { _tag: "TopicEvidenceWithdrawn", proposal: second },

  AtomRecorded: {
    _tag: "AtomRecorded",
    wordsOf: cy,
    type: "decision",
    text: atomDraft.text,
    tags: atomDraft.tags,
    topic,
    owner: cy,
    due: "2026-11-27",
    closing: { status: "done", replacedBy: null, proposal: first, message: messages[1] },
    links: [{ relation: "contradicts", to: atoms[1] }],
    proposal: first,
    audience: room
  },
  AtomRevised: {
    _tag: "AtomRevised",
    wordsOf: bo,
    type: "blocker",
    text: "Сертифікат закінчується в п’ятницю,\nа ключа немає",
    topic
  },
  AtomTagged: { _tag: "AtomTagged", wordsOf: ada, tags: ["certificate", "сертифікат", "by hand"] },
  AtomLinked: { _tag: "AtomLinked", relation: "depends-on", to: atoms[1] },
  AtomUnlinked: { _tag: "AtomUnlinked", relation: "relates-to", to: atoms[1] },
  AtomArchived: { _tag: "AtomArchived" },
  AtomRestored: { _tag: "AtomRestored" },
  AtomEvidenceAdded: { _tag: "AtomEvidenceAdded", proposal: second },
  AtomEvidenceWithdrawn: { _tag: "AtomEvidenceWithdrawn", proposal: second },
  AtomClosed: { _tag: "AtomClosed", status: "replaced", replacedBy: atoms[1], proposal: second, message: messages[1] },
  AtomReopened: { _tag: "AtomReopened" },
  AtomClosingWithdrawn: { _tag: "AtomClosingWithdrawn", proposal: second },

  TopicProposed: { _tag: "TopicProposed", ...proposed, draft: topicDraft, origin: fromChat },
  AtomProposed: { _tag: "AtomProposed", ...proposed, draft: atomDraft, origin: fromChat },
  TaskProposed: { _tag: "TaskProposed", ...proposed, draft: taskDraft, origin: fromRun },
  ProposalAmended: { _tag: "ProposalAmended", draft: { ...atomDraft, wordsOf: ada, text: "We renew it by hand" } },
  ProposalApproved: { _tag: "ProposalApproved", made: "atom0001", edited: true },
  ProposalRejected: { _tag: "ProposalRejected", reason: "invented" },
  ProposalMerged: { _tag: "ProposalMerged", into: "atom0002" },
  ProposalSnoozed: { _tag: "ProposalSnoozed", until: "2026-11-30T09:00:00.5Z" },
  ProposalReopened: { _tag: "ProposalReopened" },

  ExtractionRequested: {
    _tag: "ExtractionRequested",
    ...asked,
    chat: ChatId.make("chat0000"),
    from: "2026-11-01T00:00:00Z",
    to: "2026-11-24T00:00:00Z"
  },
  ExtractionStarted: { _tag: "ExtractionStarted", messages: 90 },
  MessagesSifted: {
    _tag: "MessagesSifted",
    ...part,
    part: "sift0001",
    noise: [{ message: messages[0], score: 0.125, factors: { short: -0.25, greeting: 0.375 } }]
  },
  WindowRead: { _tag: "WindowRead", ...part, window: "window01", messages, ...outcome },
  WindowFailed: { _tag: "WindowFailed", ...part, window: "window02", messages, reason: "invalid-output" },
  ExtractionCompleted: { _tag: "ExtractionCompleted" },
  ExtractionFailed: { _tag: "ExtractionFailed", reason: "model-unreachable" },
  ExtractionCancelled: { _tag: "ExtractionCancelled" },
  ExtractionRetried: { _tag: "ExtractionRetried" },

  RunCreated: {
    _tag: "RunCreated",
    ...asked,
    wordsOf: bo,
    name: "Листопад, перша спроба",
    topics: [topic],
    config: {
      provider: "ollama",
      model: "qwen3:4b-instruct",
      embedModel: "embeddinggemma",
      promptVersion: "analyse.v1"
    }
  },
  RunStarted: { _tag: "RunStarted" },
  RunSurveyed: { _tag: "RunSurveyed", ...part, atoms: 12 },
  BatchRead: { _tag: "BatchRead", ...part, batch: "batch001", atoms, ...outcome },
  BatchFailed: { _tag: "BatchFailed", ...part, batch: "batch002", atoms, reason: "model-timed-out" },
  RunCompleted: { _tag: "RunCompleted" },
  RunFailed: { _tag: "RunFailed", reason: "model-unreachable" },
  RunCancelled: { _tag: "RunCancelled" },
  RunRetried: { _tag: "RunRetried" },
  RunProposalSettled: { _tag: "RunProposalSettled", proposal: first, verdict: "edited" },
  RunProposalReopened: { _tag: "RunProposalReopened", proposal: first },
  RunClosed: { _tag: "RunClosed", accuracy: { approved: 4, edited: 3, merged: 2, rejected: 1 } },

  ProviderConfigured: {
    _tag: "ProviderConfigured",
    adapter: "ollama",
    label: "Small and local",
    model: "qwen3:4b-instruct",
    embedModel: "embeddinggemma"
  },
  ProviderChecked: {
    _tag: "ProviderChecked",
    version: 2,
    well: true,
    latencyMs: 850,
    validJson: true,
    languages: ["en", "uk", "ru"],
    note: "answers in time"
  },
  ProviderChosen: { _tag: "ProviderChosen", version: 2 },
  ProviderStoodDown: { _tag: "ProviderStoodDown" }
} satisfies { readonly [T in KnownTag]?: EventOf<T> }

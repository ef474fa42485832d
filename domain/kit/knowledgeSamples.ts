/** Quotes, drafts and reports for tests. */
import type { AtomDraft, TaskDraft, TopicDraft } from "../knowledge/draft.ts"
import type { Evidence } from "../knowledge/evidence.ts"
import { ExtractionId, MessageId, type ProposalId } from "../ids.ts"
import { type ModelRecord, team } from "../values.ts"
import { bo } from "./people.ts"

export const plainModel: ModelRecord = {
  provider: "builtin",
  model: "rules",
  digest: "d",
  promptVersion: "extract.v1",
  schemaDigest: "s",
  options: {},
  seed: 0,
  promptTokens: 0,
  outputTokens: 0,
  latencyMs: 1,
  inputDigest: "i"
}
export const plainQuotes: Evidence = [
  { message: MessageId.make("message1"), author: bo, text: "the certificate expires on Friday", start: 4, end: 37 }
]

export const topicDraft: TopicDraft = { kind: "topic", wordsOf: bo, name: "Certificates", summary: "" }
export const atomDraft: AtomDraft = {
  kind: "atom",
  wordsOf: bo,
  type: "risk",
  text: "The certificate expires on Friday",
  tags: ["tls"],
  topic: null
}
export const taskDraft: TaskDraft = {
  kind: "task",
  wordsOf: bo,
  title: "Renew the certificate",
  description: "",
  category: "chore",
  priority: "high",
  assignee: null,
  due: "2026-11-27",
  atoms: [],
  topics: []
}

/** The fields of a proposal of an extraction, without the draft. */
export const plainProposal = {
  evidence: plainQuotes,
  audience: team,
  origin: { is: "extraction", id: ExtractionId.make("extract1") },
  recommendation: { is: "new", target: null, cosine: null },
  band: "new",
  score: 0.5,
  model: plainModel
} as const

/** The report on one part. */
export const outcomeWith = (...proposals: ReadonlyArray<ProposalId>) => ({
  proposals,
  unlocated: 0,
  duplicates: 0,
  model: plainModel
})

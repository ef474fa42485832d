/** Sample events for tests: proposals and their results, with default fields. */
import type { AtomDraft, TaskDraft, TopicDraft } from "../../domain/knowledge/draft.ts"
import type { Quote } from "../../domain/knowledge/evidence.ts"
import { AtomId, ExtractionId, MessageId, ProposalId, RunId, TopicId } from "../../domain/ids.ts"
import { type Audience, type ModelRecord, team } from "../../domain/values.ts"
import type { EventOf } from "../../streams/commit/events.ts"
import { ada, bo } from "../../domain/kit/people.ts"

export const sampleModel: ModelRecord = {
  provider: "builtin",
  model: "rules",
  digest: "d",
  promptVersion: "extract.v1",
  schemaDigest: "s",
  options: {},
  seed: 1,
  promptTokens: 1,
  outputTokens: 1,
  latencyMs: 1,
  inputDigest: "i"
}
export const used = { provider: "builtin", model: "rules", degraded: null }

export const sampleExtraction = ExtractionId.make("extract0")
export const sampleRun = RunId.make("run00000")

/** Bo's words in a message. */
export const quoteOf = (message: string, text = "we agreed on Postgres"): Quote => ({
  message: MessageId.make(message),
  author: bo,
  text,
  start: 0,
  end: text.length
})

const from = (messages: readonly [string, ...ReadonlyArray<string>], audience: Audience) =>
  ({
    evidence: [quoteOf(messages[0]), ...messages.slice(1).map((message) => quoteOf(message))],
    audience,
    recommendation: { is: "new", target: null, cosine: null },
    band: "new",
    score: 0.5,
    model: sampleModel
  }) as const

export const draftOfTopic = (name: string): TopicDraft => ({ kind: "topic", wordsOf: ada, name, summary: "" })
export const draftOfAtom = (text: string, topic: string | null = null): AtomDraft => ({
  kind: "atom",
  wordsOf: ada,
  type: "decision",
  text,
  tags: ["storage"],
  topic: topic === null ? null : TopicId.make(topic)
})
export const draftOfTask = (
  title: string,
  atoms: ReadonlyArray<string> = [],
  topics: ReadonlyArray<string> = []
): TaskDraft => ({
  kind: "task",
  wordsOf: ada,
  title,
  description: "",
  category: "chore",
  priority: "low",
  assignee: null,
  due: null,
  atoms: atoms.map((atom) => AtomId.make(atom)),
  topics: topics.map((topic) => TopicId.make(topic))
})

type Messages = readonly [string, ...ReadonlyArray<string>]
export const topicProposed = (name: string, messages: Messages, audience = team): EventOf<"TopicProposed"> => ({
  _tag: "TopicProposed",
  draft: draftOfTopic(name),
  origin: { is: "extraction", id: sampleExtraction },
  ...from(messages, audience)
})
export const atomProposed = (
  text: string,
  messages: Messages,
  { topic = null, audience = team }: { readonly topic?: string | null; readonly audience?: Audience } = {}
): EventOf<"AtomProposed"> => ({
  _tag: "AtomProposed",
  draft: draftOfAtom(text, topic),
  origin: { is: "extraction", id: sampleExtraction },
  ...from(messages, audience)
})
export const taskProposed = (
  title: string,
  messages: Messages,
  atoms: ReadonlyArray<string> = [],
  audience: Audience = team
): EventOf<"TaskProposed"> => ({
  _tag: "TaskProposed",
  draft: draftOfTask(title, atoms),
  origin: { is: "run", id: sampleRun },
  ...from(messages, audience)
})

/** An approval makes a thing with the id of its proposal. */
export const topicCreated = (name: string, proposal: string, audience = team): EventOf<"TopicCreated"> => ({
  _tag: "TopicCreated",
  wordsOf: ada,
  name,
  summary: "",
  proposal: ProposalId.make(proposal),
  audience
})
export const atomRecorded = (
  text: string,
  proposal: string,
  { topic = null, audience = team }: { readonly topic?: string | null; readonly audience?: Audience } = {}
): EventOf<"AtomRecorded"> => {
  const { wordsOf, type, tags, ...draft } = draftOfAtom(text, topic)
  const content = { wordsOf, type, tags, text: draft.text, topic: draft.topic }
  return { _tag: "AtomRecorded", ...content, proposal: ProposalId.make(proposal), audience }
}

export const extractionRequested: EventOf<"ExtractionRequested"> = {
  _tag: "ExtractionRequested",
  chat: null,
  from: null,
  to: null,
  again: false,
  audiences: [team],
  audience: team
}
export const runCreated: EventOf<"RunCreated"> = {
  _tag: "RunCreated",
  wordsOf: ada,
  name: "November",
  topics: [],
  again: false,
  audiences: [team],
  audience: team,
  config: { provider: "builtin", model: "rules", embedModel: "ngram", promptVersion: "analyse.v1" }
}

const part = { attempt: 1, proposals: [], unlocated: 0, duplicates: 0, model: sampleModel }
export const windowRead = (window: string, messages: Messages, attempt = 1): EventOf<"WindowRead"> => ({
  _tag: "WindowRead",
  ...part,
  attempt,
  window,
  messages: ids((id) => MessageId.make(id), messages)
})
export const windowFailed = (window: string, messages: Messages, attempt = 1): EventOf<"WindowFailed"> => ({
  _tag: "WindowFailed",
  attempt,
  window,
  messages: ids((id) => MessageId.make(id), messages),
  reason: "invalid-output"
})
export const sifted = (message: string): EventOf<"MessagesSifted"> => ({
  _tag: "MessagesSifted",
  attempt: 1,
  part: "sieve000",
  noise: [{ message: MessageId.make(message), score: 0.9, factors: { short: 0.9 } }]
})
export const batchRead = (
  batch: string,
  atoms: Messages,
  proposals: ReadonlyArray<string> = []
): EventOf<"BatchRead"> => ({
  _tag: "BatchRead",
  ...part,
  batch,
  atoms: ids((id) => AtomId.make(id), atoms),
  proposals: proposals.map((each) => ProposalId.make(each))
})
export const batchFailed = (batch: string, atoms: Messages, attempt = 1): EventOf<"BatchFailed"> => ({
  _tag: "BatchFailed",
  attempt,
  batch,
  atoms: ids((id) => AtomId.make(id), atoms),
  reason: "timeout"
})
const ids = <Id>(make: (id: string) => Id, [first, ...rest]: Messages): readonly [Id, ...ReadonlyArray<Id>] => [
  make(first),
  ...rest.map(make)
]

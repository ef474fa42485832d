/** The part of the API's shapes that belongs to knowledge: proposals, topics, atoms, and the jobs that propose them. */
import { Schema } from "effect"
import { Quote } from "../../domain/knowledge/evidence.ts"
import { ActorId, ChatId } from "../../domain/ids.ts"
import { Audience, Band, RejectReason, Source } from "../../domain/values.ts"
import { atomRow } from "../../projections/models/knowledge/atoms.ts"
import { ModelUsed } from "../../projections/models/jobs/modelUsed.ts"
import { proposalRow } from "../../projections/models/knowledge/proposals.ts"
import { providerRow } from "../../projections/models/jobs/providers.ts"
import { extractionRow } from "../../projections/models/jobs/extractions.ts"
import { readingRow } from "../../projections/models/jobs/readings.ts"
import { runRow } from "../../projections/models/jobs/runs.ts"
import { topicRow } from "../../projections/models/knowledge/topics.ts"

// The rows of read models are declared in `projections/models/`, field by field.
export const ProposalRow = proposalRow.wire
export type ProposalRow = typeof ProposalRow.Type
export const TopicRow = topicRow.wire
export type TopicRow = typeof TopicRow.Type
export const AtomRow = atomRow.wire
export type AtomRow = typeof AtomRow.Type
export const ExtractionRow = extractionRow.wire
export type ExtractionRow = typeof ExtractionRow.Type
export const RunRow = runRow.wire
export type RunRow = typeof RunRow.Type
export const ProviderRow = providerRow.wire
export type ProviderRow = typeof ProviderRow.Type

const { id: message, ...reading } = readingRow.wire.fields
/** The outcome of a message in the last extraction that read it. */
export const ReadingRow = Schema.Struct({ message, ...reading })
export type ReadingRow = typeof ReadingRow.Type

/** A similar item, by the cosine of the two texts' vectors, -1 to 1. */
export const Similar = Schema.Struct({
  kind: Schema.Literals(["task", "message", "topic", "atom", "proposal"]),
  id: Schema.String,
  text: Schema.String,
  number: Schema.NullOr(Schema.Int),
  cosine: Schema.Finite
})
export type Similar = typeof Similar.Type

/** A step of the answer to "why does this task exist?", in order from the messages to the task. */
export const WhyStep = Schema.Struct({
  is: Schema.Literals(["message", "extraction", "proposal", "atom", "topic", "run", "task"]),
  id: Schema.String,
  /** The item's text; the name of a run; the chats and days of an extraction, `Backend · 2026-11-20 – 2026-11-27`. */
  text: Schema.String,
  /** The author, the person who requested it, or the person who decided on it. */
  actor: Schema.NullOr(ActorId),
  at: Schema.String,
  /** The model that produced it, if any. */
  model: Schema.NullOr(ModelUsed),
  /** The quotes that prove it. */
  quotes: Schema.Array(Quote),
  /** The number of files of a message. */
  files: Schema.Int
})
export type WhyStep = typeof WhyStep.Type
export const WhyAnswer = Schema.Struct({ chain: Schema.Array(WhyStep), seq: Schema.Int })
export type WhyAnswer = typeof WhyAnswer.Type

/** `n` durations, in seconds. */
export const Spread = Schema.Struct({ n: Schema.Int, p50: Schema.Finite, p95: Schema.Finite })
/** The quality of the models by this team's decisions. Each figure has the count `n` that it is based on. */
export const Metrics = Schema.Struct({
  /** Per kind of proposal, model and prompt. */
  decisions: Schema.Array(
    Schema.Struct({
      kind: Schema.Literals(["topic", "atom", "task"]),
      provider: Schema.String,
      model: Schema.String,
      promptVersion: Schema.String,
      approved: Schema.Int,
      edited: Schema.Int,
      merged: Schema.Int,
      rejected: Schema.Int,
      n: Schema.Int
    })
  ),
  /** Tasks that a model classified: the number that people kept, and the number that people corrected. */
  classification: Schema.Array(
    Schema.Struct({
      provider: Schema.String,
      model: Schema.String,
      kept: Schema.Int,
      corrected: Schema.Int,
      n: Schema.Int
    })
  ),
  /** The share of approved proposals in each band: likely, unsure, weak. */
  bands: Schema.Array(Schema.Struct({ band: Band, n: Schema.Int, kept: Schema.Finite })),
  rejections: Schema.Array(Schema.Struct({ reason: Schema.NullOr(RejectReason), n: Schema.Int })),
  tasks: Schema.Array(Schema.Struct({ day: Schema.String, source: Schema.String, n: Schema.Int })),
  /** Seconds. Null before the first. */
  extractionSeconds: Schema.NullOr(Spread),
  runSeconds: Schema.NullOr(Spread),
  secondsToReview: Schema.NullOr(Spread),
  queue: Schema.Struct({ waiting: Schema.Int, oldestSeconds: Schema.NullOr(Schema.Int) }),
  seq: Schema.Int
})
export type Metrics = typeof Metrics.Type

/** The progress of work; it is not stored. `rate`: messages, atoms or bytes per second. `left`: seconds. */
export const Tick = Schema.Struct({
  of: Schema.Literals(["extraction", "run", "import"]),
  id: Schema.String,
  stage: Schema.Literals(["collect", "thread", "read", "propose", "check", "store", "done"]),
  done: Schema.Int,
  total: Schema.Int,
  rate: Schema.NullOr(Schema.Finite),
  left: Schema.NullOr(Schema.Finite),
  audience: Audience,
  at: Schema.String
})
export type Tick = typeof Tick.Type

export const ChatRow = Schema.Struct({
  id: ChatId,
  title: Schema.String,
  messages: Schema.Int,
  unread: Schema.Int,
  /** Days after which its messages are erased; null: never. */
  keepDays: Schema.NullOr(Schema.Int),
  source: Source,
  /** `moved`: the group has another id now. `unbound`: the bot was removed. */
  state: Schema.Literals(["bound", "moved", "unbound"]),
  /** True while its new messages are stored. */
  consent: Schema.Boolean,
  /** False while an owner must approve the chat: the bot does not serve it. */
  approved: Schema.Boolean,
  /** True while proposals that follow from its messages are shown in the chat. */
  proposals: Schema.Boolean,
  /** The people who were seen in it and have not left it. */
  members: Schema.Int
})
export type ChatRow = typeof ChatRow.Type

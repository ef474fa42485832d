/** The wire's share of knowledge: what is proposed, what is known, and the work that proposes it. */
import { Schema } from "effect"
import { Draft } from "../../domain/knowledge/draft.ts"
import { Quote } from "../../domain/knowledge/evidence.ts"
import {
  ActorId,
  AtomId,
  ChatId,
  ExtractionId,
  MessageId,
  ProposalId,
  ProviderId,
  RunId,
  TopicId
} from "../../domain/ids.ts"
import { Origin, Recommendation } from "../../domain/proposal/proposal.ts"
import { AtomLink, AtomType, Audience, Band, RejectReason } from "../../domain/values.ts"

/** Which model answered; `degraded` says why the built-in one had to stand in. */
export const ModelUsed = Schema.Struct({
  provider: Schema.String,
  model: Schema.String,
  degraded: Schema.NullOr(Schema.String)
})
export type ModelUsed = typeof ModelUsed.Type

/** Something a machine distilled, and what a person made of it. */
export const ProposalRow = Schema.Struct({
  id: ProposalId,
  draft: Draft,
  /** Located quotes, in the order in which they convince; their authors' names are joined by whoever shows them. */
  evidence: Schema.Array(Quote),
  origin: Origin,
  recommendation: Recommendation,
  band: Band,
  status: Schema.Literals(["open", "snoozed", "approved", "rejected", "merged"]),
  /** Rises with each edit; a decision names the one it was made on. */
  revision: Schema.Int,
  /** Of a snoozed one: from then on it waits again. */
  until: Schema.NullOr(Schema.String),
  /** What an approval made, and what a merge went into: an id of the draft's kind. */
  made: Schema.NullOr(Schema.String),
  into: Schema.NullOr(Schema.String),
  reason: Schema.NullOr(RejectReason),
  model: ModelUsed,
  promptVersion: Schema.String,
  audience: Audience,
  proposedAt: Schema.String,
  decidedBy: Schema.NullOr(ActorId),
  decidedAt: Schema.NullOr(Schema.String),
  seq: Schema.Int
})
export type ProposalRow = typeof ProposalRow.Type

export const TopicRow = Schema.Struct({
  id: TopicId,
  /** `K-n`: the nth topic ever made. */
  number: Schema.Int,
  name: Schema.String,
  summary: Schema.String,
  status: Schema.Literals(["standing", "archived", "merged"]),
  into: Schema.NullOr(TopicId),
  /** The proposals whose quotes prove it; the first one made it. */
  proposals: Schema.Array(ProposalId),
  audience: Audience,
  createdBy: ActorId,
  createdAt: Schema.String,
  updatedAt: Schema.String,
  seq: Schema.Int
})
export type TopicRow = typeof TopicRow.Type

export const AtomRow = Schema.Struct({
  id: AtomId,
  /** `A-n`: the nth atom ever recorded. */
  number: Schema.Int,
  type: AtomType,
  text: Schema.String,
  /** A topic that may be only proposed, or merged into another since: follow its `into`. One that was rejected counts as none. */
  topic: Schema.NullOr(TopicId),
  tags: Schema.Array(Schema.String),
  links: Schema.Array(Schema.Struct({ relation: AtomLink, to: AtomId })),
  status: Schema.Literals(["standing", "archived"]),
  proposals: Schema.Array(ProposalId),
  /** The last analysis run that looked at it. */
  run: Schema.NullOr(RunId),
  audience: Audience,
  createdBy: ActorId,
  createdAt: Schema.String,
  updatedAt: Schema.String,
  seq: Schema.Int
})
export type AtomRow = typeof AtomRow.Type

/** A part of the work that failed: a window of messages, or a batch of atoms. */
const Failure = Schema.Struct({ part: Schema.String, reason: Schema.String, size: Schema.Int })
const progress = {
  /** Parts that were read, and proposals that came of them. */
  parts: Schema.Int,
  failedParts: Schema.Int,
  failures: Schema.Array(Failure),
  proposals: Schema.Int,
  /** Items that the model could not prove by a quote, and items that were known already: neither was proposed. */
  unlocated: Schema.Int,
  duplicates: Schema.Int,
  model: Schema.NullOr(ModelUsed),
  reason: Schema.NullOr(Schema.String),
  attempt: Schema.Int,
  audience: Audience,
  startedAt: Schema.NullOr(Schema.String),
  endedAt: Schema.NullOr(Schema.String),
  updatedAt: Schema.String,
  seq: Schema.Int
}

/** A reading of chat. It is `read + noise + failed` of `messages` far. */
export const ExtractionRow = Schema.Struct({
  id: ExtractionId,
  status: Schema.Literals(["requested", "running", "completed", "failed", "cancelled"]),
  chat: Schema.NullOr(ChatId),
  from: Schema.NullOr(Schema.String),
  to: Schema.NullOr(Schema.String),
  again: Schema.Boolean,
  /** Null until it has counted. */
  messages: Schema.NullOr(Schema.Int),
  read: Schema.Int,
  noise: Schema.Int,
  failed: Schema.Int,
  requestedBy: ActorId,
  requestedAt: Schema.String,
  ...progress
})
export type ExtractionRow = typeof ExtractionRow.Type

const Verdicts = Schema.Struct({
  approved: Schema.Int,
  edited: Schema.Int,
  merged: Schema.Int,
  rejected: Schema.Int
})
/** An analysis of knowledge. It is `read + failed` of `atoms` far; `waiting` of its proposals are undecided. */
export const RunRow = Schema.Struct({
  id: RunId,
  name: Schema.String,
  status: Schema.Literals(["created", "running", "completed", "failed", "cancelled", "closed"]),
  topics: Schema.Array(TopicId),
  again: Schema.Boolean,
  config: Schema.Struct({
    provider: Schema.String,
    model: Schema.String,
    embedModel: Schema.String,
    promptVersion: Schema.String
  }),
  atoms: Schema.NullOr(Schema.Int),
  read: Schema.Int,
  failed: Schema.Int,
  waiting: Schema.Int,
  verdicts: Verdicts,
  createdBy: ActorId,
  createdAt: Schema.String,
  ...progress
})
export type RunRow = typeof RunRow.Type

/** How a message fared in the last extraction that met it. */
export const ReadingRow = Schema.Struct({
  message: MessageId,
  extraction: ExtractionId,
  outcome: Schema.Literals(["noise", "read", "failed"]),
  window: Schema.NullOr(Schema.String),
  /** How much it says nothing, 0 to 1, and the named weights that add up to it. Null where it was not weighed. */
  score: Schema.NullOr(Schema.Finite),
  factors: Schema.Record(Schema.String, Schema.Finite),
  at: Schema.String,
  seq: Schema.Int
})
export type ReadingRow = typeof ReadingRow.Type

export const ProviderRow = Schema.Struct({
  id: ProviderId,
  adapter: Schema.Literals(["builtin", "ollama"]),
  label: Schema.String,
  model: Schema.String,
  embedModel: Schema.String,
  version: Schema.Int,
  chosen: Schema.Boolean,
  /** The last test call; null before the first, and after a change of the settings. */
  check: Schema.NullOr(
    Schema.Struct({
      well: Schema.Boolean,
      latencyMs: Schema.Int,
      validJson: Schema.Boolean,
      languages: Schema.Array(Schema.String),
      note: Schema.String,
      at: Schema.String
    })
  ),
  seq: Schema.Int
})
export type ProviderRow = typeof ProviderRow.Type

/** One thing of the same kind that is near, by the cosine of the two texts' vectors, -1 to 1. */
export const Similar = Schema.Struct({
  kind: Schema.Literals(["task", "message", "topic", "atom", "proposal"]),
  id: Schema.String,
  text: Schema.String,
  number: Schema.NullOr(Schema.Int),
  cosine: Schema.Finite
})
export type Similar = typeof Similar.Type

/** A step of the answer to "why does this task exist?", from what was said to the task, in order. */
export const WhyStep = Schema.Struct({
  is: Schema.Literals(["message", "extraction", "proposal", "atom", "topic", "run", "task"]),
  id: Schema.String,
  /** What it says; a run's name; of an extraction the chats and the days that it read, `Backend · 2026-11-20 – 2026-11-27`. */
  text: Schema.String,
  /** Who said it, asked for it, or decided on it. */
  actor: Schema.NullOr(ActorId),
  at: Schema.String,
  /** What a machine had to do with it. */
  model: Schema.NullOr(ModelUsed),
  /** The quotes that it stands on. */
  quotes: Schema.Array(Quote)
})
export type WhyStep = typeof WhyStep.Type
export const Why = Schema.Struct({ chain: Schema.Array(WhyStep), seq: Schema.Int })
export type Why = typeof Why.Type

const Spread = Schema.Struct({ n: Schema.Int, p50: Schema.Finite, p95: Schema.Finite })
/** What the AI was worth so far, by this team's own decisions. A number of few is shown with its n. */
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
  /** Of tasks that a machine classified: how many a person left as they were, and corrected. */
  classification: Schema.Array(
    Schema.Struct({
      provider: Schema.String,
      model: Schema.String,
      kept: Schema.Int,
      corrected: Schema.Int,
      n: Schema.Int
    })
  ),
  /** Of what was called likely, unsure, weak: the share that was approved. */
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

/** A tick of work in progress; nothing keeps it. `rate` is messages or atoms a second; `left` seconds. */
export const Tick = Schema.Struct({
  of: Schema.Literals(["extraction", "run"]),
  id: Schema.String,
  stage: Schema.Literals(["collect", "thread", "read", "propose", "done"]),
  done: Schema.Int,
  total: Schema.Int,
  rate: Schema.NullOr(Schema.Finite),
  left: Schema.NullOr(Schema.Finite),
  audience: Audience,
  at: Schema.String
})
export type Tick = typeof Tick.Type

export const ChatRow = Schema.Struct({ id: ChatId, title: Schema.String, messages: Schema.Int, unread: Schema.Int })
export type ChatRow = typeof ChatRow.Type

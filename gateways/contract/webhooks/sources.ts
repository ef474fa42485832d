/** Incoming webhooks as administrators see them: without their secrets. */
import { Schema } from "effect"
import { ActorId, ChatId, SourceId } from "../../../domain/ids.ts"
import { SourceMapping } from "../../../domain/source/mapping.ts"
import { GivenSecret, SourceName } from "../../../domain/source/source.ts"
import { sourceKinds, sourceProducts, unhandledReasons } from "../../../domain/source/sourceVocabulary.ts"
import { verbatim } from "../../../domain/text/text.ts"
import { Audience } from "../../../domain/values.ts"

/** `paused`: webhooks are refused, and the sender is told. */
export const SourceState = Schema.Literals(["active", "paused"])

export const SourceRow = Schema.Struct({
  id: SourceId,
  /**
   * True when the caller is not one of its readers: the name is empty, and the place and the mapping are null. An administrator may
   * still pause and remove it.
   */
  isHidden: Schema.Boolean,
  name: Schema.String,
  kind: Schema.Literals(sourceKinds),
  state: SourceState,
  /** The path to which the sender posts webhooks, below the address of the tracker. */
  path: Schema.String,
  makes: Schema.Literals(sourceProducts),
  audience: Schema.NullOr(Audience),
  chat: Schema.NullOr(ChatId),
  thread: Schema.NullOr(Schema.String),
  mapping: Schema.NullOr(SourceMapping),
  /** The version of the secret, from 1. */
  secret: Schema.Int,
  /** True until a person has entered the secret that the sender makes, as only Sentry does. */
  needsSecret: Schema.Boolean,
  /** The webhooks that wait to be handled, or that failed and wait for a person. */
  kept: Schema.Int,
  /** True when so many are kept that further ones are refused with 429, or will be soon. */
  isNearlyFull: Schema.Boolean,
  createdAt: Schema.String,
  createdBy: ActorId
})
export type SourceRow = typeof SourceRow.Type

/** UTF-16 units. */
const sampleLength = 200_000
export const SampleBody = Schema.String.check(Schema.isMaxLength(sampleLength))

const place = {
  /** @default message */
  makes: Schema.optionalKey(Schema.Literals(sourceProducts)),
  /** The readers, when there is no chat. @default team */
  audience: Schema.optionalKey(Audience),
  /** Messages go into this chat, for its readers. */
  chat: Schema.optionalKey(ChatId),
  /** The number of a forum topic in the chat. */
  thread: Schema.optionalKey(verbatim(100))
}
const mapped = {
  /** Only for the kind `json`. Left out: the fields `title`, `text`, `link` and `author`. */
  mapping: Schema.optionalKey(SourceMapping),
  /** A request body of the sender, as JSON. A mapping is stored only when it finds a title in its sample. */
  sample: Schema.optionalKey(SampleBody)
}

export const NewSource = Schema.Struct({
  name: SourceName,
  kind: Schema.Literals(sourceKinds),
  ...place,
  ...mapped,
  /** Only for the kind `sentry`, which makes its secret itself. It may follow later. */
  secret: Schema.optionalKey(GivenSecret)
})
export type NewSource = typeof NewSource.Type

export const ChangedSource = { name: SourceName, ...place, ...mapped }
export type ChangedSource = Schema.Struct<typeof ChangedSource>["Type"]

/** The answer with a secret, which no other request shows. Null: the sender makes the secret. */
export const SecretOfSource = Schema.Struct({
  id: SourceId,
  seq: Schema.Int,
  secret: Schema.NullOr(Schema.String),
  /** True until a person has entered the secret that the sender makes, with the route `rotate`. */
  needsSecret: Schema.Boolean,
  version: Schema.Int,
  path: Schema.String
})

export const TriedMapping = Schema.Struct({ mapping: SourceMapping, sample: SampleBody })

/** The message that a sample becomes. */
export const MappedSample = Schema.Struct({
  title: Schema.String,
  text: Schema.String,
  link: Schema.NullOr(Schema.String)
})
export type MappedSample = typeof MappedSample.Type

/** A webhook that could not become a message or a task. It is kept for a week. */
export const FailedWebhook = Schema.Struct({
  id: Schema.String,
  source: SourceId,
  /** The reason. Never a text of the sender. */
  why: Schema.String,
  /** The kind of the reason, for a page with words of its own; null: an earlier version has stored the reason. */
  reason: Schema.NullOr(Schema.Literals(unhandledReasons)),
  /** The path of the missing text, or the name of the refusal; empty for the other reasons. */
  detail: Schema.String,
  tries: Schema.Int,
  at: Schema.String,
  state: Schema.Literals(["waiting", "retrying"])
})
export type FailedWebhook = typeof FailedWebhook.Type

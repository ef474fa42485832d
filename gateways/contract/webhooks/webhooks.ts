/** Webhooks as administrators see them: without their secrets. */
import { Schema } from "effect"
import { EndpointName } from "../../../domain/endpoint/endpoint.ts"
import { EndpointUrl } from "../../../domain/endpoint/endpointUrl.ts"
import { endpointKinds, mostTopics, webhookTypeNames } from "../../../domain/endpoint/webhookTypes.ts"
import { ActorId, EndpointId, TopicId } from "../../../domain/ids.ts"
import { Audience, Instant } from "../../../domain/values.ts"
import { DeliveryFault, WebhookOutcome } from "../../../streams/deliveries/deliveryLog.ts"

/**
 * `active`: events are sent. `paused`: they wait. `gone`: the receiver answered 410. `left`: the actor who added or last resumed it
 * is no longer an administrator or no longer a reader. `gone` and `left` may be resumed.
 */
export const WebhookState = Schema.Literals(["active", "paused", "gone", "left"])
export type WebhookState = typeof WebhookState.Type

/** The newest try of a webhook. */
const LastTry = Schema.Struct({
  at: Schema.String,
  outcome: WebhookOutcome,
  fault: Schema.NullOr(DeliveryFault),
  status: Schema.NullOr(Schema.Int)
})

export const WebhookRow = Schema.Struct({
  id: EndpointId,
  name: Schema.String,
  /** Without the parts that are secrets. */
  url: Schema.String,
  kind: Schema.Literals(endpointKinds),
  audience: Audience,
  types: Schema.Array(Schema.Literals(webhookTypeNames)),
  topics: Schema.Array(TopicId),
  state: WebhookState,
  /** The version of the secret, from 1. */
  secret: Schema.Int,
  /** The first failure of an outage that has lasted a day; else null. */
  failingSince: Schema.NullOr(Schema.String),
  /** The newest try of the last 30 days; null without one. */
  lastTry: Schema.NullOr(LastTry),
  createdAt: Schema.String,
  createdBy: ActorId
})
export type WebhookRow = typeof WebhookRow.Type

const filter = {
  /** Left out: every type. */
  types: Schema.optionalKey(Schema.Array(Schema.Literals(webhookTypeNames))),
  /** Left out: things with and without a topic. */
  topics: Schema.optionalKey(Schema.Array(TopicId).check(Schema.isMaxLength(mostTopics)))
}

export const NewWebhook = Schema.Struct({
  name: EndpointName,
  url: EndpointUrl,
  /** @default standard */
  kind: Schema.optionalKey(Schema.Literals(endpointKinds)),
  /** It gets the events that these readers see. @default team */
  audience: Schema.optionalKey(Audience),
  ...filter
})
export type NewWebhook = typeof NewWebhook.Type

export const ChangedWebhook = { name: EndpointName, ...filter }

/** The answer with a secret, which no other request shows. */
export const SecretOfWebhook = Schema.Struct({
  id: EndpointId,
  seq: Schema.Int,
  secret: Schema.String,
  version: Schema.Int
})

/** One try to deliver one event. */
export const DeliveryRow = Schema.Struct({
  /** The position of the try; it names the try in the path. */
  seq: Schema.Int,
  at: Schema.String,
  /** `webhook-id`: the same for every try of an event. */
  webhook: Schema.String,
  type: Schema.String,
  /** The position of the event in the log; 0 of a test. */
  position: Schema.Int,
  tries: Schema.Int,
  /** `retry`: it failed and is tried again at `retryAt`. `failed`: it was given up. */
  outcome: WebhookOutcome,
  fault: Schema.NullOr(DeliveryFault),
  status: Schema.NullOr(Schema.Int),
  millis: Schema.Int,
  bytes: Schema.Int,
  retryAt: Schema.NullOr(Schema.String),
  /** The redelivery or the test that it belongs to. */
  job: Schema.NullOr(Schema.String)
})
export type DeliveryRow = typeof DeliveryRow.Type

export const DeliveryDetail = Schema.Struct({
  ...DeliveryRow.fields,
  /**
   * The body of the request, made again from the log, so it has no text that was erased since. Null when the caller may not see
   * the thing of the event, and for a test.
   */
  body: Schema.NullOr(Schema.String),
  /** The beginning of the answer. Null in the same cases, and when a text of the event was erased. */
  answer: Schema.NullOr(Schema.String)
})

/** Which events are sent again. */
export const Redelivery = Schema.Union([
  Schema.Struct({
    positions: Schema.NonEmptyArray(Schema.Int.check(Schema.isGreaterThan(0))).check(Schema.isMaxLength(1000))
  }),
  Schema.Struct({ from: Schema.Int.check(Schema.isGreaterThan(0)), to: Schema.Int.check(Schema.isGreaterThan(0)) }),
  Schema.Struct({ failedSince: Instant })
])
export type Redelivery = typeof Redelivery.Type

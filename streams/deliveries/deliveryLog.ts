/** The tries to deliver webhooks. They are kept for 30 days, and no part of the log of events follows from them. */
import { Context, type Effect, Schema } from "effect"
import { webhookTypeNames } from "../../domain/endpoint/webhookTypes.ts"
import { EndpointId } from "../../domain/ids.ts"
import { Audience, Instant } from "../../domain/values.ts"
import type { StreamFull, StreamUnavailable } from "../errors.ts"

/** `retry`: it failed and is tried again at `retryAt`. `failed`: it was given up. */
export const WebhookOutcome = Schema.Literals(["delivered", "retry", "failed"])
export type WebhookOutcome = typeof WebhookOutcome.Type

/** The reason of a failed try. `status`: an answer that is not 2xx. `gone`: the answer 410. */
export const DeliveryFault = Schema.Literals([
  "status",
  "gone",
  "redirect",
  "timeout",
  "address-refused",
  "needs-https",
  "unknown-host",
  "tls",
  "refused",
  "reset",
  "unreadable"
])
export type DeliveryFault = typeof DeliveryFault.Type

/** The type of a test, which reports no event. */
export const testType = "webhook.test"

// These names and shapes are the stored format: add fields as optional, never rename. No field may hold a text of a person.
const attempt = {
  at: Instant,
  endpoint: EndpointId,
  /** `webhook-id`: the same for every try, and for a redelivery. */
  webhook: Schema.String,
  type: Schema.Literals([...webhookTypeNames, testType]),
  /** The position and the place of the event; 0 of a test. */
  position: Schema.Int,
  place: Schema.Int,
  /** The thing of the event, `evt.task.…`; empty for a test. */
  subject: Schema.String,
  /** The readers of the thing at that time. */
  audience: Audience,
  /** From 1. */
  tries: Schema.Int,
  firstAt: Instant,
  outcome: WebhookOutcome,
  fault: Schema.NullOr(DeliveryFault),
  /** Null without an answer. */
  status: Schema.NullOr(Schema.Int),
  millis: Schema.Int,
  /** The bytes of the request's body. */
  bytes: Schema.Int,
  retryAt: Schema.NullOr(Instant),
  /** The redelivery that the try belongs to; null for the first delivery. */
  job: Schema.NullOr(Schema.String)
}
export const DeliveryAttempt = Schema.Struct(attempt)
export type DeliveryAttempt = typeof DeliveryAttempt.Type

/** A try as readers get it. */
export interface KeptAttempt extends DeliveryAttempt {
  /** The position in the stream. */
  readonly seq: number
  /** The beginning of the answer; empty when there was none, or when a person of the event was forgotten since. */
  readonly answer: string
}

/** The outcome of one try, without the event and the answer. */
export interface TryOutcome extends Pick<DeliveryAttempt, "at" | "type" | "outcome"> {
  /** The position in the stream. */
  readonly seq: number
}

/** Stream `OUTBOX`: every try of the last 30 days, in order. */
export class DeliveryLog extends Context.Service<
  DeliveryLog,
  {
    /**
     * On disk when it returns its position. `answer` is sealed with the keys of `owners`, the people of the event, because a
     * receiver may send its words back.
     */
    readonly record: (
      attempt: DeliveryAttempt,
      answer: { readonly text: string; readonly owners: ReadonlyArray<string> }
    ) => Effect.Effect<number, StreamFull | StreamUnavailable>
    /** At most `most` tries of an endpoint before a position, newest first. `next`: the position for the next page; null at the end. */
    readonly page: (
      endpoint: string,
      options: { readonly before: number | null; readonly most: number }
    ) => Effect.Effect<
      { readonly attempts: ReadonlyArray<KeptAttempt>; readonly next: number | null },
      StreamUnavailable
    >
    /** The tries of an endpoint after a position, oldest first; at most 1000. Empty at the end. */
    readonly after: (endpoint: string, position: number) => Effect.Effect<ReadonlyArray<KeptAttempt>, StreamUnavailable>
    /** The same tries without their content: no key is fetched, and no answer is opened. */
    readonly outcomes: (
      endpoint: string,
      position: number
    ) => Effect.Effect<ReadonlyArray<TryOutcome>, StreamUnavailable>
    /** The newest try of an endpoint; null when it has none. Reads one message. */
    readonly last: (endpoint: string) => Effect.Effect<KeptAttempt | null, StreamUnavailable>
    /** One try of an endpoint; null when it has none at this position. */
    readonly at: (endpoint: string, position: number) => Effect.Effect<KeptAttempt | null, StreamUnavailable>
  }
>()("tracker/streams/DeliveryLog") {}

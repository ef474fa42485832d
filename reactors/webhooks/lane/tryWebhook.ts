/** One try to deliver one event to one endpoint: check its reader, render, sign, send and record. */
import { Clock, Effect, Random } from "effect"
import { isEntitled } from "../../../commands/endpoints/entitled.ts"
import { Endpoints, type KnownEndpoint } from "../../../commands/endpoints/endpoints.ts"
import { formerSecretMillis, webhookSecret } from "../../../commands/endpoints/secrets.ts"
import { Principals } from "../../../commands/principals.ts"
import type { WebhookType } from "../../../domain/endpoint/webhookTypes.ts"
import { webhookTypeOf } from "../../../projections/webhooks/payload.ts"
import { renderWebhook } from "../../../projections/webhooks/rendering.ts"
import { type Commit, isReadable } from "../../../streams/commit/envelope.ts"
import { idFrom } from "../../../streams/commit/identity.ts"
import { type DeliveryAttempt, DeliveryLog } from "../../../streams/deliveries/deliveryLog.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { correlated } from "../../../streams/trace/correlation.ts"
import { traced } from "../../../streams/trace/tracing.ts"
import { type CommitTail } from "../source/commitTail.ts"
import type { DueEvent } from "./progress/laneState.ts"
import { isoOf, tryOutcomeOf } from "./outcome.ts"
import { askedDelay } from "./progress/retryDelay.ts"
import { WebhookSender } from "../send/sendWebhook.ts"
import { signedHeaders } from "../send/signature.ts"
import { makeRenderings } from "../source/renderings.ts"
import { audiencesSeen, makeThings } from "../source/things.ts"

/** `nothing`: there is nothing to deliver to this endpoint. `later`: a part of the product does not answer. */
export type TryResult =
  | {
      readonly is: "tried"
      readonly attempt: DeliveryAttempt
      readonly seq: number
      readonly pauseMillis: number | null
    }
  | { readonly is: "nothing" }
  | { readonly is: "later"; readonly millis: number }
const nothing: TryResult = { is: "nothing" }

const soonMillis = 1000
/** A thing whose history is damaged waits until it is repaired. */
const parkedMillis = 60_000

/** The same for every try of an event, and for its redeliveries. */
export const webhookIdOf = (endpoint: string, { position, place }: Pick<DueEvent, "position" | "place">) =>
  `msg_${idFrom("webhook", endpoint, String(position), String(place))}`

/** The secrets that sign now: for a day after a rotation also the former one. */
export const secretsAt = (keys: NaturalKeys["Service"], { id, now, rotated }: KnownEndpoint, millis: number) => {
  const isFormerValid = rotated !== null && millis - Date.parse(rotated.at) < formerSecretMillis
  const versions = isFormerValid ? [now.secret, rotated.former] : [now.secret]
  return versions.map((version) => webhookSecret(keys, id, version))
}

/** The services of a try. */
const makeParts = Effect.fnUntraced(function* (tail: CommitTail) {
  return {
    endpoints: yield* Endpoints,
    principals: yield* Principals,
    things: yield* makeThings,
    renderings: yield* makeRenderings(tail, renderWebhook),
    keys: yield* NaturalKeys,
    send: (yield* WebhookSender).send,
    log: yield* DeliveryLog
  }
})
type TryParts = Effect.Success<ReturnType<typeof makeParts>>

/** One event for one endpoint, with the commit that has it. */
interface Wanted {
  readonly known: KnownEndpoint
  readonly due: DueEvent
  readonly commit: Commit
  readonly job: string | null
}

/** Without types, every type is sent. */
export const isChosen = (types: ReadonlyArray<WebhookType>, type: WebhookType): boolean =>
  types.length === 0 || types.includes(type)

/** The facts of the thing. Null when the endpoint may not see it, or its filter leaves it out. */
const sentFactsOf = Effect.fnUntraced(function* ({ things, principals }: TryParts, { known: { now }, commit }: Wanted) {
  const { audience, topics, owners } = yield* things.factsOf(commit)
  const isSeen = audience !== null && audiencesSeen(now.audience, principals).includes(audience)
  const isChosen = now.topics.length === 0 || now.topics.some((topic) => topics.includes(topic))
  return isSeen && isChosen ? { audience, owners } : null
})

const attempted = Effect.fnUntraced(function* (parts: TryParts, wanted: Wanted) {
  const { known, due, commit, job } = wanted
  const { id, now } = known
  const event = commit.events[due.place]
  const type = event === undefined ? null : webhookTypeOf(event)
  if (type === null || !isChosen(now.types, type)) return nothing
  const facts = yield* sentFactsOf(parts, wanted)
  if (facts === null) return nothing
  const rendered = yield* parts.renderings.of(now.kind, commit, due.place)
  if (rendered === null) return nothing
  const started = yield* Clock.currentTimeMillis
  const webhook = webhookIdOf(id, due)
  const sent = yield* parts.send(now.url, headersOf(parts, known, webhook, started, rendered.body), rendered.body)
  const ended = yield* Clock.currentTimeMillis
  const pauseMillis = sent.fault === null ? null : askedDelay(sent.retryAfter, ended)
  const tries = due.tries + 1
  const firstAt = due.firstAt === 0 ? started : due.firstAt
  // The time in which the endpoint was paused does not count.
  const since = Math.max(firstAt, Date.parse(known.activeSince))
  const attempt: DeliveryAttempt = {
    at: isoOf(ended),
    endpoint: id,
    webhook,
    type: rendered.type,
    position: due.position,
    place: due.place,
    subject: commit.subject,
    audience: facts.audience,
    tries,
    firstAt: isoOf(firstAt),
    fault: sent.fault,
    status: sent.status,
    millis: sent.millis,
    bytes: Buffer.byteLength(rendered.body),
    job,
    ...tryOutcomeOf(sent.fault, { tries, now: ended, since, pauseMillis: pauseMillis ?? 0, random: yield* Random.next })
  }
  const answer = { text: rendered.isErased ? "" : sent.answer, owners: facts.owners }
  const seq = yield* parts.log.record(attempt, answer)
  const result: TryResult = { is: "tried", attempt, seq, pauseMillis }
  return result
})

const headersOf = ({ keys }: TryParts, known: KnownEndpoint, webhook: string, millis: number, body: string) =>
  known.now.kind === "standard"
    ? signedHeaders(webhook, Math.floor(millis / 1000), body, secretsAt(keys, known, millis))
    : {}

export const makeWebhookTries = Effect.fnUntraced(function* (tail: CommitTail) {
  const parts = yield* makeParts(tail)
  const { endpoints, log, keys, send } = parts
  return {
    endpoints,
    log,
    keys,
    send,
    /** The work on an event has the correlation and the trace of its commit. */
    within:
      (due: DueEvent) =>
      <A, E, R>(work: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
        Effect.flatMap(
          Effect.orElseSucceed(tail.at(due.position), () => null),
          (commit) => (commit === null || !isReadable(commit) ? work : workFor(commit)(work))
        ),
    /** Fails when the try cannot be recorded: the event is then tried again. */
    attempt: Effect.fnUntraced(function* (id: string, due: DueEvent, job: string | null) {
      const known = endpoints.find(id)
      if (known === null || known.now.is !== "active") return later(parkedMillis)
      // The reactor disables it at its next look.
      if (!isEntitled(parts.principals, known)) return later(parkedMillis)
      const commit = yield* tail.at(due.position)
      if (commit === null) return nothing
      if (!isReadable(commit)) return later(parkedMillis)
      return yield* attempted(parts, { known, due, commit, job }).pipe(
        Effect.catchTags({
          AggregateParked: () => Effect.succeed(later(parkedMillis)),
          NotThereYet: () => Effect.succeed(later(soonMillis)),
          DatabaseUnavailable: () => Effect.succeed(later(soonMillis))
        })
      )
    })
  }
})

const workFor =
  ({ correlation, traceparent }: Commit) =>
  <A, E, R>(work: Effect.Effect<A, E, R>) =>
    work.pipe(
      traced({ name: "deliver webhook", kind: "producer", parent: traceparent ?? null }),
      correlated(correlation)
    )

const later = (millis: number): TryResult => ({ is: "later", millis })

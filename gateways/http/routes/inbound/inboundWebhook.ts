/** The route to which senders outside the product post webhooks. It answers 202 once the webhook is on disk. */
import { Clock, Effect } from "effect"
import { HttpRouter, HttpServerRequest } from "effect/http"
import { randomUUID } from "node:crypto"
import { type KnownSource, InboundSources } from "../../../../commands/sources/sources.ts"
import { acceptedSecrets } from "../../../../commands/sources/sourceSecrets.ts"
import { SourceInbox } from "../../../../streams/inbox/sourceInbox.ts"
import { NaturalKeys } from "../../../../streams/sealing/naturalKeys.ts"
import { CurrentCorrelation, newCorrelation } from "../../../../streams/trace/correlation.ts"
import { Limits } from "../../entry/limits/limits.ts"
import {
  accepted,
  mostWebhookBytes,
  noSuchSource,
  notJson,
  notStored,
  pausedSource,
  removedSource,
  sourceFull,
  staleWebhook,
  tooComplex,
  tooLarge,
  tooManyWebhooks,
  wrongSignature
} from "./answers.ts"
import { inboundFolder } from "./inboundFolder.ts"
import { jsonIn } from "./inboundBody.ts"
import { countInbound } from "./inboundMetrics.ts"
import { type Genuine, verifyWebhook } from "./verify.ts"

/** A source that was registered a moment ago may not be folded in yet. */
const sourceOf = Effect.fnUntraced(function* (id: string) {
  const sources = yield* InboundSources
  const known = sources.find(id)
  if (known !== null || !/^[a-z0-9]{8,40}$/.test(id)) return known
  yield* sources.current
  return sources.find(id)
})

/** Refuses what must not be stored, and stores the rest. */
const take = Effect.fnUntraced(function* (
  { id, now: { kind, is } }: KnownSource,
  webhook: Genuine,
  body: Buffer,
  contentType: string
) {
  if (is === "removed") return removedSource
  if (is === "paused") return pausedSource
  const wait = (yield* Limits).webhook(id)
  if (wait > 0) return tooManyWebhooks(wait)
  const json = jsonIn(body, kind === "github" ? contentType : "")
  if (json.is !== "json") return json.is === "not-json" ? notJson : tooComplex
  const { idFor } = yield* NaturalKeys
  const identity = webhook.identity ?? randomUUID()
  const at = new Date(yield* Clock.currentTimeMillis).toISOString()
  const correlation = (yield* CurrentCorrelation) ?? newCorrelation()
  const request = { event: webhook.event, key: idFor("inbound", id, identity), at, body: json.text, correlation }
  yield* (yield* SourceInbox).put(id, idFor("inbound-delivery", id, identity), request)
  return accepted
})

const answer = Effect.gen(function* () {
  const { params } = yield* HttpRouter.RouteContext
  const known = yield* sourceOf(params["source"] ?? "")
  if (known === null) return noSuchSource
  const { headers, arrayBuffer } = yield* HttpServerRequest.HttpServerRequest
  const received = yield* Effect.orElseSucceed(arrayBuffer, () => null)
  // The server stops a body above its own limit, and has answered the sender.
  if (received === null || received.byteLength > mostWebhookBytes) return tooLarge
  const body = Buffer.from(received)
  const now = yield* Clock.currentTimeMillis
  const verdict = verifyWebhook(known.now.kind, { headers, body, now }, acceptedSecrets(yield* NaturalKeys, known, now))
  if (verdict.is === "genuine") return yield* take(known, verdict.webhook, body, headers["content-type"] ?? "")
  return verdict.is === "stale" ? staleWebhook : wrongSignature(known.now.kind)
}).pipe(
  Effect.catchTags({
    StreamUnavailable: () => Effect.succeed(notStored),
    StreamFull: () => Effect.succeed(notStored),
    SourceShareFull: () => Effect.succeed(sourceFull),
    CommitTooLarge: () => Effect.succeed(tooLarge)
  })
)

export const inboundWebhook = HttpRouter.add("POST", `${inboundFolder}:source`, Effect.tap(answer, countInbound))

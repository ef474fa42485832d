/** The route to which Telegram sends updates. It answers 200 when the update is stored, else Telegram sends it again. */
import { Context, Effect, Schema } from "effect"
import { HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { isUtf8 } from "node:buffer"
import { reactorActor } from "../../domain/ids.ts"
import { isWithinJsonBounds } from "../../domain/text/json/jsonBounds.ts"
import { telegramTokenHeader } from "./entry/entry.ts"
import { credentialKey, Limits } from "./entry/limits/limits.ts"
import { problemResponse } from "./problems/everyProblem.ts"

/** Receives the updates. A port: `gateways/telegram/arrival/webhookReceiver.ts` implements it. */
export interface WebhookReceiver {
  /** Whether the last part of the path is that of the webhook. Takes the same time for every text. */
  readonly isName: (name: string) => boolean
  /** The id of the bot that this value of the header names; null when Telegram did not send the value. The time is the same for both. */
  readonly botOf: (token: string) => number | null
  /** True once the update is on disk, or is dropped on purpose. */
  readonly store: (bot: number, update: { readonly update_id: number }) => Effect.Effect<boolean>
}

/** @default null: this process has no bot, and the path does not exist */
export const Webhook = Context.Reference<WebhookReceiver | null>("tracker/gateways/http/Webhook", {
  defaultValue: () => null
})

/** The longest update. Those of Telegram are below 100 kB. Bytes. */
const mostUpdateBytes = 512 * 1024

const HasNumber = Schema.fromJsonString(
  Schema.StructWithRest(Schema.Struct({ update_id: Schema.Int }), [Schema.Record(Schema.String, Schema.Unknown)])
)
const decode = Schema.decodeUnknownEffect(HasNumber)

const notFound = problemResponse(404, {
  type: "/problems/not-found",
  title: "There is no such route.",
  detail: "See /docs for the routes, or /openapi.json for tools."
})
const wrongToken = problemResponse(401, {
  type: "/problems/unauthorized",
  title: "The request is not from Telegram.",
  detail: `The header ${telegramTokenHeader} must have the token that the bot gave to Telegram.`
})
const tooLarge = problemResponse(413, {
  type: "/problems/body-too-large",
  title: "The body is too large.",
  detail: `An update has at most ${mostUpdateBytes} bytes.`
})
const malformed = problemResponse(400, {
  type: "/problems/bad-request",
  title: "The body is not an update.",
  detail: "Send an update of the Bot API as JSON in UTF-8, with its update_id."
})
const notStored = problemResponse(503, {
  type: "/problems/unavailable",
  title: "The update was not stored.",
  detail: "No process runs the bot now, or the log does not answer. Send the update again."
})

const answer = Effect.gen(function* () {
  const receiver = yield* Webhook
  const { params } = yield* HttpRouter.RouteContext
  if (receiver === null || !receiver.isName(params["name"] ?? "")) return notFound
  const { headers, arrayBuffer } = yield* HttpServerRequest.HttpServerRequest
  const token = headers[telegramTokenHeader] ?? ""
  const bot = receiver.botOf(token)
  if (bot === null) return wrongToken
  const limits = yield* Limits
  limits.verified(credentialKey(token), reactorActor("telegram"))
  // A body that was cut off is no update.
  const body = Buffer.from(yield* Effect.orElseSucceed(arrayBuffer, () => new ArrayBuffer(0)))
  if (body.byteLength > mostUpdateBytes) return tooLarge
  const isSound = isUtf8(body) && isWithinJsonBounds(body)
  const update = isSound ? yield* Effect.orElseSucceed(decode(body.toString()), () => null) : null
  if (update === null) return malformed
  return (yield* receiver.store(bot, update)) ? HttpServerResponse.empty({ status: 200 }) : notStored
})

export const telegramWebhook = HttpRouter.add("POST", "/telegram/:name", answer)

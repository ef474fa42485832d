/** The webhooks of the installation, without those that were removed. */
import { Effect, Struct } from "effect"
import { Endpoints, type KnownEndpoint } from "../../../../commands/endpoints/endpoints.ts"
import { shownUrl } from "../../../../domain/endpoint/endpointUrl.ts"
import { DeliveryLog, type KeptAttempt } from "../../../../streams/deliveries/deliveryLog.ts"
import type { WebhookRow, WebhookState } from "../../../contract/webhooks/webhooks.ts"

/** Newest tries that are read at the same time. */
const readsAtOnce = 8

const stateOf = ({ now }: KnownEndpoint): WebhookState | null => (now.is === "removed" ? null : now.is)

const rowOf = (known: KnownEndpoint, state: WebhookState, last: KeptAttempt | null): WebhookRow => {
  const { id, now, registered } = known
  const { name, url, kind, audience, types, topics, secret, failingSince } = now
  return {
    id,
    name,
    url: shownUrl(url, kind),
    kind,
    audience,
    types,
    topics,
    state,
    secret,
    failingSince,
    lastTry: last === null ? null : Struct.pick(last, ["at", "outcome", "fault", "status"]),
    createdAt: registered.at,
    createdBy: registered.by
  }
}

/** The newest first. */
export const webhookRows = Effect.gen(function* () {
  const endpoints = yield* Endpoints
  yield* endpoints.current
  const log = yield* DeliveryLog
  const rows = yield* Effect.forEach(
    endpoints.all().toReversed(),
    (known) => {
      const state = stateOf(known)
      return state === null ? Effect.succeed(null) : Effect.map(log.last(known.id), (last) => rowOf(known, state, last))
    },
    { concurrency: readsAtOnce }
  )
  return rows.filter((row) => row !== null)
})

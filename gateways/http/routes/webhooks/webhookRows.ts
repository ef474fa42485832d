/** The webhooks of the installation, without those that were removed. */
import { Effect } from "effect"
import { Endpoints, type KnownEndpoint } from "../../../../commands/endpoints/endpoints.ts"
import { shownUrl } from "../../../../domain/endpoint/endpointUrl.ts"
import type { WebhookRow, WebhookState } from "../../../contract/webhooks/webhooks.ts"

const stateOf = ({ now }: KnownEndpoint): WebhookState | null => (now.is === "removed" ? null : now.is)

const rowOf = (known: KnownEndpoint): ReadonlyArray<WebhookRow> => {
  const { id, now, registered } = known
  const state = stateOf(known)
  if (state === null) return []
  const { name, url, kind, audience, types, topics, secret, failingSince } = now
  return [
    {
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
      createdAt: registered.at,
      createdBy: registered.by
    }
  ]
}

/** The newest first. */
export const webhookRows = Effect.gen(function* () {
  const endpoints = yield* Endpoints
  yield* endpoints.current
  return endpoints.all().toReversed().flatMap(rowOf)
})

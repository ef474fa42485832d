/** Webhooks: addresses outside the product that get the events of their audience. */
import { Effect, Schema } from "effect"
import { HttpApiSchema } from "effect/http-api"
import {
  type AddressRefused,
  endpointActor,
  registerEndpoint,
  rotateSecret
} from "../../../../commands/endpoints/registerEndpoint.ts"
import { Command } from "../../../../domain/endpoint/endpoint.ts"
import { EndpointId } from "../../../../domain/ids.ts"
import { team } from "../../../../domain/values.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { ChangedWebhook, NewWebhook, WebhookRow, SecretOfWebhook } from "../../../contract/webhooks/webhooks.ts"
import { decided, resource } from "../../api/commandOperations.ts"
import { createdId } from "../../api/keys/idempotencyKey.ts"
import { restOperation } from "../../api/operation.ts"
import { byId, placeById } from "../../api/place.ts"
import { read } from "../../api/readOperations.ts"
import { requestCommand, sendCommand } from "../../api/requestCommand.ts"
import { commandHeaders } from "../../api/requestFields.ts"
import { commandProblems, Unavailable, wrongField } from "../../problems/problems.ts"
import { deliveryOperations } from "./deliveries.ts"
import { webhookRows } from "./webhookRows.ts"

const listUnavailable = () => new Unavailable({ detail: "The webhooks cannot be read now. Try again in a moment." })

const badUrl = ({ message, because }: AddressRefused) => Effect.fail(wrongField("url", message, because))

const { version } = Command.cases.RotateEndpointSecret.fields

export const webhookOperations = resource("webhooks", placeById("endpoint", "/webhooks", Command), {
  list: read(
    "webhooks.list",
    "/webhooks",
    {
      success: Schema.Struct({ items: Schema.Array(WebhookRow), seq: Schema.Int }),
      description:
        "Newest first. No answer contains a secret: neither the one that signs, nor a secret part of the address."
    },
    Effect.fnUntraced(function* (_, { reads }) {
      const items = yield* webhookRows.pipe(Effect.catchTag("StreamUnavailable", () => Effect.fail(listUnavailable())))
      return { items, seq: yield* reads.seq }
    })
  ),
  create: restOperation(
    "RegisterEndpoint",
    {
      method: "POST",
      path: "/webhooks",
      headers: commandHeaders,
      payload: NewWebhook,
      success: SecretOfWebhook.pipe(HttpApiSchema.status(201)),
      error: commandProblems,
      description:
        "Sends each later event that the audience may see to an address. Only this answer contains the secret that signs them. `kind` is `standard` (Standard Webhooks 1.0), `slack` or `mattermost`. The caller must be part of the audience."
    },
    ({ headers, payload: { kind = "standard", audience = team, types = [], topics = [], ...given } }) =>
      requestCommand(headers, (request) =>
        createdId("endpoint", request, "RegisterEndpoint").pipe(
          Effect.flatMap((id) => registerEndpoint(request, id, { ...given, kind, audience, types, topics })),
          Effect.map((made) => ({ ...made, id: EndpointId.make(made.id), version: 1 })),
          Effect.catchTag("AddressRefused", badUrl)
        )
      )
  ),
  change: decided(
    "ChangeEndpoint",
    ChangedWebhook,
    (request, id, { name, types = [], topics = [] }) =>
      sendCommand(request, {
        subject: subjectOf("endpoint", id),
        command: { _tag: "ChangeEndpoint", owner: endpointActor(id), name, types, topics }
      }),
    "Replaces the name and the filter. The address cannot change: add another webhook for it."
  ),
  rotate: restOperation(
    "RotateEndpointSecret",
    {
      method: "POST",
      path: "/webhooks/:id/rotate",
      params: byId,
      headers: commandHeaders,
      payload: Schema.Struct({ version }),
      success: SecretOfWebhook,
      error: commandProblems,
      description:
        "Replaces the secret of this version. The answer contains the new one. For 24 hours, webhooks are signed with both secrets."
    },
    ({ headers, params, payload }) =>
      requestCommand(headers, (request) =>
        Effect.map(rotateSecret(request, params.id, payload.version), (made) => ({
          ...made,
          id: EndpointId.make(made.id)
        }))
      )
  ),
  pause: ["PauseEndpoint", {}, "Later events wait until it is resumed."],
  resume: ["ResumeEndpoint", {}, "Sends the events that wait, then later ones."],
  remove: decided(
    "DisableEndpoint",
    {},
    (request, id) =>
      sendCommand(request, {
        subject: subjectOf("endpoint", id),
        command: { _tag: "DisableEndpoint", because: "removed" }
      }),
    "Ends it. Events that wait are not sent."
  ),
  ...deliveryOperations
})

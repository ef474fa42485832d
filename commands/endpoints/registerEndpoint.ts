/** Registers an endpoint, and replaces its secret. Each secret is in the answer of one request only. */
import { Effect, Schema } from "effect"
import type { Event } from "../../domain/endpoint/endpoint.ts"
import { EndpointRefused } from "../../domain/endpoint/endpoint.ts"
import { ActorId } from "../../domain/ids.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { CommandBus, type Request } from "../commandBus.ts"
import { addressIn, AllowedNetworks, refusalOfAddress } from "./addresses.ts"
import { Endpoints } from "./endpoints.ts"
import { HostLookup } from "./lookup.ts"
import { webhookSecret } from "./secrets.ts"

/**
 * No webhook may be sent to this address now. `unknown-host`: the host has no address, so a retry may succeed.
 */
export class AddressRefused extends Schema.TaggedError<AddressRefused>()("AddressRefused", {
  because: Schema.Literals(["private-address", "needs-https", "unknown-host"])
}) {
  override get message() {
    return whyRefused[this.because]
  }
}
const whyRefused = {
  "private-address":
    "must be an address on the internet: this host is in a private network. The operator can allow the network with TT_WEBHOOK_NETWORKS",
  "needs-https": "must begin with https://: only networks in TT_WEBHOOK_NETWORKS may get webhooks without TLS",
  "unknown-host": "must have a host that exists: its name has no address"
} as const

/** Fails when one of the addresses of the host is refused. The sender checks again, at each connection. */
export const checkUrl = Effect.fnUntraced(
  function* (text: string) {
    const url = new URL(text)
    const networks = yield* AllowedNetworks
    const direct = addressIn(url)
    const addresses = direct === null ? yield* (yield* HostLookup)(url.hostname) : [direct]
    for (const address of addresses) {
      const because = refusalOfAddress(networks, url.protocol, address)
      if (because !== null) return yield* new AddressRefused({ because })
    }
  },
  Effect.catchTag("HostUnknown", () => Effect.fail(new AddressRefused({ because: "unknown-host" })))
)

type Registered = Omit<Extract<Event, { readonly _tag: "EndpointRegistered" }>, "_tag" | "owner">

/** The actor whose key seals the name and the address of an endpoint. */
export const endpointActor = (id: string): ActorId => ActorId.make(`service:${id}`)

/** Returns the secret. The same request again gets the first answer, until the secret is replaced. */
export const registerEndpoint = Effect.fnUntraced(function* (request: Request, id: string, what: Registered) {
  const subject = subjectOf("endpoint", id)
  // A repeat must not depend on the present addresses of the host.
  const isRepeat = (yield* (yield* EventStore).lastSeq(subject)) > 0
  if (!isRepeat) yield* checkUrl(what.url)
  const { seq } = yield* (yield* CommandBus).send(request, {
    subject,
    command: { _tag: "RegisterEndpoint", owner: endpointActor(id), ...what }
  })
  const secret = webhookSecret(yield* NaturalKeys, id, 1)
  return { id, seq, secret }
})

/** Replaces the secret of this version. Returns the next one. The former one also signs for 24 hours. */
export const rotateSecret = Effect.fnUntraced(function* (request: Request, id: string, version: number) {
  const { seq } = yield* (yield* CommandBus).send(request, {
    subject: subjectOf("endpoint", id),
    command: { _tag: "RotateEndpointSecret", version }
  })
  const endpoints = yield* Endpoints
  yield* endpoints.current
  // A repeat after a later rotation must not show a secret that another request has made.
  if (endpoints.find(id)?.now.secret !== version + 1)
    return yield* new EndpointRefused({ because: "changed-meanwhile" })
  return { id, seq, secret: webhookSecret(yield* NaturalKeys, id, version + 1), version: version + 1 }
})

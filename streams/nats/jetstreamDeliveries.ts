/** Stream `OUTBOX` on JetStream: one subject for the tries of each endpoint. */
import { Effect } from "effect"
import { deliveryLogOn } from "../deliveries/deliveryLogOn.ts"
import { StreamFull, StreamUnavailable } from "../errors.ts"
import { Nats } from "./client/nats.ts"

const outbox = "OUTBOX"
const publishMillis = 5000
const subjectFor = (endpoint: string) => `outbox.webhook.${endpoint}`

export const jetstreamDeliveries = deliveryLogOn(
  Effect.map(Nats, (nats) => {
    const unavailable = (cause: unknown) => new StreamUnavailable({ what: outbox, cause })
    return {
      append: (endpoint, data) =>
        nats.publish({ subject: subjectFor(endpoint), data }, publishMillis).pipe(
          Effect.map(({ seq }) => seq),
          Effect.mapError((fault) => (fault.kind === "full" ? new StreamFull({ what: outbox }) : unavailable(fault)))
        ),
      from: (endpoint, position) => Effect.mapError(nats.load(outbox, subjectFor(endpoint), position), unavailable),
      last: (endpoint) =>
        nats.last(outbox, subjectFor(endpoint)).pipe(
          Effect.map((found) => found?.seq ?? 0),
          Effect.mapError(unavailable)
        )
    }
  })
)

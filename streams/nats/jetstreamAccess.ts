/** Stream `ACCESS` on JetStream: one subject for each kind of entry. */
import { Effect } from "effect"
import { accessLogOn } from "../access/accessLogOn.ts"
import { StreamFull, StreamUnavailable } from "../errors.ts"
import { Nats } from "./client/nats.ts"

const access = "ACCESS"
const publishMillis = 2000

export const jetstreamAccess = accessLogOn(
  Effect.map(Nats, (nats) => {
    const unavailable = (cause: unknown) => new StreamUnavailable({ what: access, cause })
    return {
      append: (tag, data) =>
        nats.publish({ subject: `access.${tag}`, data }, publishMillis).pipe(
          Effect.asVoid,
          Effect.mapError((fault) => (fault.kind === "full" ? new StreamFull({ what: access }) : unavailable(fault)))
        ),
      from: (position) => Effect.mapError(nats.load(access, "access.>", position), unavailable),
      last: Effect.mapError(nats.lastSeq(access), unavailable)
    }
  })
)

/** The requests of sources in stream `INBOX`, beside the updates of the bot. */
import { Effect } from "effect"
import { CommitTooLarge, StreamFull, StreamUnavailable } from "../errors.ts"
import { sourceInboxOn } from "./sourceInboxOn.ts"
import { Nats, type NatsFault } from "../nats/client/nats.ts"

const inbox = "INBOX"
const publishMillis = 5000
/** The part of the stream that the requests of sources may fill. */
const ownPart = 0.5

const unavailable = (cause: unknown) => new StreamUnavailable({ what: inbox, cause })
const faultOf = (subject: string, bytes: number) => (fault: NatsFault) => {
  if (fault.kind === "full") return new StreamFull({ what: inbox })
  return fault.kind === "too-large" ? new CommitTooLarge({ subject, bytes }) : unavailable(fault)
}

export const jetstreamSourceInbox = sourceInboxOn(
  Effect.gen(function* () {
    const nats = yield* Nats
    return {
      append: (subject, id, data) =>
        nats.publish({ subject, data, id }, publishMillis).pipe(
          Effect.map(({ seq }) => seq),
          Effect.mapError(faultOf(subject, data.byteLength))
        ),
      next: (from, prefix) => Effect.mapError(nats.next(inbox, from, `${prefix}>`), unavailable),
      remove: (position) => Effect.mapError(nats.remove(inbox, position), unavailable),
      counts: (prefix) => Effect.mapError(nats.counts(inbox, `${prefix}>`), unavailable),
      room: nats.info(inbox).pipe(
        Effect.mapError(unavailable),
        Effect.map(({ mostBytes }) => (mostBytes < 0 ? Number.POSITIVE_INFINITY : mostBytes * ownPart))
      )
    }
  })
)

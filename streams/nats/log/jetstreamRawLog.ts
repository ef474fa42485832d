/** The stored messages of stream `EVT`. */
import { Effect, Layer, Stream } from "effect"
import { StreamUnavailable } from "../../errors.ts"
import { RawLog } from "../../keys/rawLog.ts"
import { type Incoming, Nats } from "../client/nats.ts"
import { afterReconnect } from "../client/servers.ts"

const stream = "EVT"
const everything = "evt.>"
/** The most messages that one request of `nats.load` answers. */
const pageSize = 1000

export const jetstreamRawLog = Layer.effect(
  RawLog,
  Effect.gen(function* () {
    const nats = yield* Nats
    const head = afterReconnect(
      stream,
      Effect.map(nats.last(stream, everything), (found) => found?.seq ?? 0)
    )
    return RawLog.of({
      head,
      after: (position) =>
        Stream.unwrap(
          Effect.map(head, (end) =>
            end <= position
              ? Stream.empty
              : Stream.suspend(() =>
                  Stream.fromAsyncIterable(
                    nats.follow(stream, position + 1),
                    (cause) => new StreamUnavailable({ what: stream, cause })
                  )
                ).pipe(
                  Stream.concat(Stream.fail(new StreamUnavailable({ what: stream, cause: "the consumer ended" }))),
                  Stream.takeUntil((batch) => (batch.at(-1)?.seq ?? 0) >= end),
                  Stream.filter((batch) => batch.length > 0)
                )
          )
        ),
      at: (position) => afterReconnect(stream, nats.at(stream, position)),
      of: Effect.fnUntraced(function* (subject) {
        const found: Array<Incoming> = []
        let from = 1
        while (true) {
          const page = yield* afterReconnect(subject, nats.load(stream, subject, from))
          found.push(...page)
          if (page.length < pageSize) return found
          from = (page.at(-1)?.seq ?? from) + 1
        }
      })
    })
  })
)

/** The stored messages of stream `EVT`. */
import { Effect, Layer } from "effect"
import { RawLog } from "../../keys/rawLog.ts"
import { type Incoming, Nats } from "../client/nats.ts"
import { afterReconnect } from "../client/servers.ts"
import { readUpToEnd } from "./readUpTo.ts"

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
      after: (position) => readUpToEnd(nats, { stream, filter: everything, after: position }),
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

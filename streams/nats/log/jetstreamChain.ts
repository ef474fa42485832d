/** The audit chain on JetStream: stream `CHAIN` with the subjects `chain.links` and `chain.checkpoints`. */
import { Effect, Layer } from "effect"
import { ChainLog, ChainMoved } from "../../chain/links/chainLog.ts"
import { StreamFull, StreamUnavailable } from "../../errors.ts"
import { type Incoming, Nats, type NatsFault } from "../client/nats.ts"
import { afterReconnect } from "../client/servers.ts"
import { ensureStorage } from "../storage/storage.ts"
import { readUpToEnd } from "./readUpTo.ts"

const stream = "CHAIN"
const everything = "chain.>"
/** Time without an answer after which the outcome of an append is unknown. Milliseconds. */
const answerMillis = 5000

export const jetstreamChain = Layer.effect(
  ChainLog,
  Effect.map(Nats, (nats) => {
    const last = (subject: string) => afterReconnect(stream, nats.last(stream, subject))
    /** A stream that was deleted is created again, empty: the writer then finds that the chain is gone. */
    const createIfMissing = (found: Incoming | null) =>
      found === null ? afterReconnect(stream, Effect.provideService(ensureStorage(stream), Nats, nats)) : Effect.void
    return ChainLog.of({
      at: (seq) => afterReconnect(stream, nats.at(stream, seq)),
      last: (kind) => Effect.tap(last(kind === "any" ? everything : `chain.${kind}`), createIfMissing),
      after: (seq) => readUpToEnd(nats, { stream, filter: everything, after: seq }),
      append: (kind, data, expected) =>
        nats
          .publish(
            // The expectation is on the whole stream: links and checkpoints have one order.
            { subject: `chain.${kind}`, data, headers: { "Nats-Expected-Last-Sequence": String(expected) } },
            answerMillis
          )
          .pipe(
            Effect.map(({ seq }) => seq),
            Effect.mapError(errorOf)
          )
    })
  })
)

const errorOf = (fault: NatsFault) => {
  if (fault.kind === "conflict") return new ChainMoved()
  return fault.kind === "full"
    ? new StreamFull({ what: stream })
    : new StreamUnavailable({ what: stream, cause: fault })
}

/** The facts of the log, in the metadata of stream `EVT`. */
import { Effect, Layer, Schedule } from "effect"
import { hash, witnessOf } from "../../commit/identity.ts"
import { StreamUnavailable } from "../../errors.ts"
import type { Mark } from "../../continuity.ts"
import { type LogFacts, LogProbe, type RecordedFacts } from "../../following/logProbe.ts"
import { changeMetadata } from "../storage/metadata.ts"
import { Nats, NatsFault, type StreamInfo } from "../client/nats.ts"
import { onceReady } from "../client/servers.ts"
import { factNames } from "./factNames.ts"
import { stream } from "./jetstreamStore.ts"

const unavailable = (cause: NatsFault) => new StreamUnavailable({ what: stream, cause })
/** A cluster that is starting may not know all its streams yet. */
const mayStart = Schedule.spaced("500 millis").pipe(Schedule.upTo({ times: 10 }))

export const natsLogProbe = Layer.effect(
  LogProbe,
  Effect.gen(function* () {
    const nats = yield* Nats
    yield* onceReady(ensureIdentity(nats))
    // Without a connection a request would wait for its own timeout, and its caller with it.
    const connected = Effect.timeoutOrElse(nats.connected, {
      duration: "1 second",
      orElse: () => Effect.fail(new NatsFault({ kind: "unknown", cause: "there is no connection" }))
    })
    const info = Effect.andThen(connected, nats.info(stream)).pipe(
      Effect.retry({ while: ({ kind }) => kind === "missing" && nats.replicas > 1, schedule: mayStart }),
      Effect.catchIf(
        ({ kind }) => kind === "missing",
        () => Effect.succeed(null)
      )
    )
    return LogProbe.of({
      facts: Effect.mapBoth(info, {
        onSuccess: (found) => (found === null ? null : factsOf(found)),
        onFailure: unavailable
      }),
      witnessAt: (seq) =>
        Effect.mapBoth(nats.at(stream, seq), {
          onSuccess: (found) => (found === null ? null : witnessOf(found.data)),
          onFailure: unavailable
        }),
      record: (facts, { accepted }) =>
        Effect.mapError(
          changeMetadata(nats, stream, {
            entries: (present) => (acceptedIn(present) === accepted ? entriesOf(facts) : null)
          }),
          unavailable
        ),
      connectionEpoch: nats.connectionEpoch
    })
  })
)

/** Stores the identity with the log, once. Processes that do so at the same time store the same one. */
const ensureIdentity = Effect.fnUntraced(function* (nats: Nats["Service"]) {
  const found = yield* nats.info(stream)
  if (found.metadata[factNames.identity] !== undefined) return
  yield* changeMetadata(nats, stream, { entries: () => ({ [factNames.identity]: identityFrom(found) }) })
})

/** A copy of the stream's files keeps the time of its making, to the nanosecond. */
const identityFrom = ({ created }: StreamInfo) => hash(26, stream, created)

const acceptedIn = (metadata: StreamInfo["metadata"]) => Number(metadata[factNames.accepted] ?? 0)

const factsOf = (found: StreamInfo): LogFacts => ({
  identity: found.metadata[factNames.identity] ?? identityFrom(found),
  accepted: acceptedIn(found.metadata),
  missing: markIn(found.metadata[factNames.missing]),
  lost: found.gaps,
  lostAccepted: Number(found.metadata[factNames.lostAccepted] ?? 0),
  replicas: found.replicas
})

const markIn = (text: string | undefined): Mark | null => {
  const [seq, witness] = text?.split(" ") ?? []
  return seq === undefined || witness === undefined ? null : { seq: Number(seq), witness }
}

const entriesOf = ({ identity, accepted, missing, lostAccepted }: Partial<RecordedFacts>) => ({
  ...(identity === undefined ? {} : { [factNames.identity]: identity }),
  ...(accepted === undefined ? {} : { [factNames.accepted]: String(accepted) }),
  ...(missing === undefined
    ? {}
    : { [factNames.missing]: missing === null ? null : `${missing.seq} ${missing.witness}` }),
  ...(lostAccepted === undefined ? {} : { [factNames.lostAccepted]: String(lostAccepted) })
})

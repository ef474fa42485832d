/** Durable consumers on JetStream: each commit is settled alone, and retries of dead letters come the same way. */
import { Effect, Layer } from "effect"
import { Codec } from "../../codec/codec.ts"
import { Consumers } from "../../ports/consumers.ts"
import { DeadLetters } from "../../ports/deadLetters.ts"
import { Quarantine } from "../../quarantine/quarantine.ts"
import { LogGuard } from "../../following/logGuard.ts"
import { LogProbe } from "../../following/logProbe.ts"
import { type Trouble, Troubles } from "../../troubles.ts"
import { Nats } from "../client/nats.ts"
import { stream } from "../log/jetstreamStore.ts"
import { type Acceptances, handleDeliveries } from "./deliveries.ts"
import { makeFromLog } from "./fromLog.ts"
import { makeFromRequest } from "./fromRequest.ts"
import { dlq, requestsOf } from "./letters/letterSubjects.ts"
import { makeOutage, type Outage } from "./settleCommit.ts"

/** Retries of dead letters that run at the same time. */
const mostRetries = 4

export const jetstreamConsumers = Layer.effect(
  Consumers,
  Effect.gen(function* () {
    const nats = yield* Nats
    const parts = {
      nats,
      codec: yield* Codec,
      guard: yield* LogGuard,
      quarantine: yield* Quarantine,
      letters: yield* DeadLetters
    }
    const acceptances = acceptancesOf(parts.guard, yield* LogProbe)
    const { register } = yield* Troubles
    return Consumers.of({
      run: (consumer) => {
        const { name, subjects, starts, concurrency } = consumer
        const requests = { name: `retry-${name}`, subjects: [requestsOf(name)], starts: "log" } as const
        const outage = makeOutage(name, parts.guard.continuity)
        const own = { ...parts, consumer, outage }
        return register(Effect.sync(() => troublesOf(name, outage))).pipe(
          Effect.andThen(
            Effect.raceFirst(
              handleDeliveries(nats, { stream, name, subjects, starts, concurrency, acceptances }, makeFromLog(own)),
              handleDeliveries(
                nats,
                { stream: dlq, ...requests, concurrency: mostRetries, acceptances: none },
                makeFromRequest(own)
              )
            )
          ),
          Effect.scoped
        )
      }
    })
  })
)

const acceptancesOf = ({ continuity, changed }: LogGuard["Service"], probe: LogProbe["Service"]): Acceptances => ({
  count: Effect.andThen(
    continuity.sound,
    Effect.map(probe.facts, (facts) => facts?.accepted ?? 0)
  ),
  next: Effect.suspend(() => {
    const before = continuity.acceptances()
    return Effect.ignore(changed).pipe(
      Effect.andThen(continuity.sound),
      Effect.repeat({ until: () => continuity.acceptances() > before }),
      Effect.asVoid
    )
  })
})
/** For the requests to retry dead letters, which do not come from the log. */
const none: Acceptances = { count: Effect.succeed(0), next: Effect.never }

const troublesOf = (consumer: string, outage: Outage): ReadonlyArray<Trouble> => {
  const why = outage.why()
  return why === null ? [] : [{ code: "reactor-waits", message: `${consumer} waits: ${why}`, remedy: null, stops: [] }]
}

/** One command in, stored events out: check the rights, load, decide, append. */
import { Clock, Effect, Layer } from "effect"
import { isReactor } from "../../domain/ids.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { partsOf } from "../../streams/commit/subjects.ts"
import { makeDigests } from "../../streams/sealing/fields/digests.ts"
import { Keyring } from "../../streams/sealing/keyring.ts"
import { CurrentCorrelation } from "../../streams/trace/correlation.ts"
import { CurrentSpan, traced, Tracing } from "../../streams/trace/tracing.ts"
import { CommandBus, type NotDone, type Receipt, type Step } from "../commandBus.ts"
import { Principals } from "../principals.ts"
import { admit } from "../admit.ts"
import { runSeveral, runTogether } from "./attempt/attempts.ts"
import type { AppendedPosition } from "./attempt/decide.ts"
import { measuredCommands } from "./commandMetrics.ts"
import { makeIdle } from "./idle.ts"
import { makeCache } from "./loaded/cache.ts"
import { queuedCommandOf } from "./queue/queuedCommand.ts"
import { BusLimits } from "./queue/limits.ts"
import { makeQueues } from "./queue/queues.ts"
import { makeSnapshots } from "./snapshots/snapshots.ts"

const cacheBytes = 64 * 1024 * 1024
export const commandBusLayer = Layer.effect(
  CommandBus,
  Effect.gen(function* () {
    const principals = yield* Principals
    const parts = {
      store: yield* EventStore,
      principals,
      cache: makeCache(cacheBytes),
      snapshots: yield* makeSnapshots(),
      digests: yield* makeDigests(yield* Keyring)
    }
    const { run } = makeQueues<ReadonlyArray<AppendedPosition>, NotDone>({
      limits: yield* BusLimits,
      together: (jobs) => runTogether(parts, jobs),
      alone: (job) => runSeveral(parts, job)
    })
    const { during, idle } = makeIdle()

    const send: CommandBus["Service"]["send"] = Effect.fnUntraced(function* (request, ...steps) {
      // A caller without rights gets the refusal at once. Each attempt checks again, because rights may change in the
      // meantime.
      for (const { command, subject } of steps)
        yield* admit(principals, request.authority ?? request.actor, command, subject, request.spokeIn)
      const positions = yield* run(queuedCommandOf(request, yield* Clock.currentTimeNanos, steps))
      return receipt(steps[0], positions)
    })

    const counted: CommandBus["Service"]["send"] = (request, ...steps) =>
      (isReactor(request.actor) ? send(request, ...steps) : during(send(request, ...steps))).pipe(
        measuredCommands(steps)
      )
    /** The correlation of the present work replaces that of the sender, so all commits of one request share it. */
    const correlatedSend: CommandBus["Service"]["send"] = (request, ...steps) =>
      Effect.flatMap(CurrentCorrelation, (correlation) =>
        counted(correlation === null ? request : { ...request, correlation }, ...steps)
      )
    const inSpan: CommandBus["Service"]["send"] = (request, ...steps) =>
      Effect.flatMap(Tracing, (tracing) => {
        if (tracing === null) return correlatedSend(request, ...steps)
        const sent = Effect.flatMap(CurrentSpan, (traceparent) =>
          correlatedSend(traceparent === null ? request : { ...request, traceparent }, ...steps)
        )
        return traced({ ...appendSpan(steps[0]), parent: request.traceparent ?? null })(sent)
      })
    return CommandBus.of({ send: inSpan, idle })
  })
)

/** From the command to its receipt: the commits are on disk, and carry this span. */
const appendSpan = ({ command }: Step) => ({ name: `append ${command._tag}`, kind: "internal" }) as const

const receipt = (first: Step, positions: ReadonlyArray<AppendedPosition>): Receipt => ({
  id: partsOf(first.subject).id,
  seq: Math.max(0, ...positions.map(({ seq }) => seq))
})

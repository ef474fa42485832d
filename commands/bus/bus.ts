/** One command in, stored events out: admit, load, decide, append. */
import { Effect, Layer, Metric, Schedule } from "effect"
import { isReactor } from "../../domain/ids.ts"
import { EventStore } from "../../streams/eventStore.ts"
import { partsOf } from "../../streams/commit/subjects.ts"
import { CommandBus, type Receipt, type Step } from "../commandBus.ts"
import { Contended } from "../errors.ts"
import { kindsFollowed, Principals } from "../principals.ts"
import { admit } from "./admit.ts"
import { attempt, type AppendedPosition } from "./attempt.ts"
import { makeIdle } from "./idle.ts"
import { makeCache } from "./loaded.ts"
import { makeMailbox } from "./mailbox.ts"

const cacheBytes = 64 * 1024 * 1024
/** A command that lost a race is decided again. So many lost races in a row point to a fault elsewhere. */
const mostRaces = 30

const jittered = Schedule.min([Schedule.exponential("1 millis"), Schedule.spaced("50 millis")]).pipe(
  Schedule.jittered,
  Schedule.upTo({ times: mostRaces })
)

export const commandBusLayer = Layer.effect(
  CommandBus,
  Effect.gen(function* () {
    const principals = yield* Principals
    const parts = { store: yield* EventStore, principals, cache: makeCache(cacheBytes) }
    const oneAtATime = makeMailbox()
    const { during, idle } = makeIdle()

    /** Waits until the directory has the rights that the commits changed, so that the caller's next command meets them. */
    const followed = (positions: ReadonlyArray<AppendedPosition>) => {
      const seqs = positions.flatMap(({ subject, seq }) => (kindsFollowed.includes(partsOf(subject).kind) ? [seq] : []))
      return seqs.length === 0
        ? Effect.void
        : principals.waitFor(Math.max(...seqs)).pipe(Effect.timeoutOption("5 seconds"), Effect.asVoid)
    }

    const send: CommandBus["Service"]["send"] = Effect.fnUntraced(function* (request, ...steps) {
      for (const { command } of steps) yield* admit(principals, request.actor, command)
      let races = 0
      const positions = yield* oneAtATime(
        steps.map(({ subject }) => subject),
        // A caller that goes away does not interrupt an append: the cache must know what the log knows.
        Effect.uninterruptible(Effect.suspend(() => attempt(parts, request, steps, races++ > 0)))
      ).pipe(
        Effect.retry({ while: (error) => error === "stale" || error._tag === "WrongLastSequence", schedule: jittered }),
        Effect.mapError((error) =>
          error === "stale" || error._tag === "WrongLastSequence" ? new Contended({ subject: steps[0].subject }) : error
        )
      )
      yield* followed(positions)
      return receipt(steps[0], positions)
    })

    const counted: CommandBus["Service"]["send"] = (request, ...steps) =>
      (isReactor(request.actor) ? send(request, ...steps) : during(send(request, ...steps))).pipe(
        Effect.tap(() => count(steps, "done")),
        Effect.tapError(({ _tag }) => count(steps, _tag))
      )
    return CommandBus.of({ send: counted, idle })
  })
)

const receipt = (first: Step, positions: ReadonlyArray<AppendedPosition>): Receipt => ({
  id: partsOf(first.subject).id,
  seq: Math.max(0, ...positions.map(({ seq }) => seq))
})

const commands = Metric.counter("commands", {
  incremental: true,
  description: "Commands, by name and outcome"
})
const count = (steps: ReadonlyArray<Step>, outcome: string) =>
  Effect.forEach(
    steps,
    ({ command }) => Metric.update(Metric.withAttributes(commands, { command: command._tag, outcome }), 1),
    { discard: true }
  )

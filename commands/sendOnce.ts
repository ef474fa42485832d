/** Sends a command for an event that may be delivered again. */
import { Effect } from "effect"
import { partsOf } from "../streams/commit/subjects.ts"
import { EventStore } from "../streams/ports/eventStore.ts"
import { CommandBus, type NotDone, type Receipt, type Request, type Step } from "./commandBus.ts"
import type { KeyReused } from "./errors.ts"

type SendOnce<R> = (
  request: Request,
  ...steps: readonly [Step, ...ReadonlyArray<Step>]
) => Effect.Effect<Receipt, Exclude<NotDone, KeyReused>, R>

/** `sendOnce` for a service, which has its parts already. */
export const makeSendOnce: Effect.Effect<SendOnce<never>, never, CommandBus | EventStore> = Effect.gen(function* () {
  const { send } = yield* CommandBus
  const { lastSeq } = yield* EventStore
  return (request, ...steps) =>
    send(request, ...steps).pipe(
      Effect.catchTag("KeyReused", () =>
        Effect.forEach(steps, ({ subject }) => lastSeq(subject)).pipe(
          Effect.map((seqs) => ({ id: partsOf(steps[0].subject).id, seq: Math.max(...seqs) }))
        )
      )
    )
})

/**
 * As `CommandBus.send`, but a redelivery may carry another body: a model answers differently, or a person has another name
 * by now. The first body counts, and this returns the present position of its aggregates.
 *
 * `request.key` must come from the event. A key that a person has sent goes to `CommandBus.send`, which refuses its reuse.
 */
export const sendOnce: SendOnce<CommandBus | EventStore> = (request, ...steps) =>
  Effect.flatMap(makeSendOnce, (send) => send(request, ...steps))

/** Who may ask the model next: extractions and runs take turns, one question each, and nothing else waits for them. */
import { Context, Effect, Layer, Semaphore } from "effect"
import { CommandBus } from "../../commands/commandBus.ts"

/** Questions at once: more than one so that a short one is not behind a long one, few since one machine answers them all. */
const atOnce = 2

export class ModelTurns extends Context.Service<
  ModelTurns,
  {
    /** Runs one question in its turn, in the order in which turns were asked for, and in a moment when nobody waits for a command. */
    readonly take: <A, E, R>(question: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  }
>()("tracker/reactors/ModelTurns") {
  static readonly layer = Layer.effect(
    ModelTurns,
    Effect.gen(function* () {
      const { idle } = yield* CommandBus
      const turns = yield* Semaphore.make(atOnce)
      return ModelTurns.of({ take: (question) => turns.withPermits(1)(Effect.andThen(idle, question)) })
    })
  )
}

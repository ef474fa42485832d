/** The semaphore for questions of extractions and runs to the model. Other callers do not wait for it. */
import { Context, Effect, Layer, Semaphore } from "effect"
import { CommandBus } from "../../commands/commandBus.ts"

/** Concurrent questions: more than one, so that a short one need not wait for a long one; few, because of one machine. */
const atOnce = 2

export class ModelTurns extends Context.Service<
  ModelTurns,
  {
    /** Runs a question with a permit. Questions get permits in order of request, and start while no command is waiting. */
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

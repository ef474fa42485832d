/** The semaphore for questions of extractions and runs to the model. Other callers do not wait for it. */
import { Context, Effect, Layer, Semaphore } from "effect"
import { CommandBus } from "../../commands/commandBus.ts"

/** Concurrent questions: more than one, so that a short one need not wait for a long one; few, because of one machine. */
const atOnce = 2

export class ModelSemaphore extends Context.Service<
  ModelSemaphore,
  {
    /** Runs a question with a permit. Questions get permits in order of request, and start while no command is waiting. */
    readonly withPermit: <A, E, R>(question: Effect.Effect<A, E, R>) => Effect.Effect<A, E, R>
  }
>()("tracker/reactors/ModelSemaphore") {
  static readonly layer = Layer.effect(
    ModelSemaphore,
    Effect.gen(function* () {
      const { idle } = yield* CommandBus
      const semaphore = yield* Semaphore.make(atOnce)
      return ModelSemaphore.of({ withPermit: (question) => semaphore.withPermits(1)(Effect.andThen(idle, question)) })
    })
  )
}

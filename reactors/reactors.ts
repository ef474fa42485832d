/** The list of all reactors. A new reactor needs one file and one line here. */
import { Effect, Layer } from "effect"
import { Consumers } from "../streams/consumers.ts"
import { analyse } from "./analyse/analyse.ts"
import { classify } from "./classify.ts"
import { embed } from "./embed.ts"
import { ModelSemaphore } from "./work/modelSemaphore.ts"
import { extract } from "./extract/extract.ts"
import { reembed } from "./reembed.ts"

/** Runs the reactors until the scope closes. */
export const reactorsLayer = Layer.effectDiscard(
  Effect.gen(function* () {
    const consumers = yield* Consumers
    yield* Effect.forkScoped(consumers.run(classify))
    yield* Effect.forkScoped(consumers.run(yield* embed))
    yield* Effect.forkScoped(consumers.run(extract))
    yield* Effect.forkScoped(consumers.run(analyse))
    yield* Effect.forkScoped(reembed())
  })
).pipe(Layer.provide(ModelSemaphore.layer))

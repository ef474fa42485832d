/** The list of all reactors. A new reactor needs one file and one line here. */
import { Effect, Layer } from "effect"
import { type Consumer, Consumers } from "../streams/ports/consumers.ts"
import { analyse } from "./analyse/analyse.ts"
import { classify } from "./classify.ts"
import { embed } from "./embed.ts"
import { ModelSemaphore } from "./work/modelSemaphore.ts"
import { extract } from "./extract/extract.ts"
import { reembed } from "./reembed.ts"
import { deliverWebhooks } from "./webhooks/deliver.ts"
import { receiveWebhooks } from "./inbound/receive.ts"
import { remind } from "./remind/remind.ts"

const list = Effect.map(embed, (embedder) => [classify, embedder, extract, analyse] as const)

type Listed = Effect.Success<typeof list>[number]
type ServicesOf<C> = C extends Consumer<infer _, infer R> ? R : never

/** The reactors that follow the log. */
export const reactors: Effect.Effect<
  ReadonlyArray<Consumer<{ readonly message: string }, ServicesOf<Listed>>>,
  never,
  Effect.Services<typeof list>
> = list

/** Runs the reactors until the scope closes. */
export const reactorsLayer = Layer.effectDiscard(
  Effect.gen(function* () {
    const { run } = yield* Consumers
    yield* Effect.forEach(yield* reactors, (each) => Effect.forkScoped(run(each)), { discard: true })
    yield* Effect.forkScoped(reembed())
    yield* Effect.forkScoped(remind())
    yield* Effect.forkScoped(deliverWebhooks)
    yield* Effect.forkScoped(receiveWebhooks)
  })
).pipe(Layer.provide(ModelSemaphore.layer))

/** A fault on purpose: an append is acknowledged before it is written. */
import { Effect, Layer } from "effect"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { jetstreamStore as faithful, stream } from "../../../streams/nats/log/jetstreamStore.ts"
import { Nats } from "../../../streams/nats/client/nats.ts"

export * from "../../../streams/nats/log/jetstreamStore.ts"

const delay = "1500 millis"

export const jetstreamStore = Layer.effect(
  EventStore,
  Effect.gen(function* () {
    const store = yield* EventStore
    const nats = yield* Nats
    return EventStore.of({
      ...store,
      append: (...commits) =>
        Effect.gen(function* () {
          const head = yield* Effect.orElseSucceed(nats.lastSeq(stream), () => 0)
          yield* Effect.forkDetach(Effect.ignore(Effect.delay(store.append(...commits), delay)))
          return commits.map((_, i) => head + 1 + i)
        })
    })
  })
).pipe(Layer.provide(faithful))

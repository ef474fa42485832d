/** Broadcast on core NATS: only the present subscribers get a message. */
import { Effect, Layer, Queue, Stream } from "effect"
import { Broadcast } from "../ports/broadcast.ts"
import { Nats } from "./client/nats.ts"

/** The server refuses more than 1 MiB. Publishers cut their messages below this. */
const mostBytes = 1_000_000

export const natsBroadcast = Layer.effect(
  Broadcast,
  Effect.gen(function* () {
    const nats = yield* Nats
    return Broadcast.of({
      publish: (subject, value) =>
        Effect.suspend(() => {
          const data = Buffer.from(JSON.stringify(value))
          if (data.byteLength > mostBytes)
            return Effect.logWarning("too large to broadcast; subscribers read the table instead", {
              subject,
              bytes: data.byteLength
            })
          return Effect.ignore(Effect.try({ try: () => nats.send(subject, data), catch: (cause) => cause }))
        }),
      subscribe: (filter) =>
        Stream.callback<{ readonly subject: string; readonly value: unknown }>((queue) =>
          nats.subscribe(
            filter,
            (subject, data) =>
              void Queue.offerUnsafe(queue, { subject, value: JSON.parse(Buffer.from(data).toString()) })
          )
        )
    })
  })
)

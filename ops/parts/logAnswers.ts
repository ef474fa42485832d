/** Reports to the operator that no server of the log answers. */
import { Effect, Layer } from "effect"
import { Nats } from "../../streams/nats/client/nats.ts"
import { type Trouble, Troubles } from "../../streams/troubles.ts"
import type { Settings } from "../settings/settings.ts"

/** The product restarts the embedded server itself; only the operator can start the servers of `NATS_URL`. */
export const logUnreachable = ({ natsUrl }: Pick<Settings, "natsUrl">): Trouble => ({
  code: "log-unreachable",
  message: "no server of the log answers",
  remedy: natsUrl === null ? null : "start the nats-server at NATS_URL, or restart it when it hangs",
  stops: ["writes"]
})

/** A server that works answers in milliseconds. */
const answerTimeout = "2 seconds"

export const logAnswers = (settings: Settings) =>
  Layer.effectDiscard(
    Effect.gen(function* () {
      const { info } = yield* Nats
      const trouble = logUnreachable(settings)
      yield* (yield* Troubles).register(
        info("EVT").pipe(
          Effect.timeout(answerTimeout),
          Effect.as(true),
          // A server that has no log answers too. That is a trouble of its own.
          Effect.catch((error) => Effect.succeed(error._tag === "NatsFault" && error.kind === "missing")),
          Effect.map((isAnswer) => (isAnswer ? [] : [trouble]))
        )
      )
    })
  )

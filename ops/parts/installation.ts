/** Implements the gateways' port on the installation: its state, its readiness and the sample. */
import { Effect, Layer, SubscriptionRef } from "effect"
import { CommandBus } from "../../commands/commandBus.ts"
import { Installation } from "../../gateways/installation.ts"
import { TelegramStatus } from "../../gateways/telegram/api/status.ts"
import { Projections } from "../../projections/runner/served/projections.ts"
import { Model } from "../../models/model.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import { type Trouble, type TroubleSource, Troubles } from "../../streams/troubles.ts"
import { storeMessages } from "../verbs/import/importOperation.ts"
import { sampleChat } from "../verbs/seed/sampleChat.ts"
import type { Settings } from "../settings/settings.ts"

export const version = "0.1.0"

const logUnreachable: Trouble = {
  code: "log-unreachable",
  message: "the log does not answer",
  mend: null,
  stops: ["writes"]
}
const logTroubles = <E>(head: Effect.Effect<number, E>): TroubleSource =>
  head.pipe(
    Effect.timeout("2 seconds"),
    Effect.as([]),
    Effect.orElseSucceed(() => [logUnreachable])
  )

export const installationLayer = (settings: Settings) =>
  Layer.effect(
    Installation,
    Effect.gen(function* () {
      const model = yield* Model
      const bot = yield* TelegramStatus
      const projections = yield* Projections
      const { head } = yield* Feed
      const { register, current: troubles } = yield* Troubles
      yield* register(logTroubles(head))
      const context = yield* Effect.context<CommandBus | NaturalKeys | EventStore>()
      return Installation.of({
        system: Effect.gen(function* () {
          return {
            version,
            seq: projections.position.at(),
            model: yield* model.describe,
            bot: yield* SubscriptionRef.get(bot),
            stores: {
              log: settings.natsUrl === null ? "embedded" : "nats",
              tables: settings.databaseUrl === null ? "embedded" : "postgres"
            },
            troubles: yield* troubles
          }
        }),
        loadSample: Effect.gen(function* () {
          let stored = 0
          for (const piece of sampleChat()) stored += (yield* storeMessages(piece, "import")).stored
          return stored
        }).pipe(Effect.provideContext(context)),
        troubles
      })
    })
  )

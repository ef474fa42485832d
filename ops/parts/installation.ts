/** Implements the gateways' port on the installation: its state, its readiness and the sample. */
import { Effect, Layer } from "effect"
import { Providers } from "../../commands/providers/providers.ts"
import { CommandBus } from "../../commands/commandBus.ts"
import { Principals } from "../../commands/principals.ts"
import { Installation } from "../../gateways/installation.ts"
import { presentStatus } from "../../gateways/telegram/api/sharedStatus.ts"
import type { TelegramStatus } from "../../gateways/telegram/api/status.ts"
import { Projections } from "../../projections/runner/served/projections.ts"
import { Model } from "../../models/model.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { NaturalKeys } from "../../streams/sealing/naturalKeys.ts"
import type { Buckets } from "../../streams/ports/bucket.ts"
import { Nats } from "../../streams/nats/client/nats.ts"
import { Troubles } from "../../streams/troubles.ts"
import { makeImports } from "../imports/imports.ts"
import { storeMessages } from "../verbs/import/store/storeMessages.ts"
import { sampleChat } from "../verbs/seed/sampleChat.ts"
import { reportBot } from "./bot/botTroubles.ts"
import { storesNow } from "./sizes/stores.ts"
import type { Settings } from "../settings/settings.ts"
import { version } from "../settings/version.ts"

/** `foundOllama`: the address of an Ollama that answers and that no setting names. `imports`: this process works on uploads. */
export const installationLayer = (settings: Settings, foundOllama: string | null, imports: boolean) =>
  Layer.effect(
    Installation,
    Effect.gen(function* () {
      const model = yield* Model
      const bot = yield* Effect.context<TelegramStatus | Buckets>()
      const projections = yield* Projections
      const { active } = yield* Providers
      const { current: troubles } = yield* Troubles
      yield* reportBot
      const context = yield* Effect.context<CommandBus | NaturalKeys | EventStore | Principals>()
      const nats = yield* Effect.context<Nats>()
      const chatImports = yield* makeImports(settings, imports)
      return Installation.of({
        system: Effect.gen(function* () {
          return {
            version,
            seq: projections.position.at(),
            model: yield* model.describe,
            bot: yield* Effect.provideContext(presentStatus, bot),
            stores: {
              log: settings.natsUrl === null ? "embedded" : "nats",
              tables: settings.databaseUrl === null ? "embedded" : "postgres"
            },
            offer:
              foundOllama === null || active() !== null
                ? null
                : { url: foundOllama, model: settings.ollamaModel, embedModel: settings.ollamaEmbedModel },
            troubles: yield* troubles
          }
        }),
        loadSample: Effect.gen(function* () {
          let stored = 0
          for (const piece of sampleChat()) stored += (yield* storeMessages(piece, "import")).stored
          return stored
        }).pipe(Effect.provideContext(context)),
        imports: chatImports,
        stores: storesNow(settings).pipe(Effect.provideContext(nats)),
        troubles
      })
    })
  )

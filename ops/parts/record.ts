/** The record of an installation: an embedded nats-server under the data folder, or the one that the settings name. */
import { Effect, Layer, Schema } from "effect"
import { join } from "node:path"
import { commandBusLayer } from "../../commands/bus/bus.ts"
import { Principals } from "../../commands/principals.ts"
import { SignIn } from "../../gateways/http/signIn/signIn.ts"
import { logIn, masterKeyIn, ownFolder } from "../../streams/dataFolder.ts"
import { masterKeyFile } from "../../streams/sealing/masterKey.ts"
import { natsServer, reviving } from "../../streams/nats/server/natsServer.ts"
import { natsRecord } from "../../streams/nats/record.ts"
import { WhenStuck } from "../../streams/nats/client/whenStuck.ts"
import type { Settings } from "../settings.ts"
import { installNats, natsServerPath } from "../setup/nats/findNats.mjs"

/** The machine has no nats-server that is new enough. A retry succeeds once one is installed. */
export class NoNatsServer extends Schema.TaggedError<NoNatsServer>()("NoNatsServer", {}) {
  override get message() {
    return installNats
  }
}

/** The data folder, owned while the layer lasts by whoever runs embedded parts in it. */
export const folderLayer = (settings: Settings) =>
  settings.natsUrl !== null && settings.databaseUrl !== null
    ? Layer.empty
    : Layer.effectDiscard(ownFolder(settings.dataDir))

export const recordLayer = (settings: Settings) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const { url, whenStuck } =
        settings.natsUrl === null ? yield* embedded(settings) : { url: settings.natsUrl, whenStuck: Effect.void }
      // A cluster keeps three copies of everything; one server keeps one.
      return natsRecord({ url, name: "tracker", replicas: url.split(",").length >= 3 ? 3 : 1 }).pipe(
        Layer.provide(Layer.succeed(WhenStuck, whenStuck))
      )
    })
  ).pipe(
    Layer.provide(
      masterKeyFile(masterKeyIn(settings.dataDir), settings.natsUrl === null ? logIn(settings.dataDir) : null)
    )
  )

const embedded = Effect.fnUntraced(function* (settings: Settings) {
  const binary = natsServerPath()
  if (binary === undefined) return yield* new NoNatsServer()
  const server = { folder: join(settings.dataDir, "nats"), binary }
  return { url: yield* natsServer(server), whenStuck: reviving(server) }
})

/** Commands, and who may give them. */
export const commandsLayer = commandBusLayer.pipe(
  Layer.provideMerge(Principals.layer),
  Layer.provideMerge(SignIn.layer)
)

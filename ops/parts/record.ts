/** The log of an installation: an embedded nats-server in the data folder, or the servers that the settings name. */
import { Effect, Layer, Schema } from "effect"
import { readFileSync } from "node:fs"
import { parse } from "node:path"
import { commandBusLayer } from "../../commands/bus/bus.ts"
import { Principals } from "../../commands/principals.ts"
import { DeviceSignIn } from "../../gateways/http/signIn/device/deviceSignIn.ts"
import { Flows } from "../../gateways/http/signIn/flow/flows.ts"
import { SignIn } from "../../gateways/http/signIn/signIn.ts"
import { AuditChain } from "../../streams/chain/auditChain.ts"
import { logIn, markIn, natsIn, ownFolder } from "../../streams/dataFolder.ts"
import { markFile, StoredMark } from "../../streams/following/mark/storedMark.ts"
import { masterKeyFile } from "../../streams/masterKey/masterKey.ts"
import { masterKeyCommand } from "../../streams/masterKey/masterKeyCommand.ts"
import { natsServer } from "../../streams/nats/server/natsServer.ts"
import { reviving } from "../../streams/nats/server/reviving.ts"
import { natsClient } from "../../streams/nats/client/jetstream.ts"
import { natsRecord } from "../../streams/nats/record.ts"
import { onceReady } from "../../streams/nats/client/servers.ts"
import { ensureAllStorage } from "../../streams/nats/storage/storage.ts"
import type { MasterKey } from "../../streams/generations/masterKey.ts"
import { WhenStuck } from "../../streams/nats/client/whenStuck.ts"
import { reportOwnedFolder } from "../supervisor/ownedFolder.ts"
import type { Settings } from "../settings/settings.ts"
import { installNats, natsServerPath } from "../setup/nats/findNats.mjs"

/** The machine has no nats-server that is new enough. A retry succeeds once one is installed. */
export class NoNatsServer extends Schema.TaggedError<NoNatsServer>()("NoNatsServer", {}) {
  override get message() {
    return installNats
  }
}

/** Whether a process runs nats-server or Postgres itself. */
export const hasEmbeddedParts = ({ natsUrl, databaseUrl }: Settings) => natsUrl === null || databaseUrl === null

/** Locks the data folder while the layer lasts. Only a process that runs embedded parts needs the lock. */
export const folderLayer = (settings: Settings) =>
  hasEmbeddedParts(settings) ? Layer.effectDiscard(ownFolder(settings.dataDir)) : Layer.empty

export const recordLayer = (settings: Settings) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const { url, whenStuck } = yield* serversOf(settings)
      return natsRecord(clientOf(settings, url)).pipe(
        Layer.provide(Layer.succeed(WhenStuck, whenStuck)),
        Layer.provide(Layer.succeed(StoredMark, markFile(markIn(settings.dataDir), namesOf(settings))))
      )
    })
  ).pipe(Layer.provide(masterKeyLayer(settings)))

type NoKey = Layer.Error<ReturnType<typeof masterKeyFile> | ReturnType<typeof masterKeyCommand>>

const masterKeyLayer = ({ dataDir, masterKey, natsUrl }: Settings): Layer.Layer<MasterKey, NoKey> =>
  "command" in masterKey
    ? masterKeyCommand(masterKey.command)
    : masterKeyFile(masterKey.file, natsUrl === null ? logIn(dataDir) : null)

/** The servers of the log without their passwords. The embedded server has another port at each start. */
const namesOf = ({ natsUrl }: Settings) =>
  natsUrl === null
    ? "embedded"
    : natsUrl
        .split(",")
        .map((url) => url.replace(/^.*[/@](?=.)/, ""))
        .toSorted()
        .join(",")

/** The connection to the servers of the log. Creates and changes nothing. */
export const natsLayer = (settings: Settings) =>
  Layer.unwrap(Effect.map(serversOf(settings), ({ url }) => natsClient(clientOf(settings, url))))

/** Three servers or more keep three copies of a new log; fewer keep one. */
const clientOf = ({ natsKeyFile }: Settings, url: string) => ({
  url,
  replicas: url.split(",").length >= 3 ? 3 : 1,
  // A user of the servers may read only inboxes with its own name.
  ...(natsKeyFile === null ? { name: "tracker" } : { name: parse(natsKeyFile).name, keyFile: natsKeyFile })
})

/** `NATS_NKEY_FILE` names no seed. A retry succeeds once it does. */
export class NoNatsKey extends Schema.TaggedError<NoNatsKey>()("NoNatsKey", { file: Schema.String }) {
  override get message() {
    return `NATS_NKEY_FILE: ${this.file} cannot be read, or does not have the seed of a user (SU…)`
  }
}

const checkKey = ({ natsKeyFile: file }: Settings) =>
  file === null
    ? Effect.void
    : Effect.try({ try: () => readFileSync(file, "utf8"), catch: () => new NoNatsKey({ file }) }).pipe(
        Effect.filterOrFail(
          (text) => text.startsWith("SU"),
          () => new NoNatsKey({ file })
        ),
        Effect.asVoid
      )

const serversOf = Effect.fnUntraced(function* (settings: Settings) {
  if (settings.natsUrl === null) return yield* embedded(settings)
  yield* checkKey(settings)
  return { url: settings.natsUrl, whenStuck: Effect.void }
})

const embedded = Effect.fnUntraced(function* (settings: Settings) {
  const binary = natsServerPath()
  if (binary === undefined) return yield* new NoNatsServer()
  const server = { folder: natsIn(settings.dataDir), binary }
  reportOwnedFolder(settings.dataDir)
  return { url: yield* natsServer(server), whenStuck: reviving(server) }
})

/** Creates the streams of the other roles: the users of their processes may not. */
export const storageOfAllRoles = Layer.effectDiscard(onceReady(ensureAllStorage))

/** Links each commit of the log in the audit chain while the layer lasts. */
export const auditChainFollowed = Layer.effectDiscard(Effect.flatMap(AuditChain, ({ follow }) => follow))

/** Commands, and the people and services that may send them. */
export const commandsLayer = Layer.mergeAll(commandBusLayer, SignIn.layer, Flows.layer, DeviceSignIn.layer).pipe(
  Layer.provideMerge(Principals.layer)
)

/** The composition root: every part, and the parts that it needs. */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect, Layer } from "effect"
import { join } from "node:path"
import { knownHosts } from "../gateways/http/entry/address/hosts.ts"
import { makeHeadCheck } from "../gateways/http/entry/entry.ts"
import { type ClientLimits, Limits, makeLimits } from "../gateways/http/entry/limits/limits.ts"
import { httpLayer } from "../gateways/http/http.ts"
import { Passkeys } from "../gateways/http/signIn/passkeys/webauthn.ts"
import { MessageFiles } from "../gateways/http/files/messageFiles.ts"
import { IdentityProvider } from "../gateways/http/signIn/oidc/provider.ts"
import { MiniAppSignIn } from "../gateways/http/signIn/miniApp/miniAppSignIn.ts"
import { OwnHolder } from "../gateways/telegram/arrival/handOver.ts"
import { webhookReceiver } from "../gateways/telegram/arrival/webhookReceiver.ts"
import { BotToken } from "../gateways/telegram/token/botToken.ts"
import { TelegramFiles } from "../gateways/telegram/files/telegramFiles.ts"
import { uwsServer } from "../gateways/http/uws/server.ts"
import { AllowedNetworks } from "../commands/endpoints/addresses.ts"
import { InboundSources } from "../commands/sources/sources.ts"
import { Endpoints } from "../commands/endpoints/endpoints.ts"
import { Providers } from "../commands/providers/providers.ts"
import { keyedRecords } from "../models/choosing/keyedRecords.ts"
import { switchingModelLayer } from "../models/choosing/switchingModel.ts"
import { Model } from "../models/model.ts"
import { LinkOrigin } from "../projections/webhooks/rendering.ts"
import { reactorsLayer } from "../reactors/reactors.ts"
import { HomeZone } from "../reactors/zone/homeZone.ts"
import { NaturalKeys } from "../streams/sealing/naturalKeys.ts"
import { controlLayer } from "./control/control.ts"
import { opsLayer, opsServerLayer } from "./monitoring/opsServer.ts"
import { samplingLayer } from "./monitoring/samples/sampling.ts"
import { tracedModel } from "./monitoring/tracing/tracedModel.ts"
import { tracingLayer } from "./monitoring/tracing/tracingLayer.ts"
import { coreLayer } from "./parts/core.ts"
import { installationLayer } from "./parts/installation.ts"
import { taughtModel } from "./parts/taughtModel.ts"
import { modelPortsLayer } from "./parts/modelPorts.ts"
import { erasureLayer } from "./erasure/erasureLayer.ts"
import { operations } from "./verbs/operations.ts"
import { filesFolderIn } from "../streams/dataFolder.ts"
import { auditChainFollowed, folderLayer, storageOfAllRoles } from "./parts/record.ts"
import { searchLayer } from "./parts/search.ts"
import { everyRole, type Roles } from "./settings/roles.ts"
import { botElsewhere, botLayer, botTokenLayer } from "./parts/bot/telegram.ts"
import { localOllama } from "./settings/findOllama.ts"
import { sourceTroubles } from "./parts/webhooks/sourceTroubles.ts"
import { webhookTroubles } from "./parts/webhooks/webhookTroubles.ts"
import { usesLayer } from "./parts/uses.ts"
import { originOf, publicOriginOf, securityContactOf, type Settings } from "./settings/settings.ts"

/** A longer body is answered with 413. */
const mostBodyBytes = 1024 * 1024

const headCheckOf = (settings: Settings, limits: ClientLimits) =>
  makeHeadCheck({
    limits,
    publicOrigin: settings.publicOrigin,
    ownOrigins: [originOf(settings)],
    trustedProxies: settings.trustedProxies,
    isKnownHost: knownHosts(settings.host, settings.publicOrigin)
  })

const identityProvider = (settings: Settings) =>
  IdentityProvider.layer(
    settings.oidc === null ? null : { ...settings.oidc, redirectUri: `${publicOriginOf(settings)}/sign-in/callback` }
  )

/** The token of the bot, read for each use, because an owner may change it. Null while its store does not answer. */
const presentToken = Effect.map(BotToken, ({ present }) =>
  present.pipe(
    Effect.map((now) => now?.token ?? null),
    Effect.catch(() => Effect.succeed(null))
  )
)

const telegramFiles = ({ telegramApiRoot: apiRoot }: Settings) =>
  Layer.unwrap(Effect.map(presentToken, (token) => TelegramFiles.layer({ token, apiRoot })))

const messageFiles = (settings: Settings) =>
  MessageFiles.layer(filesFolderIn(settings.dataDir)).pipe(Layer.provide(telegramFiles(settings)))

const miniAppSignIn = Layer.unwrap(Effect.map(presentToken, (token) => MiniAppSignIn.layer({ token })))
/** An owner may enter the token later, so a process with an address for the webhook receives updates also without a token. */
const webhookOf = ({ telegramToken, telegramWebhook }: Settings) =>
  telegramToken === null && telegramWebhook === null ? Layer.empty : webhookReceiver(telegramWebhook)

const operatorLayer = (settings: Settings) =>
  controlLayer(
    { dataDir: settings.dataDir, origin: originOf(settings), publicOrigin: publicOriginOf(settings) },
    operations
  )

/** The values of settings that parts read. */
const settledLayer = (settings: Settings, limits: ClientLimits) =>
  Layer.mergeAll(
    Layer.succeed(Limits, limits),
    Layer.succeed(HomeZone, settings.timeZone),
    Layer.succeed(AllowedNetworks, settings.webhookNetworks),
    Layer.succeed(LinkOrigin, settings.publicOrigin)
  )

const dashboardFolder = join(import.meta.dirname, "../ui/dist")

/** The role `http`. The gateway has the data folder for writing, which a new master key needs. */
const servedToUsers = (settings: Settings) =>
  Layer.mergeAll(
    httpLayer(dashboardFolder, securityContactOf(settings)).pipe(Layer.provide(webhookOf(settings))),
    operatorLayer(settings),
    erasureLayer
  )

/** The work of the roles without a listener. A gateway that runs beside other processes makes the streams of all roles. */
const workOf = (roles: Roles) =>
  Layer.mergeAll(
    roles.has("projections") ? auditChainFollowed : Layer.empty,
    roles.has("http") && roles.size < everyRole.size ? storageOfAllRoles : Layer.empty,
    roles.has("reactors") ? reactorsLayer : Layer.empty
  )

const endpointsLayer = webhookTroubles.pipe(Layer.provideMerge(Endpoints.layer))

/** `foundOllama`: the address at which an Ollama answers that no setting names; it is offered, and not used. */
export const productLayer = (settings: Settings, roles: Roles = everyRole, foundOllama: string | null = null) => {
  const localUrl = localOllama(settings)
  const limits = makeLimits(settings.limits, () => performance.now())
  const chosenModel = Layer.unwrap(
    Effect.gen(function* () {
      const { active } = yield* Providers
      return switchingModelLayer(() => active()?.settings ?? null, {
        ...(settings.ollamaUrl === null ? {} : { url: settings.ollamaUrl }),
        ...(localUrl === null ? {} : { localUrl }),
        model: settings.ollamaModel,
        embedModel: settings.ollamaEmbedModel,
        builtin: yield* taughtModel
      })
    })
  )
  const model = Layer.effect(
    Model,
    Effect.gen(function* () {
      const { idFor } = yield* NaturalKeys
      return tracedModel(keyedRecords(yield* Model, (digest) => idFor("model-input", digest)))
    })
  ).pipe(Layer.provide(chosenModel))
  const publicServer = uwsServer({
    host: settings.host,
    port: settings.port,
    mostBody: mostBodyBytes,
    entry: headCheckOf(settings, limits)
  })
  const http = roles.has("http") ? servedToUsers(settings).pipe(Layer.provide(publicServer)) : Layer.empty
  const monitoring = Layer.merge(opsLayer, samplingLayer(roles.has("http")))
  return Layer.mergeAll(http, monitoring, workOf(roles)).pipe(
    Layer.provideMerge(
      Layer.mergeAll(
        installationLayer(settings, foundOllama, roles.has("http")),
        modelPortsLayer(settings),
        usesLayer,
        Passkeys.layer(publicOriginOf(settings)),
        Layer.mergeAll(identityProvider(settings), messageFiles(settings), miniAppSignIn)
      )
    ),
    Layer.provideMerge(roles.has("telegram") ? botLayer(settings) : botElsewhere),
    Layer.provideMerge(botTokenLayer(settings)),
    Layer.provideMerge(searchLayer),
    Layer.provideMerge(model),
    Layer.provideMerge(Layer.mergeAll(Providers.layer, InboundSources.layer, endpointsLayer, sourceTroubles)),
    Layer.provideMerge(coreLayer(settings, roles)),
    // The ports and the folder come first, so that a second product stops before it changes data.
    Layer.provideMerge(opsServerLayer(settings)),
    Layer.provide(roles.has("http") ? publicServer : Layer.empty),
    Layer.provideMerge(settledLayer(settings, limits)),
    Layer.provideMerge(Layer.sync(OwnHolder, () => ({ store: null }))),
    Layer.provideMerge(folderLayer(settings)),
    Layer.provideMerge(tracingLayer(settings.otlpUrl, roles)),
    Layer.provideMerge(Layer.mergeAll(NodeHttpServer.layerHttpServices, NodeServices.layer))
  )
}

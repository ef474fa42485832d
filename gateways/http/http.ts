/** The HTTP gateway. One server has the REST interface and its documentation, the WebSocket, health checks and the dashboard. */
import { Layer } from "effect"
import { HttpRouter } from "effect/http"
import { bodyReadLayer, understoodLayer } from "./api/body/body.ts"
import { attemptsCountedLayer } from "./api/rights/attempts.ts"
import { permittedLayer } from "./api/rights/operationRule.ts"
import { apiLayer } from "./routes/api.ts"
import { DeliveryCounts } from "./routes/figures/webhooks/deliveryCounts.ts"
import { authenticatedLayer, Credentials } from "./signIn/authenticate.ts"
import { asyncApi } from "./documents/asyncApi.ts"
import { docs } from "./documents/docs.ts"
import { dashboard } from "./dashboard.ts"
import { PageBuild, pageBuildIn } from "./socket/pageBuild.ts"
import { exactPaths, exactRoutes } from "./exactPaths.ts"
import { monitoring, probes } from "./health.ts"
import { type SecurityContact, securityText } from "./documents/securityText.ts"
import { socketLayer } from "./socket/socket.ts"
import { stray } from "./stray.ts"
import { inboundWebhook } from "./routes/inbound/inboundWebhook.ts"
import { telegramWebhook } from "./telegramWebhook.ts"

/** The routes of the REST interface, for the router of a server. */
export const restLayer = apiLayer.pipe(
  Layer.provide([authenticatedLayer, permittedLayer, bodyReadLayer, attemptsCountedLayer, understoodLayer])
)

const quiet = { disableLogger: true, disableListenLog: true, routerConfig: exactRoutes } as const

/** The routes for monitoring, on a server of their own: each process has one, also a process that serves no users. */
export const monitoringLayer = <E, R>(metrics: Layer.Layer<never, E, R>) =>
  HttpRouter.serve(Layer.mergeAll(monitoring, metrics, exactPaths), quiet)

/**
 * Every HTTP route and the WebSocket of the product.
 *
 * `ui` is the folder of the built dashboard.
 */
export const httpLayer = (ui: string, security: SecurityContact | null) =>
  HttpRouter.serve(
    Layer.mergeAll(
      restLayer,
      docs,
      asyncApi,
      probes,
      stray,
      telegramWebhook,
      inboundWebhook,
      securityText(security),
      dashboard(ui),
      exactPaths
    ),
    quiet
  ).pipe(
    Layer.merge(
      Layer.provide(
        socketLayer,
        Layer.sync(PageBuild, () => pageBuildIn(ui))
      )
    ),
    Layer.provide([Credentials.layer, DeliveryCounts.layer])
  )

/** The HTTP gateway: REST, its documentation, the WebSocket, health, and the dashboard, on one server. */
import { Layer } from "effect"
import { HttpRouter } from "effect/http"
import { HttpApiBuilder, HttpApiScalar } from "effect/http-api"
import { Api } from "./api/api.ts"
import { authenticatedLayer, Credentials, understoodLayer } from "./signIn/authenticate.ts"
import { dashboard } from "./dashboard.ts"
import { atoms } from "./handlers/knowledge/atoms.ts"
import { extractions } from "./handlers/knowledge/extractions.ts"
import { insight } from "./handlers/knowledge/insight.ts"
import { proposals } from "./handlers/knowledge/proposals.ts"
import { providers } from "./handlers/knowledge/providers.ts"
import { runs } from "./handlers/knowledge/runs.ts"
import { topics } from "./handlers/knowledge/topics.ts"
import { messages } from "./handlers/messages.ts"
import { search } from "./handlers/search.ts"
import { installation, session } from "./handlers/session.ts"
import { tasks } from "./handlers/tasks.ts"
import { health } from "./health.ts"
import { socketLayer } from "./socket/socket.ts"
import { stray } from "./stray.ts"

/** The routes of the REST interface, on a router of whoever serves them. */
export const restLayer = HttpApiBuilder.layer(Api, { openapiPath: "/openapi.json" }).pipe(
  Layer.provide([tasks, messages, search, session, installation]),
  Layer.provide([proposals, topics, atoms, extractions, runs, providers, insight]),
  Layer.provide([authenticatedLayer, understoodLayer])
)

/** Only what those who watch over a process ask, for one that serves nobody else. */
export const healthLayer = HttpRouter.serve(health, { disableLogger: true, disableListenLog: true })

/** `ui`: the folder of the built dashboard. `more`: routes that the operator's tools bring along. */
export const httpLayer = <E, R>(ui: string, more: Layer.Layer<never, E, R>) =>
  HttpRouter.serve(
    Layer.mergeAll(restLayer, HttpApiScalar.layer(Api, { path: "/docs" }), health, stray, dashboard(ui), more),
    { disableLogger: true, disableListenLog: true }
  ).pipe(Layer.merge(socketLayer), Layer.provide(Credentials.layer))

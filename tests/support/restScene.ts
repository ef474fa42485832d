/** The real REST routes on a log in memory and tables in PGlite. Ada and Bo are members, Eve is an admin, and Ada has sent a message. */
import { Effect, Layer, ManagedRuntime, type Redacted } from "effect"
import { HttpRouter, HttpServer } from "effect/http"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { commandBusLayer } from "../../commands/bus/bus.ts"
import { CommandBus } from "../../commands/commandBus.ts"
import { letIn } from "../../commands/kit/onTeam.ts"
import { Principals } from "../../commands/principals.ts"
import { InboundSources } from "../../commands/sources/sources.ts"
import { Endpoints } from "../../commands/endpoints/endpoints.ts"
import { Providers } from "../../commands/providers/providers.ts"
import { type ActorId } from "../../domain/ids.ts"
import type { Role } from "../../domain/values.ts"
import { plainMessage } from "../../domain/kit/samples.ts"
import { makeImports } from "../../ops/imports/imports.ts"
import { modelPortsLayer } from "../../ops/parts/modelPorts.ts"
import { searchLayer } from "../../ops/parts/search.ts"
import { settingsFrom } from "../../ops/settings/settings.ts"
import { usesLayer } from "../../ops/parts/uses.ts"
import { Database } from "../../projections/database/database.ts"
import { projectionsLayer } from "../../projections/projections.ts"
import { Knowledge } from "../../projections/reads/knowledge/knowledge.ts"
import { Notices } from "../../projections/reads/notices/notices.ts"
import { Reads } from "../../projections/reads/reads.ts"
import { Views } from "../../projections/reads/views/views.ts"
import { Projections } from "../../projections/runner/served/projections.ts"
import { switchingModelLayer } from "../../models/choosing/switchingModel.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { memoryVectors } from "../../streams/memory/memoryVectors.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { Installation } from "../../gateways/installation.ts"
import { sessionCookie } from "../../gateways/http/entry/sessionCookie.ts"
import { Credentials } from "../../gateways/http/signIn/authenticate.ts"
import { restLayer } from "../../gateways/http/http.ts"
import { MiniAppSignIn } from "../../gateways/http/signIn/miniApp/miniAppSignIn.ts"
import { DeliveryCounts } from "../../gateways/http/routes/figures/webhooks/deliveryCounts.ts"
import { DeviceSignIn } from "../../gateways/http/signIn/device/deviceSignIn.ts"
import { Flows } from "../../gateways/http/signIn/flow/flows.ts"
import { Passkeys } from "../../gateways/http/signIn/passkeys/webauthn.ts"
import { MessageFiles } from "../../gateways/http/files/messageFiles.ts"
import { BotToken } from "../../gateways/telegram/token/botToken.ts"
import { TelegramFiles } from "../../gateways/telegram/files/telegramFiles.ts"
import { filesFolderIn } from "../../streams/dataFolder.ts"
import { IdentityProvider } from "../../gateways/http/signIn/oidc/provider.ts"
import { SignIn } from "../../gateways/http/signIn/signIn.ts"
import { socketLayer } from "../../gateways/http/socket/socket.ts"
import { uwsServer } from "../../gateways/http/uws/server.ts"
import { inboundWebhook } from "../../gateways/http/routes/inbound/inboundWebhook.ts"
import { stray } from "../../gateways/http/stray.ts"
import { ada, bo, eve } from "../../domain/kit/people.ts"

const mostBodyBytes = 1024 * 1024
const noBot = { token: Effect.succeed(null), apiRoot: "http://127.0.0.1:1" }

export interface RestAnswer {
  readonly status: number
  // A test reads the fields that it expects. A field that is missing fails the test.
  readonly body: Record<string, unknown> & { readonly id: string; readonly seq: number }
}
interface Sent {
  readonly method: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
}

/**
 * Call `begin` before the tests and `end` after them. `telegram`: the source of files; without one there is no bot. `fixedToken`: the
 * bot's token in the environment of the process.
 */
export const restScene = (
  telegram: Parameters<typeof TelegramFiles.layer>[0] = noBot,
  fixedToken: Redacted.Redacted | null = null
) => {
  const folder = mkdtempSync(join(tmpdir(), "rest-"))
  const settings = Effect.runSync(Effect.fromResult(settingsFrom({ OLLAMA_URL: "off" }, folder)))
  const parts = Layer.mergeAll(
    Layer.unwrap(Effect.map(makeImports(settings, true), (imports) => Layer.mock(Installation, { imports }))),
    modelPortsLayer(settings),
    usesLayer,
    Credentials.layer,
    DeliveryCounts.layer,
    IdentityProvider.layer(null),
    Passkeys.layer("http://localhost"),
    MessageFiles.layer(filesFolderIn(folder)).pipe(Layer.provide(TelegramFiles.layer(telegram))),
    BotToken.layer({ fixed: fixedToken, apiRoot: telegram.apiRoot })
  ).pipe(
    Layer.provideMerge(searchLayer),
    Layer.provideMerge(switchingModelLayer(() => null)),
    Layer.provideMerge(Layer.mergeAll(Providers.layer, Endpoints.layer, InboundSources.layer)),
    Layer.provideMerge(Layer.mergeAll(Reads.layer, Knowledge.layer, Notices.layer)),
    Layer.provideMerge(projectionsLayer),
    Layer.provideMerge(commandBusLayer),
    Layer.provideMerge(Layer.mergeAll(SignIn.layer, Flows.layer, DeviceSignIn.layer, MiniAppSignIn.layer(telegram))),
    Layer.provideMerge(Principals.layer),
    Layer.provideMerge(
      Layer.mergeAll(Database.pglite(join(folder, "tables")), memoryRecord, memoryVectors, HttpServer.layerServices)
    )
  )
  const runtime = ManagedRuntime.make(parts)
  const rest = HttpRouter.toWebHandler(Layer.mergeAll(restLayer, stray).pipe(Layer.provideMerge(parts)), {
    memoMap: runtime.memoMap,
    disableLogger: true
  })
  const ends: Array<() => Promise<void>> = []
  const sessions = new Map<ActorId, string>()
  const signIn = Effect.fnUntraced(function* (actor: ActorId, role: Role) {
    yield* letIn(yield* CommandBus, actor, role)
    sessions.set(actor, yield* (yield* SignIn).open(actor, "a test"))
  })

  const request = (actor: ActorId | null, path: string, { method, headers, body }: Sent): Promise<Response> =>
    rest.handler(
      new Request(`http://localhost/api${path}`, {
        method,
        headers: { ...(actor === null ? {} : { cookie: `${sessionCookie}=${sessions.get(actor)}` }), ...headers },
        ...(body === undefined ? {} : { body })
      })
    )

  return {
    /** The cookie of a person's session. */
    cookieOf: (actor: ActorId) => `${sessionCookie}=${sessions.get(actor)}`,
    /** Serves the routes and the WebSocket on a port of this machine, and returns the origin. They end with the scene. */
    listen: async () => {
      const served = ManagedRuntime.make(
        Layer.mergeAll(
          HttpRouter.serve(Layer.mergeAll(restLayer, stray, inboundWebhook), {
            disableLogger: true,
            disableListenLog: true
          }),
          socketLayer.pipe(Layer.provide(Views.layer))
        ).pipe(
          Layer.provideMerge(uwsServer({ host: "127.0.0.1", port: 0, mostBody: mostBodyBytes })),
          Layer.provideMerge(parts)
        ),
        { memoMap: runtime.memoMap }
      )
      ends.push(() => served.dispose())
      const { address } = await served.runPromise(HttpServer.HttpServer)
      return `http://127.0.0.1:${"port" in address ? address.port : 0}`
    },
    /** Sends any request. An actor of `null` sends no session cookie. */
    request,
    /** Sends a request with a JSON body. */
    as:
      (actor: ActorId) =>
      async (method: "GET" | "POST", path: string, body?: unknown, key?: string): Promise<RestAnswer> => {
        const answer = await request(actor, path, {
          method,
          headers: {
            ...(key === undefined ? {} : { "idempotency-key": key }),
            ...(body === undefined ? {} : { "content-type": "application/json" })
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) })
        })
        const parsed: RestAnswer["body"] = JSON.parse(await answer.text())
        return { status: answer.status, body: parsed }
      },
    /** Runs an effect on the parts of the scene, for work that no route does. */
    run: <A, E>(work: Effect.Effect<A, E, ManagedRuntime.ManagedRuntime.Services<typeof runtime>>) =>
      runtime.runPromise(work),
    /** Lets another person in. */
    letIn: (actor: ActorId, role: Role) => Effect.flatMap(CommandBus, (bus) => letIn(bus, actor, role)),
    /** Lets another person in and signs that person in, for `as`. */
    signIn: (actor: ActorId, role: Role) => runtime.runPromise(signIn(actor, role)),
    begin: () =>
      runtime.runPromise(
        Effect.gen(function* () {
          const bus = yield* CommandBus
          yield* signIn(ada, "member")
          yield* signIn(bo, "member")
          yield* signIn(eve, "admin")
          const { seq } = yield* bus.send(
            { actor: ada, key: "said" },
            {
              subject: subjectOf("message", "message1"),
              command: { _tag: "ReceiveMessage", ...plainMessage(ada, "we roll back first, then we look") }
            }
          )
          // A read waits at most 5 s, and the first build of the tables may take longer on a busy machine.
          yield* (yield* Projections).position.waitFor(seq)
        })
      ),
    end: async () => {
      for (const end of ends) await end()
      await rest.dispose()
      await runtime.dispose()
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

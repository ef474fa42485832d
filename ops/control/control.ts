/** The operator's routes of the running product: on a socket in the data folder, with a secret from there. */
import * as NodeHttpServer from "@effect/platform-node/NodeHttpServer"
import { Cause, Effect, Layer, Result, Schema, Stream } from "effect"
import { HttpRouter, HttpServerRequest, HttpServerResponse } from "effect/http"
import { createServer } from "node:http"
import { exactRoutes } from "../../gateways/http/exactPaths.ts"
import { problemResponse } from "../../gateways/http/problems/everyProblem.ts"
import { issuesOf } from "../../gateways/http/problems/issues.ts"
import { explained } from "../../gateways/http/problems/problemOf.ts"
import type { Operation } from "../verbs/operation/operation.ts"
import { newSocket, removeEnded } from "./sockets.ts"
import { newCorrelation, withCorrelation } from "../../streams/trace/correlation.ts"
import { isSameSecret } from "../../streams/cipher/sameSecret.ts"

export const secretHeader = "x-tracker-control"

/** The answer, one JSON value a line: the operation's values, then `done` or `error`. */
export type ControlLine = { readonly value: unknown } | { readonly done: true } | { readonly error: string }

const notTheOperator = problemResponse(403, {
  type: "/problems/forbidden",
  title: "These routes are for the operator's command line.",
  detail: "They need the secret from the data folder."
})
/** A field that the operation does not know may have narrowed it in another version, so it is refused. */
const exactly = { onExcessProperty: "error" } as const
const noSuchOperation = problemResponse(404, {
  type: "/problems/not-found",
  title: "There is no such operation.",
  detail: "The command line and the product may be of different versions: restart the product."
})

type Operations<R> = ReadonlyArray<Operation<unknown, unknown, { readonly message: string }, R>>

/** The faults of an input, as one sentence. A field has the name of its flag. */
export const faultsOf = (error: Schema.SchemaError) =>
  issuesOf(error)
    .map(({ field, message }) => `${field}: ${message}`)
    .join("; ")

/** How long a stop waits for requests that run. Their callers then get a broken answer. */
const shutdownTimeout = "2 seconds"

/** Serves the operations on a socket of this process, until the scope closes. */
export const controlLayer = <R>(
  {
    dataDir,
    origin,
    publicOrigin
  }: { readonly dataDir: string; readonly origin: string; readonly publicOrigin: string },
  operations: Operations<R>
) =>
  Layer.unwrap(
    Effect.gen(function* () {
      yield* Effect.promise(() => removeEnded(dataDir))
      const socket = newSocket(dataDir, origin, publicOrigin)
      const server = createServer()
      const listening = NodeHttpServer.layerServer(() => server, {
        path: socket.socket,
        gracefulShutdownTimeout: shutdownTimeout
      })
      const published = Layer.effectDiscard(
        Effect.acquireRelease(Effect.sync(socket.publish), () =>
          Effect.sync(() => {
            socket.remove()
            server.closeAllConnections()
          })
        )
      )
      return HttpRouter.serve(controlRoutes(socket.secret, operations), {
        disableLogger: true,
        disableListenLog: true,
        routerConfig: exactRoutes
      }).pipe(Layer.provideMerge(published), Layer.provide(listening))
    })
  )

const controlRoutes = <R>(secret: string, operations: Operations<R>) =>
  Layer.unwrap(
    Effect.map(Effect.context<R>(), (context) =>
      HttpRouter.add(
        "POST",
        "/control/:name",
        Effect.gen(function* () {
          const request = yield* HttpServerRequest.HttpServerRequest
          const { name } = yield* HttpRouter.params
          if (!isSameSecret(request.headers[secretHeader] ?? "", secret)) return notTheOperator
          const found = operations.find((each) => each.name === name)
          if (found === undefined) return noSuchOperation
          const body = yield* Effect.option(request.json)
          const input = Schema.decodeUnknownResult(found.input)(body._tag === "Some" ? body.value : null, exactly)
          const lines: Stream.Stream<ControlLine> = Result.isFailure(input)
            ? Stream.make({ error: faultsOf(input.failure) })
            : answer(Stream.suspend(() => found.run(input.success))).pipe(
                Stream.provideContext(withCorrelation(context, newCorrelation()))
              )
          return HttpServerResponse.stream(
            lines.pipe(
              Stream.map((line) => `${JSON.stringify(line)}\n`),
              Stream.encodeText
            ),
            { contentType: "application/x-ndjson" }
          )
        })
      )
    )
  )

const answer = <R>(
  values: Stream.Stream<unknown, { readonly message: string }, R>
): Stream.Stream<ControlLine, never, R> =>
  values.pipe(
    Stream.map((value): ControlLine => ({ value })),
    Stream.concat(Stream.make<[ControlLine]>({ done: true })),
    Stream.catch((error) => Stream.make<[ControlLine]>({ error: explained(error) })),
    Stream.catchCause((cause) =>
      Stream.fromEffect(Effect.logError("an operation failed", Cause.pretty(cause))).pipe(
        Stream.flatMap(() => Stream.make<[ControlLine]>({ error: "the product failed; its log says why" }))
      )
    )
  )

/** The gate to uWebSockets.js: Effect's `HttpServer` on it, so that every route runs on it unchanged. */
import { Context, Effect, Fiber, Layer, Option, Schema, Scope } from "effect"
import { HttpEffect, HttpServer, HttpServerError, HttpServerRequest, type HttpServerResponse } from "effect/http"
import { NetAddress } from "effect/net"
import { networkInterfaces } from "node:os"
import uWS, {
  type HttpRequest,
  type HttpResponse,
  type TemplatedApp,
  type us_listen_socket,
  type WebSocket
} from "uWebSockets.js"
import { type Handle, write } from "./uwsResponse.ts"

export type { HttpResponse, WebSocket }

/** The app itself, for what is no HTTP route: the WebSocket. */
export class UwsApp extends Context.Service<UwsApp, TemplatedApp>()("tracker/gateways/http/UwsApp") {}

/** Another program listens on the port, or the address is another machine's. A retry succeeds when it has ended. */
export class PortInUse extends Schema.TaggedError<PortInUse>()("PortInUse", { host: Schema.String, port: Schema.Int }) {
  override get message() {
    return isHere(this.host)
      ? `${this.host}:${this.port} is in use by another program: stop it, or set TT_HTTP_PORT to another port`
      : `${this.host} is no address of this machine: set TT_HTTP_HOST to one that is`
  }
}

const everyAddress = new Set(["0.0.0.0", "::"])
const isHere = (host: string) =>
  everyAddress.has(host) ||
  host.startsWith("127.") ||
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === host))

export interface Options {
  readonly host: string
  readonly port: number
  /** Bytes; a larger body is answered 413. */
  readonly mostBody: number
}

export const uwsServer = (options: Options): Layer.Layer<HttpServer.HttpServer | UwsApp, PortInUse> =>
  Layer.effectContext(
    Effect.gen(function* () {
      const app = uWS.App()
      // The port is taken at once, so that a second product says so before it does anything else; routes come later.
      const socket = yield* Effect.callback<us_listen_socket, PortInUse>((resume) => {
        listenAlone(app)(options.host, options.port, exclusivePort, (token) =>
          resume(token === false ? Effect.fail(new PortInUse(options)) : Effect.succeed(token))
        )
      })
      yield* Effect.addFinalizer(() => Effect.sync(() => app.close()))
      const server = HttpServer.make({
        address: NetAddress.inetAddressUnsafe(
          NetAddress.ipFromStringUnsafe(options.host),
          uWS.us_socket_local_port(socket)
        ),
        serve: Effect.fnUntraced(function* (httpEffect, middleware?) {
          const scope = yield* Effect.scope
          const services = (yield* Effect.context<never>()) as Context.Context<never>
          const respond = (
            request: HttpServerRequest.HttpServerRequest,
            response: HttpServerResponse.HttpServerResponse
          ) => {
            const handle = handles.get(request.source)
            return handle === undefined ? Effect.void : write(handle, request, response)
          }
          const handled = HttpEffect.toHandled(httpEffect, respond, middleware as never)
          app.any("/*", (res, req) => onRequest(res, req, services, scope, handled, options.mostBody))
        })
      })
      return Context.make(HttpServer.HttpServer, server).pipe(Context.add(UwsApp, app))
    })
  )

const handles = new WeakMap<object, Handle>()

// Without it the port is shared (SO_REUSEPORT), and a second product would take half of the first one's requests.
const exclusivePort = 1
// The typings leave this overload out; the addon has it.
const listenAlone = (app: TemplatedApp) =>
  app.listen.bind(app) as unknown as (
    host: string,
    port: number,
    options: number,
    done: (token: us_listen_socket | false) => void
  ) => void

const onRequest = (
  res: HttpResponse,
  req: HttpRequest,
  services: Context.Context<never>,
  scope: Scope.Scope,
  handled: Effect.Effect<void, never, HttpServerRequest.HttpServerRequest | Scope.Scope>,
  mostBody: number
) => {
  const method = req.getCaseSensitiveMethod()
  const query = req.getQuery()
  const headers: Record<string, string> = {}
  req.forEach((key, value) => {
    headers[key] = value
  })
  const url = `http://${headers["host"] ?? "localhost"}${req.getUrl()}${query ? `?${query}` : ""}`
  const handle: Handle = { res, aborted: false, onAbort: undefined }
  const hasBody =
    method !== "GET" && method !== "HEAD" && (headers["content-length"] ?? headers["transfer-encoding"]) !== undefined
  const source = new UwsRequest(method, url, headers, hasBody ? readBody(handle, mostBody) : undefined)
  handles.set(source, handle)
  res.onAborted(() => {
    handle.aborted = true
    handle.onAbort?.()
  })
  // The one cast: Effect reads of a Fetch request only what `UwsRequest` has.
  const request = HttpServerRequest.fromWeb(source as unknown as Request).modify({
    remoteAddress: Option.some(addressOf(res))
  })
  handles.set(request.source, handle)
  const context = services.pipe(
    Context.add(HttpServerRequest.HttpServerRequest, request),
    Context.add(Scope.Scope, scope)
  )
  const fiber = Fiber.runIn(Effect.runForkWith(context)(handled), scope)
  if (handle.aborted) fiber.interruptUnsafe()
  else handle.onAbort = () => fiber.interruptUnsafe(undefined, HttpServerError.ClientAbort.annotation)
}

const addressOf = (res: HttpResponse) => Buffer.from(res.getRemoteAddressAsText()).toString()

/** The part of the Fetch `Request` that Effect reads; the body's bytes are collected by uWebSockets.js. */
class UwsRequest {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly #bytes: Promise<ArrayBuffer> | undefined
  constructor(method: string, url: string, headers: Record<string, string>, bytes: Promise<ArrayBuffer> | undefined) {
    this.method = method
    this.url = url
    this.headers = headers
    this.#bytes = bytes
  }
  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes ?? Promise.resolve(new ArrayBuffer(0))
  }
  async text(): Promise<string> {
    return Buffer.from(await this.arrayBuffer()).toString()
  }
  get body(): ReadableStream<Uint8Array> | null {
    const bytes = this.#bytes
    return bytes === undefined
      ? null
      : new ReadableStream({
          async start(controller) {
            controller.enqueue(new Uint8Array(await bytes))
            controller.close()
          }
        })
  }
}

const tooLarge = JSON.stringify({
  type: "/problems/too-large",
  status: 413,
  title: "The request is too large.",
  detail: "Send less than 1 MiB at a time."
})

const readBody = (handle: Handle, most: number): Promise<ArrayBuffer> => {
  const read = new Promise<ArrayBuffer>((resolve, reject) => {
    const chunks: Array<Buffer> = []
    let size = 0
    handle.res.onData((chunk, isLast) => {
      if (size > most) return
      size += chunk.byteLength
      if (size > most) {
        reject(new Error("body too large"))
        if (!handle.aborted) {
          handle.aborted = true
          handle.res.cork(() =>
            handle.res
              .writeStatus("413 Payload Too Large")
              .writeHeader("content-type", "application/problem+json")
              .end(tooLarge, true)
          )
        }
        return
      }
      // uWebSockets.js reuses the chunk: copy it.
      chunks.push(Buffer.from(new Uint8Array(chunk)))
      if (isLast) {
        const whole = Buffer.concat(chunks)
        resolve(whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.byteLength))
      }
    })
  })
  // Whoever reads the body sees the failure; nobody may.
  read.catch(() => {})
  return read
}

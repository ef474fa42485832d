/** Writes an Effect response to an exchange: corked, and no faster than the client reads. */
import { Effect, Stream } from "effect"
import { Cookies, type HttpServerRequest, HttpServerResponse } from "effect/http"
import { STATUS_CODES } from "node:http"
import type { HttpResponse } from "uWebSockets.js"
import type { Headers } from "../entry/client.ts"
import { ambiguous, type HeadRefusal } from "../entry/refusal.ts"
import { problemType } from "../problems/everyProblem.ts"
import type { Exchange } from "./exchange.ts"

/** Sends a refusal. The connection can be used again. */
export const sendRefusal = (exchange: Exchange, refusal: HeadRefusal) =>
  exchange.end(writeRefusalHead(exchange, refusal), refusal.json)

/** Sends a refusal and closes the connection. */
export const sendLastRefusal = (exchange: Exchange, refusal: HeadRefusal) =>
  exchange.endAndClose(writeRefusalHead(exchange, refusal), refusal.json)

/**
 * Refuses a request whose end is uncertain. After an immediate answer the library would parse the bytes that it already has as
 * the next request. So the answer comes in a later turn of the event loop: further bytes of an unanswered request end the
 * connection.
 */
export const refuseAmbiguous = (exchange: Exchange, fault: string) =>
  void setImmediate(() => sendLastRefusal(exchange, ambiguous(fault)))

const writeRefusalHead =
  (exchange: Exchange, { status, retryAfter }: HeadRefusal) =>
  (res: HttpResponse) => {
    res.writeStatus(statusLine(status)).writeHeader("content-type", problemType)
    if (retryAfter !== undefined) res.writeHeader("retry-after", String(retryAfter))
    writeStandardHeaders(res, exchange.standardHeaders, {})
  }

const writeStandardHeaders = (res: HttpResponse, standard: Headers, own: Headers) => {
  for (const [key, value] of Object.entries(standard))
    if (own[key] === undefined && value !== undefined) res.writeHeader(key, value)
}

export const write = (
  exchange: Exchange,
  request: HttpServerRequest.HttpServerRequest,
  response: HttpServerResponse.HttpServerResponse
): Effect.Effect<void> => {
  const { body, status } = response
  const lengthless = status === 204 || status === 304
  const ended = (body: Uint8Array | null, length?: number) =>
    Effect.sync(() => exchange.end((res) => writeHead(res, response, exchange), body, length))

  if (request.method === "HEAD" || lengthless || body._tag === "Empty")
    return ended(null, lengthless ? undefined : Number(response.headers["content-length"] ?? 0))
  if (body._tag === "Uint8Array") return ended(body.body)
  if (body._tag === "Stream") return streamed(exchange, response, body.stream)
  // Raw and FormData bodies are rare, so they are converted through a Fetch response.
  return Effect.promise(async () => {
    const web = HttpServerResponse.toWeb(response)
    return { web, bytes: await web.arrayBuffer() }
  }).pipe(
    Effect.map(({ web, bytes }) =>
      exchange.end((res) => {
        res.writeStatus(statusLine(web.status))
        web.headers.forEach((value, key) => key !== "content-length" && res.writeHeader(key, value))
        writeStandardHeaders(res, exchange.standardHeaders, response.headers)
      }, bytes)
    )
  )
}

export const statusLine = (status: number) => `${status} ${STATUS_CODES[status] ?? ""}`

const writeHead = (
  res: HttpResponse,
  response: HttpServerResponse.HttpServerResponse,
  { standardHeaders }: Exchange
) => {
  res.writeStatus(statusLine(response.status))
  for (const [key, value] of Object.entries(response.headers))
    if (key !== "content-length" && value !== undefined) res.writeHeader(key, value)
  writeStandardHeaders(res, standardHeaders, response.headers)
  for (const cookie of Cookies.toSetCookieHeaders(response.cookies)) res.writeHeader("set-cookie", cookie)
}

const streamed = (
  exchange: Exchange,
  response: HttpServerResponse.HttpServerResponse,
  stream: Stream.Stream<Uint8Array, unknown>
) => {
  let begun = false
  const begin = (res: HttpResponse) => {
    if (!begun) writeHead(res, response, exchange)
    begun = true
  }
  const chunk = (bytes: Uint8Array) =>
    Effect.callback<void>((resume) => {
      let fits = true
      const open = exchange.write((res) => {
        begin(res)
        fits = res.write(bytes)
      })
      if (!open) return resume(Effect.interrupt)
      if (fits) return resume(Effect.void)
      exchange.onWritable(() => resume(Effect.void))
      // Effect sends a response uninterruptibly. The wait is interruptible, so that the server can end although a client does not read.
    }).pipe(Effect.interruptible)
  return stream.pipe(
    Stream.runForEach(chunk),
    Effect.andThen(
      Effect.sync(() => {
        exchange.write(begin)
        exchange.endStream()
      })
    ),
    // A part has been sent and cannot be taken back: the client must see a broken transfer, and not a short answer that
    // looks complete.
    Effect.catchCause(() => Effect.sync(() => exchange.sever()))
  )
}

/** An Effect response, written to a socket of uWebSockets.js: corked, and no faster than the client reads. */
import { Effect, Stream } from "effect"
import { Cookies, type HttpServerRequest, HttpServerResponse } from "effect/http"
import { STATUS_CODES } from "node:http"
import type { HttpResponse } from "uWebSockets.js"

/** One request in the air. After `aborted` the socket must not be touched. */
export interface Handle {
  readonly res: HttpResponse
  aborted: boolean
  onAbort: (() => void) | undefined
}

export const write = (
  handle: Handle,
  request: HttpServerRequest.HttpServerRequest,
  response: HttpServerResponse.HttpServerResponse
): Effect.Effect<void> => {
  const { body } = response
  const bodiless = request.method === "HEAD" || response.status === 204 || response.status === 304
  if (bodiless || body._tag === "Empty")
    return corked(handle, (res) => {
      head(res, response)
      res.endWithoutBody(
        response.status === 204 || response.status === 304 ? undefined : Number(response.headers["content-length"] ?? 0)
      )
    })
  if (body._tag === "Uint8Array")
    return corked(handle, (res) => {
      head(res, response)
      res.end(body.body)
    })
  if (body._tag === "Stream") return streamed(handle, response, body.stream)
  // Raw and FormData: rare; they go through a Fetch response.
  return Effect.promise(async () => {
    const web = HttpServerResponse.toWeb(response)
    return { web, bytes: await web.arrayBuffer() }
  }).pipe(
    Effect.flatMap(({ web, bytes }) =>
      corked(handle, (res) => {
        res.writeStatus(statusLine(web.status))
        web.headers.forEach((value, key) => key !== "content-length" && res.writeHeader(key, value))
        res.end(bytes)
      })
    )
  )
}

const corked = (handle: Handle, run: (res: HttpResponse) => void) =>
  Effect.sync(() => {
    if (!handle.aborted) handle.res.cork(() => run(handle.res))
  })

const statusLine = (status: number) => `${status} ${STATUS_CODES[status] ?? ""}`

const head = (res: HttpResponse, response: HttpServerResponse.HttpServerResponse) => {
  res.writeStatus(statusLine(response.status))
  for (const [key, value] of Object.entries(response.headers))
    if (key !== "content-length" && value !== undefined) res.writeHeader(key, value)
  for (const cookie of Cookies.toSetCookieHeaders(response.cookies)) res.writeHeader("set-cookie", cookie)
}

const streamed = (
  handle: Handle,
  response: HttpServerResponse.HttpServerResponse,
  stream: Stream.Stream<Uint8Array, unknown>
) => {
  let open = false
  const chunk = (bytes: Uint8Array) =>
    Effect.callback<void>((resume) => {
      if (handle.aborted) return resume(Effect.interrupt)
      let fits = true
      handle.res.cork(() => {
        if (!open) head(handle.res, response)
        open = true
        fits = handle.res.write(bytes)
      })
      if (fits) return resume(Effect.void)
      handle.res.onWritable(() => {
        resume(Effect.void)
        return true
      })
      // Effect sends a response uninterruptibly: a client that is gone, or reads no more, would be waited for at the end.
    }).pipe(Effect.interruptible)
  return stream.pipe(
    Stream.runForEach(chunk),
    Effect.andThen(
      corked(handle, (res) => {
        if (!open) head(res, response)
        res.end()
      })
    ),
    // What was sent already cannot be taken back: the client sees a broken transfer, never a short one that looks whole.
    Effect.catchCause(() =>
      Effect.sync(() => {
        if (!handle.aborted) handle.res.close()
      })
    )
  )
}

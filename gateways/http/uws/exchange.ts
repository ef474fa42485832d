/**
 * One request and its answer.
 *
 * uWebSockets.js throws when a response is used after its end, or after the client left. So every answer goes through
 * an `Exchange`, which knows whether the response is open, and does nothing when it is not.
 */
import type { HttpResponse } from "uWebSockets.js"
import { guarded, type ReportDefect } from "./guard.ts"

export interface Exchange {
  /** Method and path, for the log. */
  readonly route: string
  readonly aborted: () => boolean
  /** Runs once, when the client leaves before its answer has ended. Set it once. */
  readonly onAbort: (run: () => void) => void
  /** Runs `act` corked when the response is open, and says whether it ran. It must not end the response. */
  readonly write: (act: (res: HttpResponse) => void) => boolean
  /** Writes the head and the whole body, and ends the response. With `body: null` the answer has none. */
  readonly end: (head: (res: HttpResponse) => void, body: Body | null, reportedLength?: number) => void
  /** Ends a response whose head and body `write` has sent. */
  readonly endStream: () => void
  /** Runs `act` once there is room for more bytes; never after the response has ended. */
  readonly onWritable: (act: () => void) => void
  /** Hands the connection to `act`, which upgrades it. The response is not open after that. */
  readonly upgrade: (act: (res: HttpResponse) => void) => void
  /** Closes the connection at once. */
  readonly sever: () => void
}
type Body = string | Uint8Array | ArrayBuffer

/** Takes the parts of a request's body. */
export type TakeChunk = (chunk: ArrayBuffer, isLast: boolean) => void

interface Options {
  readonly res: HttpResponse
  readonly route: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly report: ReportDefect
  /** Runs for each part of the body until the request is answered. The rest is discarded. */
  readonly onChunk?: TakeChunk
}

/** Bytes of a body that are read when no code wants them. A client that sends more loses its connection. */
export const mostDiscarded = 8 * 1024 * 1024

type State = "open" | "answered" | "closed"

/** Must be called before the request's handler returns: later the library takes no callbacks. */
export const exchangeOf = ({ res, route, headers, report, onChunk }: Options): Exchange => {
  // `answered`: the answer is sent but not ended, since the client still sends a body that may be too long to discard.
  let state: State = "open"
  let left = false
  let aborted = () => {}
  let received = 0
  let whole = false
  const length = bodyLength(headers)

  const sever = () => {
    if (state === "closed") return
    state = "closed"
    res.close()
  }
  const guard = <Args extends Array<unknown>, A>(
    callback: string,
    run: (...args: Args) => A
  ): ((...args: Args) => A | undefined) => guarded<Args, A>({ report, callback, route: () => route, run, sever })
  /** Ends an answered request whose body has ended, and severs one whose body is too long. */
  const discard = () => {
    if (whole && state === "answered") endNow(() => res.end())
    else if (received > mostDiscarded) sever()
  }
  const endNow = (act: () => void) => {
    res.cork(act)
    state = "closed"
  }
  /** Whether the answer must stay open until the body has been read: it is long, or its length is unknown. */
  const mustLinger = () => !whole && length - received > mostDiscarded
  /** A client that waits for `100 Continue` sends no body after a final answer, and the connection cannot be used again. */
  const holdsBack = headers["expect"] !== undefined

  res.onAborted(
    guard("aborted", () => {
      state = "closed"
      left = true
      aborted()
    })
  )
  if (length > 0)
    res.onData(
      guard("data", (chunk: ArrayBuffer, isLast: boolean) => {
        received += chunk.byteLength
        whole = isLast
        if (state === "open" && onChunk !== undefined) onChunk(chunk, isLast)
        else if (state !== "closed") discard()
      })
    )

  return {
    route,
    aborted: () => left,
    onAbort: (run) => {
      aborted = run
    },
    write: (act) => {
      if (state !== "open") return false
      res.cork(() => act(res))
      return true
    },
    end: (head, body, reportedLength) => {
      if (state !== "open") return
      const closing = !whole && length > 0 && (received === 0 ? holdsBack : received > mostDiscarded)
      if (body === null)
        return endNow(() => {
          head(res)
          res.endWithoutBody(reportedLength, closing || mustLinger())
        })
      if (closing || !mustLinger())
        return endNow(() => {
          head(res)
          res.end(body, closing)
        })
      res.cork(() => {
        head(res)
        res.write(body)
      })
      state = "answered"
    },
    endStream: () => {
      if (state !== "open") return
      if (mustLinger()) state = "answered"
      else endNow(() => res.end())
    },
    onWritable: (act) => {
      if (state !== "open") return
      res.onWritable(
        guard("writable", () => {
          act()
          return true
        }) as () => boolean
      )
    },
    upgrade: (act) => {
      if (state === "open") endNow(() => act(res))
    },
    sever
  }
}

/** Bytes that the client means to send: 0 without a body, infinite when it does not say how many. */
export const bodyLength = (headers: Readonly<Record<string, string | undefined>>): number => {
  if (headers["transfer-encoding"] !== undefined) return Number.POSITIVE_INFINITY
  return Number(headers["content-length"] ?? 0)
}

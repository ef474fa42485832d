/**
 * One request and its answer.
 *
 * uWebSockets.js throws when a response is used after its end, or after the client left. Therefore every answer goes
 * through an `Exchange`, which knows whether the response is open, and does nothing when it is not.
 */
import type { HttpResponse } from "uWebSockets.js"
import type { Scheme } from "../entry/client.ts"
import { standardHeaders } from "../entry/headers.ts"
import { guarded, type ReportDefect } from "./guard.ts"
import { type BodyProgress, bodyProgress } from "./request/requestBody.ts"

type Body = string | Uint8Array | ArrayBuffer

/** Receives the parts of a request's body. */
type TakeChunk = (chunk: ArrayBuffer, isLast: boolean) => void

interface Options {
  readonly res: HttpResponse
  readonly route: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly report: ReportDefect
  /**
   * The scheme that the client uses.
   *
   * @default "http"
   */
  readonly scheme?: Scheme
  /** Runs for each part of the body until the request is answered. The rest is discarded. */
  readonly onChunk?: TakeChunk
  /** Runs once, when the request is answered, or its client has left. */
  readonly onAnswered?: () => void
}

/** `answered`: the answer is sent but not ended, because the rest of the body may be too long to discard. */
type State = "open" | "answered" | "closed"

/** Create it before the request's handler returns: later the library takes no callbacks. */
export class Exchange {
  /** Method and path, for the log. */
  readonly route: string
  /** Headers that the answer gets unless it states its own. */
  readonly standardHeaders: Readonly<Record<string, string>>
  readonly #res: HttpResponse
  readonly #report: ReportDefect
  readonly #body: BodyProgress
  readonly #onChunk: TakeChunk | undefined
  readonly #onAnswered: () => void
  #state: State = "open"
  #paused = false
  #aborted = false
  #onAbort = () => {}

  constructor({ res, route, headers, report, scheme = "http", onChunk, onAnswered }: Options) {
    this.route = route
    this.standardHeaders = standardHeaders(scheme)
    this.#res = res
    this.#report = report
    this.#body = bodyProgress(headers)
    this.#onChunk = onChunk
    this.#onAnswered = onAnswered ?? (() => {})
    res.onAborted(this.#guard("aborted", () => this.#leave()))
    if (this.#body.hasBody)
      res.onData(this.#guard<Parameters<TakeChunk>, void>("data", (...part) => this.#take(...part)))
  }

  /** Whether the client left before its answer ended. */
  get aborted(): boolean {
    return this.#aborted
  }

  /** Runs `run` once, when the client leaves before its answer has ended. A second call replaces the first. */
  onAbort(run: () => void): void {
    this.#onAbort = run
  }

  /** Runs `act` corked when the response is open, and returns whether it ran. `act` must not end the response. */
  write(act: (res: HttpResponse) => void): boolean {
    if (this.#state !== "open") return false
    this.#res.cork(() => act(this.#res))
    return true
  }

  /** Writes the head and the whole body, and ends the response. With `body: null` the answer has none. */
  end(head: (res: HttpResponse) => void, body: Body | null, reportedLength?: number): void {
    if (this.#state !== "open") return
    const mustClose = this.#body.mustClose()
    const staysOpen = this.#body.mayBecomeTooLong()
    if (body !== null && staysOpen && !mustClose) {
      this.write((res) => {
        head(res)
        res.write(body)
      })
      return this.#become("answered")
    }
    this.#finish((res) => {
      head(res)
      if (body === null) res.endWithoutBody(reportedLength, mustClose || staysOpen)
      else res.end(body, mustClose)
    })
  }

  /** Writes the head and the whole body, and closes the connection: nothing more on it is read. */
  endAndClose(head: (res: HttpResponse) => void, body: Body): void {
    if (this.#state !== "open") return
    this.#finish((res) => {
      head(res)
      res.end(body, true)
    })
  }

  /** Stops reading from the client until `resume`, or until the answer. */
  pause(): void {
    if (this.#state !== "open" || this.#paused) return
    this.#paused = true
    this.#res.pause()
  }

  resume(): void {
    if (this.#state === "closed" || !this.#paused) return
    this.#paused = false
    this.#res.resume()
  }

  /** Ends a response whose head and body `write` has sent. */
  endStream(): void {
    if (this.#state !== "open") return
    if (this.#body.mayBecomeTooLong()) this.#become("answered")
    else this.#finish((res) => void res.end())
  }

  /** Runs `act` once there is room for more bytes; never after the response has ended. */
  onWritable(act: () => void): void {
    if (this.#state !== "open") return
    const writable = this.#guard("writable", () => {
      act()
      return true
    })
    this.#res.onWritable(writable as () => boolean)
  }

  /** Hands the connection to `act`, which upgrades it. The response is not open after that. */
  upgrade(act: (res: HttpResponse) => void): void {
    if (this.#state === "open") this.#finish(act)
  }

  /** Closes the connection at once. */
  sever(): void {
    if (this.#state === "closed") return
    this.#become("closed")
    this.#res.close()
  }

  #finish(act: (res: HttpResponse) => void) {
    this.resume()
    this.#res.cork(() => act(this.#res))
    this.#become("closed")
  }

  #become(state: "answered" | "closed") {
    if (state === "answered") this.resume()
    const was = this.#state
    this.#state = state
    if (was === "open") this.#onAnswered()
  }

  #leave() {
    this.#become("closed")
    this.#aborted = true
    this.#onAbort()
  }

  #take(chunk: ArrayBuffer, isLast: boolean) {
    this.#body.add(chunk.byteLength, isLast)
    if (this.#state === "open" && this.#onChunk !== undefined) this.#onChunk(chunk, isLast)
    else if (this.#state !== "closed") this.#discard()
  }

  /** Ends an answered request whose body has ended, and severs one whose body is too long. */
  #discard() {
    if (this.#body.isWhole() && this.#state === "answered") this.#finish((res) => void res.end())
    else if (this.#body.isTooLong()) this.sever()
  }

  #guard<Args extends Array<unknown>, A>(
    callback: string,
    run: (...args: Args) => A
  ): (...args: Args) => A | undefined {
    return guarded<Args, A>({
      report: this.#report,
      callback,
      route: () => this.route,
      run,
      sever: () => this.sever()
    })
  }
}

/** A copy of a request's head, and the part of the Fetch `Request` that Effect reads. */
import type { HttpRequest } from "uWebSockets.js"
import { headersOf } from "./headers.ts"

export interface RequestHead {
  readonly method: string
  readonly path: string
  /** Without its question mark; empty when there is none. */
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  /** Bytes of path, query, header names and values together. */
  readonly length: number
  /** The reason why the request must not be handled; null when there is none. */
  readonly fault: string | null
}

/** Copies the head, because the library reuses `req` when the callback returns. */
export const headOf = (req: HttpRequest): RequestHead => {
  const path = req.getUrl()
  // The type declarations say string, but without a query the library returns undefined.
  const query = (req.getQuery() as string | undefined) ?? ""
  const { headers, length, fault } = headersOf(req)
  return {
    method: req.getCaseSensitiveMethod(),
    path,
    query,
    headers,
    length: path.length + query.length + length,
    fault
  }
}

/** Begins to collect the body, and resolves with it. */
export type ReadBody = () => Promise<ArrayBuffer>

interface UwsRequestOptions {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly readBody?: ReadBody | undefined
}

/** The part of a Fetch `Request` that Effect reads: `method`, `url`, `headers` and the body. */
export class UwsRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly #readBody: ReadBody | undefined
  constructor({ method, url, headers, readBody }: UwsRequestOptions) {
    this.method = method
    this.url = url
    this.headers = headers
    this.#readBody = readBody
  }
  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#readBody?.() ?? Promise.resolve(new ArrayBuffer(0))
  }
  async text(): Promise<string> {
    return Buffer.from(await this.arrayBuffer()).toString()
  }
  get body(): ReadableStream<Uint8Array> | null {
    const readBody = this.#readBody
    return readBody === undefined
      ? null
      : new ReadableStream({
          async start(controller) {
            controller.enqueue(new Uint8Array(await readBody()))
            controller.close()
          }
        })
  }
}

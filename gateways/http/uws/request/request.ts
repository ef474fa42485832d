/** A copy of a request's head, the part of the Fetch `Request` that Effect reads, and the collector of a body. */
import type { HttpRequest } from "uWebSockets.js"

export interface RequestHead {
  readonly path: string
  /** Without its question mark; empty when there is none. */
  readonly query: string
  readonly headers: Readonly<Record<string, string>>
  /** Bytes of path, query, header names and values together. */
  readonly length: number
}

/** Copies the head, because the library reuses `req` when the callback returns. */
export const headOf = (req: HttpRequest): RequestHead => {
  const path = req.getUrl()
  // The type declarations say string, but without a query the library returns undefined.
  const query = (req.getQuery() as string | undefined) ?? ""
  const headers: Record<string, string> = {}
  let length = path.length + query.length
  req.forEach((key, value) => {
    length += key.length + value.length
    headers[key] = value
  })
  return { path, query, headers, length }
}

/** The part of a Fetch `Request` that Effect reads: `method`, `url`, `headers` and the body. */
export class UwsRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly #bytes: Promise<ArrayBuffer> | undefined
  constructor(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>>,
    bytes: Promise<ArrayBuffer> | undefined
  ) {
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

export interface BodyReader {
  readonly bytes: Promise<ArrayBuffer>
  readonly onChunk: (chunk: ArrayBuffer, isLast: boolean) => void
}

/** Collects a body of at most `mostBody` bytes. For a longer one it rejects `bytes` and calls `tooLarge`, once. */
export const bodyReader = (mostBody: number, tooLarge: () => void): BodyReader => {
  const { promise, resolve, reject } = Promise.withResolvers<ArrayBuffer>()
  // A handler that does not read the body must not cause an unhandled rejection.
  promise.catch(() => {})
  let chunks: Array<Buffer> = []
  let size = 0
  return {
    bytes: promise,
    onChunk: (chunk, isLast) => {
      if (size > mostBody) return
      size += chunk.byteLength
      if (size > mostBody) {
        chunks = []
        reject(new Error("body too large"))
        return tooLarge()
      }
      // uWebSockets.js reuses the chunk: copy it.
      chunks.push(Buffer.from(new Uint8Array(chunk)))
      if (!isLast) return
      const whole = Buffer.concat(chunks)
      resolve(whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.byteLength))
    }
  }
}

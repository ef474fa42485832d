/** The headers of a request as one record. A repeated header that must be single makes the request ambiguous. */
import type { HttpRequest } from "uWebSockets.js"

/** Headers that are lists: a repetition continues the list. */
const lists: ReadonlySet<string> = new Set([
  "accept",
  "accept-encoding",
  "accept-language",
  "cache-control",
  "connection",
  "forwarded",
  "pragma",
  "sec-websocket-extensions",
  "sec-websocket-protocol",
  "te",
  "upgrade",
  "via",
  "x-forwarded-for",
  "x-forwarded-proto"
])

interface ReadHeaders {
  readonly headers: Readonly<Record<string, string>>
  /** Bytes of names and values together. */
  readonly length: number
  /** The reason why the request must not be handled: a proxy could read another request from the same bytes. */
  readonly fault: string | null
}

export const headersOf = (req: HttpRequest): ReadHeaders => {
  // A map, because a header may be named `constructor`.
  const found = new Map<string, string>()
  let length = 0
  let fault: string | null = null
  req.forEach((name, value) => {
    length += name.length + value.length
    const before = found.get(name)
    if (before === undefined) found.set(name, value)
    else if (lists.has(name)) found.set(name, `${before}, ${value}`)
    else if (name === "cookie") found.set(name, `${before}; ${value}`)
    else fault ??= `The header ${name.slice(0, longestName)} is repeated.`
  })
  const headers = Object.fromEntries(found)
  return { headers, length, fault: fault ?? framingFault(headers) }
}

const longestName = 60

/** A fault in the headers that say where the body ends. */
const framingFault = (headers: Readonly<Record<string, string>>): string | null => {
  const { "content-length": length, "transfer-encoding": encoding } = headers
  if (length !== undefined && encoding !== undefined)
    return "The request has both Content-Length and Transfer-Encoding."
  if (length !== undefined && !/^\d{1,15}$/.test(length)) return "Content-Length is not a number of bytes."
  if (encoding !== undefined && encoding.toLowerCase() !== "chunked")
    return "The only supported Transfer-Encoding is `chunked`."
  return Object.keys(headers).every((name) => isName.test(name)) ? null : "The name of a header is not valid."
}

/** A token of RFC 9110. */
const isName = /^[!#$%&'*+.^_`|~0-9a-z-]+$/

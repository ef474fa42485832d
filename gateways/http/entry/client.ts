/** The client of a request. Statements of proxies count only when the proxy is trusted. */
import { type Belongs, clientAddress } from "./address/addresses.ts"

export type Headers = Readonly<Record<string, string | undefined>>
export type Scheme = "http" | "https"

export interface Client {
  /** The address of the client itself, behind trusted proxies. */
  readonly address: string
  /** The origin that the client's browser calls. Null when the request has no valid host. */
  readonly origin: string | null
  readonly scheme: Scheme
}

interface Peer {
  readonly peer: string
  readonly headers: Headers
  readonly isTrusted: Belongs
  /** `TT_PUBLIC_URL` as an origin; null when it is not set. */
  readonly publicOrigin: string | null
}

export const clientOf = ({ peer, headers, isTrusted, publicOrigin }: Peer): Client => {
  const address = clientAddress(peer, headers["x-forwarded-for"], isTrusted)
  const stated = isTrusted(peer) ? headers["x-forwarded-proto"] : undefined
  // Proxies append to the list, so the nearest one wrote the last entry.
  const scheme = stated?.split(",").at(-1)?.trim() === "https" ? "https" : "http"
  const host = headers["host"] ?? ""
  if (publicOrigin !== null && originAt(schemeIn(publicOrigin), host) === publicOrigin)
    return { address, origin: publicOrigin, scheme: schemeIn(publicOrigin) }
  return { address, origin: originAt(scheme, host), scheme }
}

const schemeIn = (origin: string): Scheme => (origin.startsWith("https:") ? "https" : "http")

/** A slash or an @ in the header would make it name another host. */
const isHost = (text: string) => /^[\w.:[\]-]+$/.test(text)

const originAt = (scheme: Scheme, host: string) => (isHost(host) ? originIn(`${scheme}://${host}`) : null)

/** The origin of a URL of the web; null for every other text, such as `null`. */
export const originIn = (url: string): string | null => {
  try {
    const { origin, protocol } = new URL(url)
    return protocol === "http:" || protocol === "https:" ? origin : null
  } catch {
    return null
  }
}

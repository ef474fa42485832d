/**
 * Protects against requests that another site's page makes a browser send (CSRF).
 *
 * A browser attaches the session's cookie also to requests of pages on other ports and on sibling hosts, so the cookie alone
 * does not prove that our page sent the request. The headers `Origin`, `Sec-Fetch-Site` and `Referer` do: a page cannot
 * choose them. `http` and `https` of one host are two origins.
 */
import { type Client, type Headers, originIn } from "./client.ts"

export interface Attempt {
  readonly method: string
  readonly path: string
  readonly headers: Headers
  readonly client: Client
  /** Origins of the product besides the one that the client calls. */
  readonly ownOrigins: ReadonlySet<string>
  readonly hasCookie: boolean
  readonly hasToken: boolean
  readonly isUpgrade: boolean
}

/** `unstated`: the request has no header that names its origin. */
export type OriginSource = "own" | "foreign" | "unstated"

/** The methods that change nothing. */
const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"])

/** True for a request that a browser may have sent for another site's page, and that must not be carried out. */
export const isForged = (attempt: Attempt): boolean => {
  // A page of another site cannot add the authorization header, and a request without a cookie acts for no session.
  if (attempt.hasToken && !attempt.hasCookie) return false
  const source = originSourceOf(attempt)
  if (attempt.isUpgrade || !safeMethods.has(attempt.method))
    return source === "foreign" || (source === "unstated" && attempt.hasCookie)
  return source === "foreign" && attempt.hasCookie && !opensPage(attempt)
}

/** Links from other sites may open our pages. A browser that calls an address without TLS states no mode. */
const opensPage = ({ path, headers }: Attempt) =>
  (headers["sec-fetch-mode"] ?? "navigate") === "navigate" && !isOfApi(path)

/** Other spellings of the path count as well, so the check does not depend on the router. */
const isOfApi = (path: string) => {
  try {
    const first = decodeURIComponent(path)
      .split("/")
      .find((segment) => segment !== "")
    return first?.toLowerCase() === "api"
  } catch {
    return true
  }
}

export const originSourceOf = (attempt: Omit<Attempt, "path" | "hasCookie" | "hasToken">): OriginSource => {
  const { origin, "sec-fetch-site": site, referer } = attempt.headers
  const isOwn = (stated: string | null) =>
    stated !== null && (stated === attempt.client.origin || attempt.ownOrigins.has(stated))
  if (origin !== undefined && !isOwn(originIn(origin))) return "foreign"
  if (site !== undefined && !isOwnSite(site, attempt)) return "foreign"
  if (origin !== undefined || site !== undefined) return "own"
  if (referer === undefined) return "unstated"
  return isOwn(originIn(referer)) ? "own" : "foreign"
}

/** `none` is an address that the person typed, which is always a GET. */
const isOwnSite = (site: string, { method, isUpgrade }: Pick<Attempt, "method" | "isUpgrade">) =>
  site === "same-origin" || (site === "none" && !isUpgrade && safeMethods.has(method))

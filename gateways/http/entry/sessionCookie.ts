/**
 * The names of the session's cookie.
 *
 * Over https the name begins with `__Host-`: a browser accepts such a cookie only from this host over https, so a page on a
 * sibling host cannot plant a session. Over http no such cookie is possible. The rest of the product sees one name.
 */
import { Duration } from "effect"
import { HttpApiBuilder, HttpApiSecurity } from "effect/http-api"
import type { Headers, Scheme } from "./client.ts"

/** The name over http, and inside of the product. */
export const sessionCookie = "tracker-session"

const sessionCookies: { readonly [S in Scheme]: string } = {
  http: sessionCookie,
  https: `__Host-${sessionCookie}`
}

/** A token of RFC 9110. */
const cookieName = /^[\w!#$%&'*+\-.^`|~]+$/
/** The secrets that we set. A quoted or encoded spelling of one would be another key for the limits. */
const cookieSecret = /^[\w-]+$/

/**
 * The cookies as the product reads them: the session of this scheme has its inner name, and that of the other is absent.
 *
 * Cookies with other names than tokens are absent. A page on a sibling host can set a cookie whose name begins with a Unicode
 * space before `__Host-`: the browser does not see the prefix, and a parser that trims the name does.
 */
export const readCookies = (header: string, scheme: Scheme): string =>
  header
    .split(";")
    .map((each) => each.replaceAll(/^[ \t]+|[ \t]+$/g, ""))
    .flatMap((each) => {
      const end = each.indexOf("=")
      const name = each.slice(0, Math.max(end, 0))
      if (!cookieName.test(name)) return []
      if (name === sessionCookies[scheme] && !cookieSecret.test(each.slice(end + 1))) return []
      if (name === sessionCookies[scheme]) return [`${sessionCookie}${each.slice(end)}`]
      return name === sessionCookies.http || name === sessionCookies.https ? [] : [each]
    })
    .filter((each) => each !== "")
    .join("; ")

/** The secret of the session in cookies that `readCookies` gave; null when there is none. */
export const sessionIn = (cookies: string): string | null =>
  cookies
    .split("; ")
    .find((each) => each.startsWith(`${sessionCookie}=`))
    ?.slice(sessionCookie.length + 1) ?? null

/** The scheme that the client of an admitted request uses. */
const schemeOf = (headers: Headers): Scheme => (headers["x-forwarded-proto"] === "https" ? "https" : "http")

/** Sets the cookie of the session on the answer. `maxAge`: seconds; 0 removes the cookie. */
export const setSessionCookie = (session: string, headers: Headers, maxAge: number) => {
  const scheme = schemeOf(headers)
  return HttpApiBuilder.securitySetCookie(
    HttpApiSecurity.apiKey({ in: "cookie", key: sessionCookies[scheme] }),
    session,
    {
      secure: scheme === "https",
      httpOnly: true,
      sameSite: "strict",
      path: "/",
      maxAge: Duration.seconds(maxAge)
    }
  )
}

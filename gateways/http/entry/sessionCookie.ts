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

/** The cookies as the product reads them: the session of this scheme has its inner name, and that of the other is absent. */
export const readCookies = (header: string, scheme: Scheme): string =>
  header
    .split(";")
    .map((each) => each.trim())
    .flatMap((each) => {
      const end = each.indexOf("=")
      const name = each.slice(0, Math.max(end, 0))
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

/** The cookie that binds an attempt to sign in to one browser. Over https, no sibling host can plant it (`__Host-`). */
import { Duration } from "effect"
import type { HttpServerRequest } from "effect/http"
import { HttpApiBuilder, HttpApiSecurity } from "effect/http-api"
import { flowMillis } from "./flows.ts"

type Request = HttpServerRequest.HttpServerRequest

const isSecure = ({ headers }: Request) => headers["x-forwarded-proto"] === "https"
const nameFor = (request: Request) => (isSecure(request) ? "__Host-tracker-sign-in" : "tracker-sign-in")

/** No script can read the cookie. The page sends it from its own origin only, so it may be strict. */
export const setFlowCookie = (secret: string, request: Request) =>
  HttpApiBuilder.securitySetCookie(HttpApiSecurity.apiKey({ in: "cookie", key: nameFor(request) }), secret, {
    secure: isSecure(request),
    httpOnly: true,
    sameSite: "strict",
    path: "/",
    maxAge: Duration.millis(flowMillis)
  })

/** The secret of this browser; "" when it has none. */
export const flowSecretIn = (request: Request): string => request.cookies[nameFor(request)] ?? ""

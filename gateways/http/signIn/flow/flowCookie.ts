/**
 * The cookie that binds an attempt to sign in to one browser. Over https, no sibling host can plant it (`__Host-`). Each kind
 * of attempt has its own: a person may try a passkey while the page waits for the bot.
 */
import { Duration } from "effect"
import type { HttpServerRequest } from "effect/http"
import { HttpApiBuilder, HttpApiSecurity } from "effect/http-api"
import { type FlowKind, flowMillis } from "./flows.ts"

type CookieKind = FlowKind | "device"
type Request = HttpServerRequest.HttpServerRequest

const isSecure = ({ headers }: Request) => headers["x-forwarded-proto"] === "https"
const nameFor = (kind: CookieKind, request: Request) => `${isSecure(request) ? "__Host-" : ""}tracker-sign-in-${kind}`

/** No script can read the cookie. The page sends it from its own origin only, so it may be strict. */
export const setFlowCookie = (kind: CookieKind, secret: string, request: Request) =>
  HttpApiBuilder.securitySetCookie(HttpApiSecurity.apiKey({ in: "cookie", key: nameFor(kind, request) }), secret, {
    secure: isSecure(request),
    httpOnly: true,
    sameSite: "strict",
    path: "/",
    maxAge: Duration.millis(flowMillis)
  })

/** The secret of this browser; "" when it has none. */
export const flowSecretIn = (kind: CookieKind, request: Request): string =>
  request.cookies[nameFor(kind, request)] ?? ""

/**
 * The session of the Mini App of Telegram. Its page runs inside a frame of another site, where browsers send no cookie, so the
 * page keeps the secret in its memory and sends it in a header. A WebSocket cannot have headers of its own, so there the secret
 * is one of the offered subprotocols.
 */
import type { HttpServerRequest } from "effect/http"
import { appSessionHeader, appSubprotocol } from "../../contract/session/appSession.ts"
import type { Headers } from "./client.ts"
import { sessionCookie } from "./sessionCookie.ts"

/** A cookie cannot have such a secret, because `readCookies` ignores values with a dot. */
const prefix = "app."
const form = /^app\.[\w-]{43}$/

/** `random`: 256 bits, base64url. */
export const appSecretOf = (random: string): string => `${prefix}${random}`
export const isAppSecret = (secret: string): boolean => form.test(secret)

/** The protocols that a client offers for its socket. */
const offeredIn = (headers: Headers) => (headers["sec-websocket-protocol"] ?? "").split(",").map((each) => each.trim())

/** The text that a request sends as the secret of a Mini App session, valid or not; null when it sends none. */
export const appSessionIn = (headers: Headers, isUpgrade: boolean): string | null =>
  isUpgrade ? (offeredIn(headers).find((each) => each.startsWith(prefix)) ?? null) : (headers[appSessionHeader] ?? null)

/** The protocol of the answer to an upgrade: a secret is never sent back. */
export const chosenProtocol = (headers: Headers): string => {
  const offered = offeredIn(headers)
  return offered.includes(appSubprotocol) ? appSubprotocol : (headers["sec-websocket-protocol"] ?? "")
}

/** The secret of a request's session: from the header of the Mini App, otherwise from the cookie; null when it has none. */
export const sessionSecretOf = ({
  headers,
  cookies
}: Pick<HttpServerRequest.HttpServerRequest, "headers" | "cookies">): string | null =>
  headers[appSessionHeader] ?? cookies[sessionCookie] ?? null

/** The first check of every request and every WebSocket, from the head alone: before sign-in, and before a body is read. */
import { appSessionHeader } from "../../contract/session/appSession.ts"
import { belongsTo } from "./address/addresses.ts"
import { appSessionIn } from "./appSession.ts"
import type { KnownHost } from "./address/hosts.ts"
import { type Client, clientOf, type Headers } from "./client.ts"
import { isForged } from "./origin.ts"
import { foreignOrigin, type HeadRefusal, tooManyRequests, unknownHost } from "./refusal.ts"
import { type ClientLimits, credentialKey, noLimits } from "./limits/limits.ts"
import { readCookies, sessionIn } from "./sessionCookie.ts"

/** A request as it arrived. */
export interface Arrived {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** The address of the other end of the connection. */
  readonly peer: string
  readonly isUpgrade: boolean
}

interface Admission {
  readonly client: Client
  /**
   * The headers for the rest of the product: the session's cookie has its inner name, the session of the Mini App is in its
   * header, and the headers `x-forwarded-*` have checked values.
   */
  readonly headers: Readonly<Record<string, string>>
  /** Null admits the request. */
  readonly refusal: HeadRefusal | null
}

export interface HeadCheckOptions {
  /** The origin that people use; null when it is not set. */
  readonly publicOrigin: string | null
  /** Other origins of the product: the address that it listens on. */
  readonly ownOrigins: ReadonlyArray<string>
  /** Networks of the proxies whose statements count. */
  readonly trustedProxies: ReadonlyArray<string>
  /** The hosts that requests may name, unless a trusted proxy sends them. @default every host */
  readonly isKnownHost?: KnownHost
  /** @default no limits */
  readonly limits?: ClientLimits
}

export interface HeadCheck {
  readonly admit: (arrived: Arrived) => Admission
}

export const makeHeadCheck = ({
  publicOrigin,
  ownOrigins,
  trustedProxies,
  isKnownHost = () => true,
  limits = noLimits
}: HeadCheckOptions): HeadCheck => {
  const isTrusted = belongsTo(trustedProxies)
  const own = new Set(publicOrigin === null ? ownOrigins : [...ownOrigins, publicOrigin])
  return {
    admit: ({ method, path, headers: sent, peer, isUpgrade }) => {
      const client = clientOf({ peer, headers: sent, isTrusted, publicOrigin })
      const app = appSessionIn(sent, isUpgrade)
      const headers = trueHeaders(sent, client, app)
      if (!isKnownHost(sent["host"] ?? "") && !isTrusted(peer)) return { client, headers, refusal: unknownHost }
      const session = app ?? sessionIn(headers["cookie"] ?? "")
      const forged = isForged({
        method,
        path,
        headers,
        client,
        ownOrigins: own,
        isUpgrade,
        hasCookie: session !== null,
        hasToken: claimsToken(headers)
      })
      if (forged) return { client, headers, refusal: foreignOrigin }
      const wait = limits.request({ address: client.address, credential: credentialIn(session, headers) })
      return { client, headers, refusal: wait === 0 ? null : tooManyRequests(wait) }
    }
  }
}

/** Trusts no proxy. The only origin of the product is the one that the client calls. */
export const plainHeadCheck = makeHeadCheck({ publicOrigin: null, ownOrigins: [], trustedProxies: [] })

/** `app`: a request of the Mini App acts for no other session, so it has no cookies. */
const trueHeaders = (sent: Readonly<Record<string, string>>, client: Client, app: string | null) => {
  const { "x-forwarded-for": _, "x-forwarded-proto": __, [appSessionHeader]: ___, cookie, ...others } = sent
  const cookies = app === null ? readCookies(cookie ?? "", client.scheme) : ""
  return {
    ...others,
    ...(app === null ? {} : { [appSessionHeader]: app }),
    ...(cookies === "" ? {} : { cookie: cookies }),
    ...(client.scheme === "https" ? { "x-forwarded-proto": "https" } : {})
  }
}

/** The header in which Telegram sends the token of the webhook. Source: core.telegram.org/bots/api#setwebhook */
export const telegramTokenHeader = "x-telegram-bot-api-secret-token"

/** The key of the credential that sign-in, or the route of the webhook, will check; null when the request has none. */
const credentialIn = (session: string | null, headers: Headers): string | null => {
  const secret = session ?? tokenIn(headers) ?? headers[telegramTokenHeader] ?? null
  return secret === null ? null : credentialKey(secret)
}

export const tokenIn = ({ authorization }: Headers): string | null =>
  /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1] ?? null
const claimsToken = ({ authorization }: Headers) => /^Bearer \S/i.test(authorization ?? "")

/** The part of an upgrade request that a WebSocket needs, copied because the library reuses the request. */
import type { HttpRequest } from "uWebSockets.js"
import { sessionCookie } from "../../signIn/caller.ts"
import { headOf } from "../request/request.ts"
import type { Credential } from "./webSocket.ts"

export interface UpgradeRequest {
  readonly key: string
  readonly protocol: string
  readonly extensions: string
  readonly origin: string
  readonly host: string
  readonly credential: Credential
  /** Bytes of path, query and headers. */
  readonly headLength: number
  readonly headers: Readonly<Record<string, string | undefined>>
}

export const upgradeRequestOf = (req: HttpRequest): UpgradeRequest => {
  const { headers, length: headLength } = headOf(req)
  const header = (name: string) => headers[name] ?? ""
  return {
    key: header("sec-websocket-key"),
    protocol: header("sec-websocket-protocol"),
    extensions: header("sec-websocket-extensions"),
    origin: header("origin"),
    host: header("host"),
    credential: {
      token: /^Bearer (\S+)$/i.exec(header("authorization"))?.[1] ?? null,
      session: cookieIn(header("cookie"))
    },
    headLength,
    headers
  }
}

/** A page of another site must not open a socket with this browser's cookie. */
export const isForeign = ({ origin, host, credential }: UpgradeRequest): boolean =>
  credential.token === null && origin !== "" && hostOf(origin) !== host

const cookieIn = (header: string): string | null =>
  header
    .split(/;\s*/)
    .find((each) => each.startsWith(`${sessionCookie}=`))
    ?.slice(sessionCookie.length + 1) ?? null

const hostOf = (origin: string) => {
  try {
    return new URL(origin).host
  } catch {
    return ""
  }
}

/** The part of an upgrade request that a WebSocket needs. */
import { tokenIn } from "../../entry/entry.ts"
import { sessionIn } from "../../entry/sessionCookie.ts"
import type { Credential } from "./webSocket.ts"

export interface UpgradeRequest {
  readonly key: string
  readonly protocol: string
  readonly extensions: string
  readonly credential: Credential
}

export const upgradeRequestOf = (headers: Readonly<Record<string, string | undefined>>): UpgradeRequest => {
  const header = (name: string) => headers[name] ?? ""
  return {
    key: header("sec-websocket-key"),
    protocol: header("sec-websocket-protocol"),
    extensions: header("sec-websocket-extensions"),
    credential: {
      token: tokenIn(headers),
      session: sessionIn(header("cookie"))
    }
  }
}

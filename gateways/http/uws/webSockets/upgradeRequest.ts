/** The part of an upgrade request that a WebSocket needs. */
import { tokenIn } from "../../entry/entry.ts"
import { appSessionHeader } from "../../../contract/session/appSession.ts"
import { chosenProtocol } from "../../entry/appSession.ts"
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
    protocol: chosenProtocol(headers),
    extensions: header("sec-websocket-extensions"),
    credential: {
      token: tokenIn(headers),
      session: headers[appSessionHeader] ?? sessionIn(header("cookie"))
    }
  }
}

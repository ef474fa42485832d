/**
 * Sends requests with the credential of the page: the cookie of the browser, or in the Mini App of Telegram the session that only
 * the memory of the page has.
 */
import { appSessionHeader, appSubprotocol } from "../../../gateways/contract/session/appSession.ts"

let appSecret: string | null = null

/** Sends all later requests for this session of the Mini App, and none for the cookie. */
export const useAppSecret = (secret: string): void => {
  appSecret = secret
}

/** True on the page of the Mini App, once it is signed in. */
export const hasAppSession = (): boolean => appSecret !== null

export const apiFetch = (
  path: string,
  { headers = {}, ...init }: Omit<RequestInit, "headers"> & { readonly headers?: Readonly<Record<string, string>> } = {}
): Promise<Response> =>
  appSecret === null
    ? fetch(path, { ...init, headers })
    : fetch(path, { ...init, credentials: "omit", headers: { ...headers, [appSessionHeader]: appSecret } })

/** The subprotocols of the WebSocket: a page cannot give it headers. */
export const socketProtocols = (): Array<string> => (appSecret === null ? [] : [appSubprotocol, appSecret])

/** Exchanges the statement of Telegram for a session, whose secret stays in the memory of the page. */
import type { AppSession, Session } from "../../gateways/contract.ts"

import { requestApi, withoutKey } from "../sync/rest/api.ts"
import { useAppSecret } from "../sync/credential/apiFetch.ts"

/** 256 random bits, base64url. The same nonce again, after a lost answer, gets the same session. */
export const newNonce = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "")

/** Rejects with a `Refusal`. */
export const signInApp = async (initData: string, nonce: string): Promise<Session> => {
  const { session, secret } = await requestApi<AppSession>("POST", "/sign-in/mini-app", { initData, nonce }, withoutKey)
  useAppSecret(secret)
  return session
}

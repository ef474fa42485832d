/** Makes and uses passkeys in the browser. This file is the gate to `@simplewebauthn/browser`, which is loaded on the first use. */
import type { Session } from "../../gateways/contract.ts"
import { Refusal } from "../sync/rest/api.ts"
import { notSignedInType } from "../words/sentenceOf.ts"
import { signInApi } from "../sync/rest/signInApi.ts"

const library = () => import("@simplewebauthn/browser")

/** False in a browser without passkeys, and on a page that is not open under `host`. */
export const hasPasskeys = (host: string | null | undefined): boolean =>
  typeof PublicKeyCredential !== "undefined" && location.hostname === host

/** The person closed the browser's dialog, or has no passkey here. */
const notGiven = (): never => {
  const detail = "No passkey was given."
  throw new Refusal({ type: notSignedInType, title: detail, status: 0, detail, reason: "passkey-not-given" })
}

export const signInByPasskey = async (): Promise<Session> => {
  const { startAuthentication } = await library()
  const optionsJSON = await signInApi.beginPasskey()
  const answer = await startAuthentication({ optionsJSON }).catch(notGiven)
  return signInApi.finishPasskey({ id: answer.id, response: answer.response })
}

export const makePasskey = async (name: string): Promise<void> => {
  const { startRegistration } = await library()
  const optionsJSON = await signInApi.beginNewPasskey()
  const answer = await startRegistration({ optionsJSON }).catch(notGiven)
  await signInApi.addPasskey(name, { id: answer.id, response: answer.response })
}

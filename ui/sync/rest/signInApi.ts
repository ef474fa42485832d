/** The requests of the sign-in pages. */
import type { Session } from "../../../gateways/contract.ts"
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON
} from "@simplewebauthn/browser"
import { requestApi, withoutKey } from "./api.ts"
import { newKey } from "./newKey.ts"

/** The sign-in methods that the installation offers besides links. */
export interface OfferedWays {
  readonly oidc: { readonly name: string } | null
  /** True when a bot can confirm a sign-in. */
  readonly telegram: boolean
  /** The host name under which passkeys work; null: none. */
  readonly passkeys: string | null
}
/** A code for the bot, and the name of the bot. */
export interface DeviceCode {
  readonly code: string
  readonly bot: string | null
  /** Time until the code ends. */
  readonly seconds: number
}
/** The caller's own sign-in methods. */
export interface OwnWays {
  readonly accounts: ReadonlyArray<{ readonly id: string; readonly provider: string }>
  readonly passkeys: ReadonlyArray<{ readonly id: string; readonly name: string }>
  /** The number of unused recovery codes. */
  readonly recoveryCodes: number
  /** True for the roles that may add passkeys and recovery codes. */
  readonly mayAdd: boolean
}
/** The answer of an authenticator. */
export interface PasskeyAnswer {
  readonly id: string
  readonly response: object
}
/** An invitation that a person accepts with an account of the provider. */
export interface OpenedInvitation {
  readonly secret: string
  readonly key: string
}
interface ProviderAnswer {
  readonly session: Session
  readonly returnTo: string
  readonly linked: boolean
}

export const signInApi = {
  offered: () => requestApi<OfferedWays>("GET", "/sign-in"),
  own: () => requestApi<OwnWays>("GET", "/session/ways"),
  beginOidc: (returnTo: string) =>
    requestApi<{ readonly address: string }>("POST", "/sign-in/oidc", { returnTo }, withoutKey),
  finishOidc: (query: string, invitation: OpenedInvitation | null) =>
    requestApi<ProviderAnswer>(
      "POST",
      "/sign-in/oidc/finish",
      { query, ...(invitation === null ? {} : { invitation }) },
      withoutKey
    ),
  beginDevice: () => requestApi<DeviceCode>("POST", "/sign-in/telegram", undefined, withoutKey),
  pollDevice: (code: string) =>
    requestApi<{ readonly session: Session | null }>("POST", "/sign-in/telegram/poll", { code }, withoutKey),
  beginPasskey: () =>
    requestApi<PublicKeyCredentialRequestOptionsJSON>("POST", "/sign-in/passkey", undefined, withoutKey),
  finishPasskey: (answer: PasskeyAnswer) =>
    requestApi<Session>("POST", "/sign-in/passkey/finish", { answer }, withoutKey),
  beginNewPasskey: () =>
    requestApi<PublicKeyCredentialCreationOptionsJSON>("POST", "/session/passkeys/begin", undefined, withoutKey),
  addPasskey: (name: string, answer: PasskeyAnswer) =>
    requestApi<{ readonly id: string }>("POST", "/session/passkeys", { name, answer }, withoutKey),
  renamePasskey: (id: string, name: string, key: string) =>
    requestApi<void>("POST", `/session/passkeys/${id}/rename`, { name }, key),
  removePasskey: (id: string) => requestApi<void>("POST", `/session/passkeys/${id}/remove`, undefined, newKey()),
  makeRecoveryCodes: () =>
    requestApi<{ readonly codes: ReadonlyArray<string> }>("POST", "/session/recovery-codes", undefined, withoutKey),
  useRecoveryCode: (code: string) => requestApi<Session>("POST", "/sign-in/recovery", { code }, withoutKey),
  unlink: (id: string) => requestApi<void>("POST", `/session/accounts/${id}/unlink`, undefined, newKey())
}

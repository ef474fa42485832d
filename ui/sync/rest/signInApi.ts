/** The ways to sign in, as the pages use them. */
import type { Session } from "../../../gateways/contract.ts"
import { requestApi } from "./api.ts"
import { newKey } from "./newKey.ts"

/** The ways that the installation offers, beside links. */
export interface OfferedWays {
  readonly oidc: { readonly name: string } | null
  /** True when a bot can confirm a sign-in. */
  readonly telegram: boolean
}
/** A code for the bot, and the name of the bot. */
export interface DeviceCode {
  readonly code: string
  readonly bot: string | null
}
/** The caller's own ways to sign in. */
export interface OwnWays {
  readonly accounts: ReadonlyArray<{ readonly id: string; readonly provider: string }>
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
  beginOidc: (returnTo: string) => requestApi<{ readonly address: string }>("POST", "/sign-in/oidc", { returnTo }),
  finishOidc: (query: string, invitation: OpenedInvitation | null) =>
    requestApi<ProviderAnswer>("POST", "/sign-in/oidc/finish", {
      query,
      ...(invitation === null ? {} : { invitation })
    }),
  beginDevice: () => requestApi<DeviceCode>("POST", "/sign-in/telegram"),
  pollDevice: (code: string) =>
    requestApi<{ readonly session: Session | null }>("POST", "/sign-in/telegram/poll", { code }),
  unlink: (id: string) => requestApi<void>("POST", `/session/accounts/${id}/unlink`, undefined, newKey())
}

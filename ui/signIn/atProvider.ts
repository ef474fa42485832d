/** Sends the browser to the identity provider, and handles its return. */
import { type OpenedInvitation, signInApi } from "../sync/rest/signInApi.ts"

/** The page to which the provider sends the browser back. */
export const providerReturn = "/sign-in/callback"

/** This tab keeps an opened invitation while it is at the provider. The server stores no secret of it. */
const kept = "opened-invitation"

/** Leaves this page. `returnTo`: the path to show after the sign-in. */
export const goToProvider = async (returnTo: string, invitation: OpenedInvitation | null = null): Promise<void> => {
  const { address } = await signInApi.beginOidc(returnTo)
  if (invitation === null) sessionStorage.removeItem(kept)
  else sessionStorage.setItem(kept, JSON.stringify(invitation))
  location.assign(address)
}

/** `query`: the query of the return address. */
export const backFromProvider = (query: string) => {
  const invitation = sessionStorage.getItem(kept)
  sessionStorage.removeItem(kept)
  // This tab has written the value itself.
  return signInApi.finishOidc(query, invitation === null ? null : (JSON.parse(invitation) as OpenedInvitation))
}

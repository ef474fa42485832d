/** Finds out who is signed in, when the page is opened. */
import type { Session } from "../gateways/contract.ts"
import { sentenceOf } from "./words/sentenceOf.ts"
import { api, Refusal } from "./sync/rest/api.ts"

export type Entrance =
  | { readonly is: "in"; readonly session: Session }
  /** `why` is null for a person who was never signed in. */
  | { readonly is: "out"; readonly why: string | null }

/** Signs in with the secret of a sign-in link, or with the cookie of an earlier session. */
export const enter = async (): Promise<Entrance> => {
  const link = location.pathname === "/sign-in" ? location.hash.slice(1) : ""
  // The secret must leave the address bar before anything else happens.
  if (location.pathname === "/sign-in") history.replaceState(null, "", "/")
  return link === "" ? byCookie() : byLink(link)
}

const byCookie = (): Promise<Entrance> =>
  api.session().then(
    (session) => ({ is: "in", session }),
    (error: unknown) => ({ is: "out", why: isNotSignedIn(error) ? null : sentenceOf(error) })
  )

/** A link that was used before is harmless for a person who is signed in. */
const byLink = async (link: string): Promise<Entrance> => {
  try {
    return { is: "in", session: await api.signIn(link) }
  } catch (error) {
    const session = await api.session().catch(() => null)
    return session === null ? { is: "out", why: sentenceOf(error) } : { is: "in", session }
  }
}

/** The status of the contract's `NotSignedIn`. */
const notSignedIn = 401
const isNotSignedIn = (error: unknown) => error instanceof Refusal && error.problem.status === notSignedIn

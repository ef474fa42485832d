/** Finds out who is signed in, when the page is opened. */
import type { Session } from "../../gateways/contract.ts"
import type { ToastMessage } from "../parts/toast/message.ts"
import { sentenceOf } from "../words/sentenceOf.ts"
import { words } from "../words/words.ts"
import { api, Refusal } from "../sync/rest/api.ts"
import { backFromProvider, providerReturn } from "./atProvider.ts"

export type Entrance =
  /** `notice`: what else the person must know. */
  | { readonly is: "in"; readonly session: Session; readonly notice?: string | ToastMessage }
  /** `why` is null for a person who was never signed in. */
  | { readonly is: "out"; readonly why: string | null }
  /**
   * The server did not answer (`why` is null), or could not. Whether the person is signed in is unknown. `again` repeats the
   * request.
   */
  | { readonly is: "unknown"; readonly why: string | null; readonly again: () => Promise<Entrance> }
  /** The link of an invitation was opened by a person who is not signed in. */
  | { readonly is: "invited"; readonly invitation: string }
  /** A sign-in link of another person was opened. */
  | { readonly is: "other"; readonly session: Session; readonly link: string }

/** Signs in with the secret of a sign-in link, or with the cookie of an earlier session. */
export const enter = async (): Promise<Entrance> => {
  const { pathname, hash, search } = location
  if (pathname === providerReturn) return byProvider(search)
  const secret = hash.slice(1)
  const isLink = pathname === "/sign-in" || pathname === "/join"
  // The secret must leave the address bar before anything else happens.
  if (isLink) history.replaceState(null, "", "/")
  if (secret === "" || !isLink) return byCookie()
  return pathname === "/join" ? byInvitation(secret) : byLink(secret)
}

const byCookie = (): Promise<Entrance> =>
  api.session().then(
    (session) => ({ is: "in", session }),
    (error: unknown): Entrance =>
      hasStatus(error, notSignedIn) ? { is: "out", why: null } : unknownAfter(error, byCookie)
  )

/** Only the answer 401 says that a person is not signed in. */
const unknownAfter = (error: unknown, again: () => Promise<Entrance>): Entrance => ({
  is: "unknown",
  why: hasStatus(error, noAnswer) ? null : sentenceOf(error),
  again
})

/** An invitation is for a person who is not on the team yet. */
const byInvitation = async (invitation: string): Promise<Entrance> => {
  const entrance = await byCookie()
  if (entrance.is === "unknown") return { ...entrance, again: () => byInvitation(invitation) }
  return entrance.is === "out" && entrance.why === null ? { is: "invited", invitation } : entrance
}

/** A link that was used before is harmless for a person who is signed in. */
const byLink = async (link: string): Promise<Entrance> => {
  try {
    return { is: "in", session: await api.signIn(link) }
  } catch (error) {
    const session = await api.session().catch(() => null)
    if (session === null && isNotDecided(error)) return unknownAfter(error, () => byLink(link))
    if (session === null) return { is: "out", why: isLinkOver(error) ? words.t("linkUsed") : sentenceOf(error) }
    return hasStatus(error, conflict) ? { is: "other", session, link } : { is: "in", session }
  }
}

/** A person who was signed in before has linked the account. */
const byProvider = async (query: string): Promise<Entrance> => {
  // The code must leave the address bar before anything else happens.
  history.replaceState(null, "", "/")
  try {
    const { session, returnTo, linked } = await backFromProvider(query)
    history.replaceState(null, "", returnTo)
    return linked ? { is: "in", session, notice: words.t("accountLinked") } : { is: "in", session }
  } catch (error) {
    const session = await api.session().catch(() => null)
    const why = sentenceOf(error)
    return session === null ? { is: "out", why } : { is: "in", session, notice: { text: why, failed: true } }
  }
}

/** Signs in with a link after the person has agreed that it replaces the session. */
export const replaceSession = (link: string): Promise<Entrance> =>
  api.signIn(link, true).then(
    (session) => ({ is: "in", session }),
    (error: unknown): Entrance =>
      isNotDecided(error) ? unknownAfter(error, () => replaceSession(link)) : { is: "out", why: sentenceOf(error) }
  )

/** A link that was copied in part is refused as a wrong request. */
const isLinkOver = (error: unknown) => hasStatus(error, notSignedIn) || hasStatus(error, wrongRequest)
const hasStatus = (error: unknown, status: number) => error instanceof Refusal && error.problem.status === status
/** The server did not answer, or has failed: the same request may succeed later. */
const isNotDecided = (error: unknown) =>
  error instanceof Refusal && (error.problem.status === noAnswer || error.problem.status >= serverFailed)
/** The status of a request without an answer, and the first one of a server that failed. */
const noAnswer = 0
const serverFailed = 500
/** Of the contract's `BadRequest`, `Unauthorized` and `Conflict`. */
const wrongRequest = 400
const notSignedIn = 401
const conflict = 409

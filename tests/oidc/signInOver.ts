/** Sign-in through the test provider without a browser. */
import { cookieOf, fromPage } from "../support/product/session.ts"

interface Started {
  /** The cookie that binds the attempt. */
  readonly cookie: string
  /** The query with which the provider sends the browser back. */
  readonly query: string
}

const post = (origin: string, path: string, body: unknown, cookie = "") =>
  fetch(`${origin}/api${path}`, {
    method: "POST",
    headers: { ...fromPage(origin), "content-type": "application/json", ...(cookie === "" ? {} : { cookie }) },
    body: JSON.stringify(body)
  })

/** Begins an attempt, and confirms it at the provider as its present person. */
export const startAtProvider = async (origin: string, returnTo: string): Promise<Started> => {
  const begun = await post(origin, "/sign-in/oidc", { returnTo })
  const { address } = (await begun.json()) as { readonly address: string }
  const back = (await fetch(address, { redirect: "manual" })).headers.get("location")
  return { cookie: cookieOf(begun), query: new URL(back ?? "").search }
}

/** Ends the attempt. The answer has the cookie of the session. */
export const finishAtProvider = (
  origin: string,
  { cookie, query }: Started,
  invitation?: { readonly secret: string; readonly key: string }
) => post(origin, "/sign-in/oidc/finish", { query, ...(invitation === undefined ? {} : { invitation }) }, cookie)

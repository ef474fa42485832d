/** Signing in as a browser does it: a link for a session, and the session's cookie. */

/** Trades a sign-in link for a session. */
export const tradeLink = (origin: string, link: string): Promise<Response> =>
  fetch(`${origin}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ link: link.slice(link.indexOf("#") + 1) })
  })

/** What the browser sends back from then on. */
export const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(";")[0] ?? ""

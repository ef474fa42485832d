/** The sign-in of a browser: it exchanges a link for a session cookie. */

/** The header by which a browser says that a page of the product sends the request. */
export const fromPage = (origin: string) => ({ origin })

/** Exchanges a sign-in link for a session. */
export const exchangeLink = (origin: string, link: string): Promise<Response> =>
  fetch(`${origin}/api/session`, {
    method: "POST",
    headers: { ...fromPage(origin), "content-type": "application/json" },
    body: JSON.stringify({ link: link.slice(link.indexOf("#") + 1) })
  })

/** The session cookie, which the browser sends with every later request. */
export const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(";")[0] ?? ""

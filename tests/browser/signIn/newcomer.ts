/** A browser without a session, and what the tests of sign-in see of it. */
import type { Browser, BrowserContext, Page } from "playwright"

/** A page that waits longer has failed, and the report then says for what. */
const longestWaitMillis = 10_000

/** Close the context after the test. */
export const newcomer = async (browser: Browser) => {
  const context = await browser.newContext({ locale: "en-GB" })
  const page = await context.newPage()
  page.setDefaultTimeout(longestWaitMillis)
  return { context, page }
}

/** Only a person who is signed in has it. */
export const signOutButton = (page: Page, name: string) => page.getByRole("button", { name: `${name} · Sign out` })

/** 200 with a session, 401 without one. */
export const sessionStatusOf = (context: BrowserContext, origin: string) =>
  context.request.get(`${origin}/api/session`).then((answer) => answer.status())

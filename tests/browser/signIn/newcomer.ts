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

/** Opens the details of the status line, which name the person. */
export const openStatus = async (page: Page) => {
  await page.getByRole("button", { name: /^Live/ }).click()
  const details = page.getByRole("dialog", { name: "Status" })
  await details.waitFor()
  return details
}

/** Waits until the page names the person who is signed in. */
export const signedInAs = async (page: Page, name: string) => {
  const details = await openStatus(page)
  await details.getByText(name, { exact: true }).waitFor()
  await page.keyboard.press("Escape")
  await details.waitFor({ state: "detached" })
}

export const signOutOf = async (page: Page) => {
  await pressSignOut(page)
  await page.getByText("You are signed out.").waitFor()
}

export const pressSignOut = async (page: Page) => {
  const details = await openStatus(page)
  // The dialog takes the focus when it opens. A key that is pressed before that reaches another button.
  await details.locator(":focus").waitFor({ state: "attached" })
  await details.getByRole("button", { name: "Sign out" }).press("Enter")
}

/** 200 with a session, 401 without one. */
export const sessionStatusOf = (context: BrowserContext, origin: string) =>
  context.request.get(`${origin}/api/session`).then((answer) => answer.status())

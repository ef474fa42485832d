/** The page when its server, its code or the session is missing: each says what is wrong, and what to do. */
import type { Page } from "playwright"
import { expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"

const scene = browserScene()

const session = "**/api/session"
const retry = (page: Page) => page.getByRole("button", { name: "Try again" }).click()
const title = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor()

test("no network, a failing server and no session have a page each, and only the last one asks for a sign-in", async () => {
  const { page, close } = await scene.enter("Ann", "member")
  await page.route(session, (route) => route.abort())
  await page.reload()
  await title(page, "No connection")
  expect(await page.getByText("Sign in").count()).toBe(0)

  await page.unroute(session)
  await page.route(session, (route) => route.fulfill({ status: 502, body: "<h1>Bad gateway</h1>" }))
  await retry(page)
  await title(page, "The server has a problem")
  expect(await page.getByRole("heading", { name: "Sign in" }).count()).toBe(0)

  await page.unroute(session)
  await retry(page)
  await page.getByText("Live", { exact: true }).waitFor({ state: "attached" })

  await page.context().clearCookies()
  await page.reload()
  await title(page, "Sign in")
  await page.getByText("Ask an owner or an administrator of your team").waitFor()
  expect(await page.locator("body").textContent()).not.toContain("npm run")
  await close()
})

test.each([
  ["the words", "**/assets/words-en-*.js"],
  ["the scripts of every page", "**/assets/page-*.js"]
])("a page without %s says so, and can be loaded again", async (_, files) => {
  const { page, close } = await scene.enter("Ann", "member")
  await page.route(files, (route) => route.abort())
  await page.reload()
  const alert = page.getByRole("alert")
  await alert.waitFor()
  expect(await alert.textContent()).toContain("The page could not be loaded.")
  await page.unroute(files)
  await page.getByRole("button", { name: "Reload" }).click()
  await page.getByText("Live", { exact: true }).waitFor({ state: "attached" })
  await close()
})

test("a page whose code was replaced by an upgrade asks for a reload, and keeps what was typed", async () => {
  const { page, close } = await scene.enter("Ann", "member")
  await page.getByRole("link", { name: "Messages", exact: true }).click()
  await page.getByRole("textbox", { name: "Write a message" }).fill("The pier leaks")
  await page.route("**/assets/*RunsPage*", (route) => route.fulfill({ status: 404, body: "{}" }))
  await page.getByRole("link", { name: "Runs", exact: true }).click()
  await page.getByRole("heading", { level: 2, name: "A new version of Task Tracker is installed." }).waitFor()
  // The menu still works, and the page has its code again after the reload.
  await page.getByRole("link", { name: "Messages", exact: true }).click()
  await page.getByRole("textbox", { name: "Write a message" }).waitFor()
  await page.getByRole("link", { name: "Runs", exact: true }).click()
  // The code is asked for after the click, so the route stays until the page says that it is gone.
  await page.getByRole("button", { name: "Reload" }).waitFor()
  await page.unroute("**/assets/*RunsPage*")
  await page.getByRole("button", { name: "Reload" }).click()
  await page.getByRole("button", { name: "Reload" }).waitFor({ state: "detached" })
  await page.getByRole("heading", { level: 1, name: "Runs" }).waitFor()
  await page.getByRole("link", { name: "Messages", exact: true }).click()
  expect(await page.getByRole("textbox", { name: "Write a message" }).inputValue()).toBe("The pier leaks")
  await close()
})

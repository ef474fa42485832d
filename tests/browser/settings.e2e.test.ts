/** People in a real browser: from the sign-in to an invited colleague, a changed role and an ended session, by mouse and by keys. */
import type { Browser, Page } from "playwright"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { type Product, product } from "../support/product/product.ts"
import { openBrowser } from "./browser.ts"
import { barriers } from "./visitor.ts"

let tracker: Product
let browser: Browser
const pages: Array<Page> = []

beforeAll(async () => {
  tracker = await product({ TT_RATE_PERSON: "100000", TT_RATE_ADDRESS: "100000", TT_SIGN_INS: "100000" })
  await tracker.start()
  browser = await openBrowser()
})
afterEach(async () => {
  for (const page of pages.splice(0)) await page.context().close()
})
afterAll(async () => {
  await browser.close()
  await tracker.remove()
})

const newPage = async () => {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  pages.push(page)
  return page
}
const signedIn = async (name: string | null, role = "member") => {
  const page = await newPage()
  await page.goto(await tracker.link(name, role))
  // The first page goes on to another one by itself.
  await page.waitForURL(/\/(tasks|review)$/u)
  return page
}
const joined = async (link: string, name: string) => {
  const page = await newPage()
  await page.goto(link)
  await page.getByLabel("Your name").fill(name)
  await page.getByRole("button", { name: "Join" }).click()
  await page.locator(".page").waitFor()
  return page
}
const sessionStatus = (page: Page) =>
  page
    .context()
    .request.get(`${tracker.origin}/api/session`)
    .then((answer) => answer.status())
const roleOf = (page: Page, name: string) => page.getByRole("button", { name: new RegExp(`Role of ${name}`) })
const rowOf = (page: Page, name: string) => page.locator("[data-row]", { hasText: name })

/** The name of the element with the focus. */
const focusedName = async (page: Page) =>
  String(
    await page.evaluate(
      `document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? ""`
    )
  )

/** Presses a key until this element has the focus. */
const reach = async (page: Page, key: string, name: RegExp) => {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press(key)
    if (name.test(await focusedName(page))) return
  }
  throw new Error(`${key} does not reach ${name.source}`)
}

describe("an administrator invites a colleague, changes the role and ends a session", () => {
  test("by mouse alone", async () => {
    const page = await signedIn(null)
    await page.getByRole("link", { name: "Settings" }).first().click()
    await page.getByRole("button", { name: "Invite people" }).click()
    await page.getByRole("button", { name: "Make the link" }).click()
    const link = await page.getByRole("textbox", { name: /Send this link/ }).inputValue()
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).last().click()
    await page.getByText("New person").waitFor()
    const colleague = await joined(link, "Mara")
    await page.reload()
    await roleOf(page, "Mara").click()
    await page.getByRole("option", { name: "Viewer" }).click()
    await page.getByText("Mara: Viewer").waitFor()
    await page.getByRole("button", { name: "Undo" }).click()
    await roleOf(page, "Mara").getByText("Member").waitFor()
    await rowOf(page, "Mara").click()
    await page.getByRole("button", { name: /^End the session/ }).click()
    await page.getByText("1 session ended").waitFor()
    expect(await sessionStatus(colleague)).toBe(401)
    expect(await barriers(page)).toEqual([])
  })

  test("by keyboard alone", async () => {
    const page = await signedIn(null)
    await page.keyboard.press("g")
    await page.keyboard.press(",")
    await rowOf(page, "Owner").waitFor()
    await page.keyboard.press("i")
    await page.getByRole("dialog").waitFor()
    await reach(page, "Tab", /^Make the link$/)
    await page.keyboard.press("Enter")
    const field = page.getByRole("textbox", { name: /Send this link/ })
    const link = await field.inputValue()
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
    const colleague = await joined(link, "Nils")
    await page.reload()
    await rowOf(page, "Nils").waitFor()
    await reach(page, "Tab", /^Mara|^Nils|^Owner/)
    while (!(await focusedName(page)).startsWith("Nils")) await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.getByRole("button", { name: /^End the session/ }).waitFor()
    await reach(page, "Tab", /Role of Nils/)
    await page.keyboard.press("Enter")
    await page.getByRole("option", { name: "Viewer" }).waitFor()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.getByText("Nils: Viewer").waitFor()
    await expect.poll(() => focusedName(page)).toContain("Role of Nils")
    await reach(page, "Tab", /^End the session/)
    await page.keyboard.press("Enter")
    await page.getByText("1 session ended").waitFor()
    expect(await sessionStatus(colleague)).toBe(401)
  })
})

describe("the page People", () => {
  test("shows a member the team, and nothing to change", async () => {
    const page = await signedIn("Mel")
    await page.goto(`${tracker.origin}/settings/people`)
    await page.getByText("Administrators change roles").waitFor()
    expect(await page.getByRole("button", { name: /Invite|Role of|More actions/ }).count()).toBe(0)
    expect(await page.getByRole("link", { name: "Tokens" }).count()).toBe(0)
    await page.goto(`${tracker.origin}/settings/tokens`)
    await page.getByRole("heading", { name: "This page is for administrators" }).waitFor()
  })

  test("does not let the last owner go, and asks for the name before a person is forgotten", async () => {
    const page = await signedIn(null)
    await signedIn("Gone")
    await page.goto(`${tracker.origin}/settings/people`)
    await rowOf(page, "Owner").waitFor()
    expect(await roleOf(page, "Owner").count()).toBe(0)
    await page.getByRole("button", { name: "More actions for Gone" }).click()
    await page.getByRole("menuitem", { name: "Forget…" }).click()
    const forget = page.getByRole("button", { name: "Forget for ever" })
    expect(await forget.isDisabled()).toBe(true)
    await page.getByLabel(/Type/).fill("Gone")
    await forget.click()
    await page.getByText("The person is forgotten").waitFor()
    await rowOf(page, "Gone").waitFor({ state: "detached" })
  })
})

/** Recovery codes in a real browser. */
import type { Browser, BrowserContext, Page } from "playwright"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { openBrowser } from "../browser.ts"
import { barriers } from "../visitor.ts"
import { newcomer, sessionStatusOf, signedInAs, signOutOf } from "./newcomer.ts"

let browser: Browser
let tracker: Product
let context: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  tracker = await product()
  await tracker.start()
})
beforeEach(async () => {
  ;({ context, page } = await newcomer(browser))
})
afterEach(() => context.close())
afterAll(async () => {
  await tracker.remove()
  await browser.close()
})

const isSignedIn = (name: string) => signedInAs(page, name)
const enter = async (name: string) => {
  await page.goto(await tracker.link(name, "admin"))
  await isSignedIn(name)
}
const signOut = () => signOutOf(page)
const openSecurity = () => page.goto(`${tracker.origin}/security`)
const says = (sentence: string) => page.getByRole("alert").getByText(sentence).waitFor()
const sessionStatus = () => sessionStatusOf(context, tracker.origin)

describe("a recovery code", () => {
  const field = () => page.getByLabel("Recovery code", { exact: true })
  /** The sign-in page may be rendered again after a sign-out, which closes the form. */
  const fill = (code: string) =>
    waitUntil(
      async () => {
        if (!(await field().isVisible())) await page.getByText("Use a recovery code").click()
        await field()
          .fill(code, { timeout: 1_000 })
          .catch(() => undefined)
        return field().inputValue()
      },
      (value) => value === code
    )
  const useCode = async (code: string) => {
    await fill(code)
    const answered = page.waitForResponse((response) => response.url().includes("recovery"))
    await page.keyboard.press("Enter")
    await answered
  }

  test("signs its person in once, in any case, and the number of the others is shown", async () => {
    await enter("Lou")
    await openSecurity()
    await page.getByRole("button", { name: "Make recovery codes" }).click()
    await page.locator(".recovery-codes code").first().waitFor()
    const codes = await page.locator(".recovery-codes code").allTextContents()
    expect(new Set(codes).size).toBe(10)
    expect(await barriers(page)).toEqual([])
    await signOut()
    await useCode(codes[0]?.toLowerCase() ?? "")
    await isSignedIn("Lou")
    await openSecurity()
    await page.getByText("9 codes are left.").waitFor()
    expect(await page.getByText(codes[1] ?? "").count()).toBe(0)
    await signOut()
    await useCode(codes[0] ?? "")
    await says("does not exist, or it was used")
    expect(await sessionStatus()).toBe(401)
    // The log has slow keyed hashes only.
    const written = `${tracker.printed()}${JSON.stringify(await tracker.log())}`
    expect(codes.filter((code) => written.includes(code) || written.includes(code.replaceAll("-", "")))).toEqual([])
  })

  test("is not guessed: wrong codes end further ones for a while", async () => {
    await page.goto(tracker.origin)
    for (let i = 0; i < 6; i++) await useCode(`ABCD-EFGH-JKMN-PQR${i + 2}`)
    await says("Too many attempts.")
    expect(await sessionStatus()).toBe(401)
  })
})

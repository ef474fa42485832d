/**
 * Makes a contact sheet of each state of the pages for sign-in, invitations and security: in three languages, both themes, on
 * a phone and on a desktop. It prints the faults of geometry and the violations that axe finds.
 *
 * Usage: `node tests/browser/signIn/sheets.ts FOLDER [--few] [STATE…]`. It starts its own product, bot server and provider.
 * `--few` takes each language once.
 */
import { AxeBuilder } from "@axe-core/playwright"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import type { Browser, BrowserContext, Page } from "playwright"
import { startProvider } from "../../oidc/provider.ts"
import { product, waitUntil } from "../../support/product/product.ts"
import { startBotApi } from "../../telegram/server/botApi.ts"
import { openBrowser } from "../browser.ts"
import { geometryFaults } from "../screens/inPage/faultsOf.ts"
import { type Picture, saveSheet } from "../screens/sheet/saveSheet.ts"

const few = process.argv.includes("--few")
const [folder = ".", ...wanted] = process.argv.slice(2).filter((each) => each !== "--few")
mkdirSync(folder, { recursive: true })

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } }
type Size = keyof typeof sizes
/** CSS pixels on the sheet. */
const widths = { phone: 234, desktop: 484 }
const locales = ["en-GB", "uk-UA", "ru-RU"] as const
const themes = ["light", "dark"] as const
interface Variant {
  readonly size: Size
  readonly locale: (typeof locales)[number]
  readonly theme: (typeof themes)[number]
}
const each: ReadonlyArray<Variant> = (["phone", "desktop"] as const).flatMap((size) =>
  themes.flatMap((theme) => locales.map((locale) => ({ size, theme, locale })))
)

const variants = few ? [each[0], each[4], each[8]].filter((one) => one !== undefined) : each

const api = await startBotApi()
const provider = await startProvider()
const tracker = await product({
  TELEGRAM_BOT_TOKEN: api.token,
  TELEGRAM_API_ROOT: api.url,
  TT_OIDC_ISSUER: provider.issuer,
  TT_OIDC_CLIENT_ID: provider.clientId,
  TT_OIDC_CLIENT_SECRET: provider.clientSecret,
  TT_OIDC_NAME: "Example ID",
  TT_OIDC_JOIN: "domain:example.org",
  TT_SIGN_INS: "10000"
})
const browser = await openBrowser()
// A passkey needs a host name.
const site = tracker.origin.replace("127.0.0.1", "localhost")
const onSite = (link: string) => link.replace("127.0.0.1", "localhost")

const withAuthenticator = async (page: Page) => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send("WebAuthn.enable")
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true
    }
  })
}
const invite = async (as: string | null) => {
  const flags = as === null ? [] : ["--as", as]
  const { link } = JSON.parse(await tracker.tt("people", "invite", "--role", "member", ...flags, "--json"))
  return onSite(String(link))
}
const offer = (page: Page, ways: object) =>
  page.route("**/api/sign-in", (route) =>
    route.fulfill({ json: { oidc: null, telegram: false, passkeys: null, ...ways } })
  )
const security = async (page: Page, name: string, role: string) => {
  await page.goto(onSite(await tracker.link(name, role)))
  await page.locator(".page").waitFor()
  await page.goto(`${site}/security`)
  await page.locator(".security h2").first().waitFor()
}

/** Each state of a page: shows it in a new browser. */
const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  "sign-in": (page) => page.goto(site),
  "sign-in-link-only": async (page) => {
    await offer(page, {})
    await page.goto(site)
  },
  "sign-in-used-link": (page) => page.goto(`${site}/sign-in#aW52ZW50ZWQ`),
  "sign-in-no-server": async (page) => {
    await page.route("**/api/**", (route) => route.abort())
    await page.goto(site)
  },
  "sign-in-telegram": async (page) => {
    await page.goto(site)
    await page.getByRole("button", { name: /Telegram/ }).click()
    await page.locator(".device-code").waitFor()
  },
  "sign-in-wrong-code": async (page) => {
    await page.goto(site)
    await page.locator("summary").click()
    await page.locator("#recovery-code").fill("aaaa-bbbb-cccc-dddd")
    await page.locator("details button").click()
    await page.getByRole("alert").waitFor()
  },
  "sign-in-provider-refused": (page) => page.goto(`${site}/sign-in/callback?error=access_denied&state=none`),
  join: async (page) => page.goto(await invite(null)),
  "join-known": async (page) => page.goto(await invite("Taras")),
  "join-name-taken": async (page) => {
    await page.goto(await invite(null))
    await page.locator("#join-name").fill("Ann")
    await page.locator("form button").click()
    await page.getByRole("alert").waitFor()
  },
  "join-over": (page) => page.goto(`${site}/join#aW52ZW50ZWQ`),
  "other-session": async (page) => {
    await page.goto(onSite(await tracker.link("Ann", "member")))
    await page.locator(".page").waitFor()
    await page.goto(onSite(await tracker.link("A person with a rather long name, as some have", "member")))
    await page.locator(".gate h1").waitFor()
  },
  "security-empty": (page) => security(page, "Olena", "admin"),
  "security-member": (page) => security(page, "Ann", "member"),
  "security-filled": async (page) => {
    await withAuthenticator(page)
    await security(page, `Admin ${++people}`, "admin")
    await page.locator("#passkey-name").fill("A phone with a rather long name, as people give them")
    await page.locator("form button").click()
    await page.locator(".security li input").waitFor()
    await page.locator("section[aria-labelledby=recovery] button").click()
    await page.locator(".recovery-codes").waitFor()
  }
}
let people = 0

const picture = async (context: BrowserContext, state: string, name: string) => {
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await states[state]?.(page)
  await page.locator(".gate, .page").first().waitFor()
  await page.waitForLoadState("networkidle")
  for (const each of await geometryFaults(page, null)) console.log(`${name}: ${each}`)
  // The other languages have the same elements and colours.
  const { violations } = name.includes("en-GB") ? await new AxeBuilder({ page }).analyze() : { violations: [] }
  for (const { id, impact, nodes } of violations)
    console.log(`${name}: ${impact} ${id} (${nodes.length}) ${nodes[0]?.target.join(" ")}`)
  return await page.screenshot({ fullPage: true, type: "jpeg", quality: 85 })
}

/** One sheet: the phones in the first row, and the desktops below. */
const sheetOf = async (on: Browser, state: string) => {
  const shown: Array<Picture> = []
  for (const { size, locale, theme } of variants) {
    const options = { viewport: sizes[size], colorScheme: theme, locale, reducedMotion: "reduce" } as const
    const context = await on.newContext(options)
    const name = `${state} ${size} ${locale} ${theme}`
    const jpeg = await picture(context, state, name).catch((error: Error) => console.log(`${name}: ${error.message}`))
    if (jpeg !== undefined) shown.push({ name, jpeg, width: widths[size] })
    await context.close()
  }
  await saveSheet(on, join(folder, `${state}.png`), shown)
}

try {
  await tracker.start()
  await tracker.link("Ann", "member")
  // A person of the sample chat is known, and may be invited by name.
  await tracker.tt("seed")
  await waitUntil(
    () => fetch(`${tracker.origin}/api/sign-in`).then((answer) => answer.json() as Promise<{ telegram: boolean }>),
    ({ telegram }) => telegram
  )
  for (const state of Object.keys(states))
    if (wanted.length === 0 || wanted.includes(state)) await sheetOf(browser, state)
} finally {
  await browser.close()
  await tracker.remove()
  await api.stop()
  await provider.stop()
}

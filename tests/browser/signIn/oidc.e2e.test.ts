/** Sign-in through an identity provider, in a real browser and with a provider that speaks the protocol over HTTP. */
import type { Browser, BrowserContext, Page } from "playwright"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Fault, startProvider, type TestProvider } from "../../oidc/provider.ts"
import { newSigningKey, signedToken, tokenWithChangedClaims } from "../../oidc/tokens.ts"
import { tokenWithMac, tokenWithoutAlgorithm, tokenWithoutSignature } from "../../oidc/tokens.ts"
import { type Product, product } from "../../support/product/product.ts"
import { openBrowser } from "../browser.ts"
import { newcomer, sessionStatusOf, signedInAs, signOutOf } from "./newcomer.ts"

let browser: Browser
let tracker: Product
let provider: TestProvider
let context: BrowserContext
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  provider = await startProvider()
  tracker = await product({
    TT_OIDC_ISSUER: provider.issuer,
    TT_OIDC_CLIENT_ID: provider.clientId,
    TT_OIDC_CLIENT_SECRET: provider.clientSecret,
    TT_OIDC_NAME: "Example ID",
    TT_OIDC_JOIN: "domain:example.org",
    // More attempts than a person makes in a minute.
    TT_SIGN_INS: "1000"
  })
  await tracker.start()
})
beforeEach(async () => {
  provider.fault = {}
  provider.userInfo = {}
  ;({ context, page } = await newcomer(browser))
})
afterEach(() => context.close())
afterAll(async () => {
  await tracker.remove()
  await provider.stop()
  await browser.close()
})

/** A person of the mail domain, who may join. */
const colleague = (sub: string) => ({ sub, name: sub, email: `${sub}@example.org`, email_verified: true })

const signIn = async (on: Page = page, path = "/") => {
  await on.goto(`${tracker.origin}${path}`)
  await on.getByRole("button", { name: "Sign in with Example ID" }).click()
}
const isSignedIn = (name: string, on: Page = page) => signedInAs(on, name)
const refusal = async (on: Page = page) => (await on.getByRole("alert").textContent()) ?? ""
const sessionStatus = (on: BrowserContext = context) => sessionStatusOf(on, tracker.origin)

describe("a person", () => {
  test("of the mail domain joins, signs out, and signs in again as the same person", async () => {
    provider.person = colleague("carol")
    await signIn()
    await isSignedIn("carol")
    await signOutOf(page)
    await signIn()
    await isSignedIn("carol")
    const joined = (await tracker.log()).filter(({ event }) => event === "PersonJoined")
    expect(joined.filter(({ data }) => data["name"] === "carol")).toHaveLength(1)
  })

  test("comes back to the page that was opened, and the code is not in the address", async () => {
    provider.person = colleague("dave")
    await signIn(page, "/search")
    await isSignedIn("dave")
    expect(page.url()).toBe(`${tracker.origin}/search`)
  })

  test("with an invitation joins as its role, also from another domain", async () => {
    provider.person = { sub: "guest", name: "A guest", email: "guest@elsewhere.example", email_verified: true }
    const { link } = JSON.parse(await tracker.tt("people", "invite", "--role", "viewer", "--json"))
    await page.goto(link)
    await page.getByRole("button", { name: "Join with Example ID" }).click()
    await isSignedIn("A guest")
    const answer = await context.request.get(`${tracker.origin}/api/session`)
    expect(await answer.json()).toMatchObject({ name: "A guest", role: "viewer" })
  })

  test("links an account on the page of security, and it signs in the same person", async () => {
    provider.person = { sub: "owners-account", name: "Somebody" }
    await page.goto(await tracker.link("Olga"))
    await isSignedIn("Olga")
    await page.goto(`${tracker.origin}/security`)
    await page.getByRole("button", { name: "Link an account at Example ID" }).click()
    await page.getByText("The account is linked.").waitFor()
    await context.clearCookies()
    await signIn()
    await isSignedIn("Olga")
    // The last sign-in method cannot be removed, so the test links another account first.
    provider.person = { sub: "second-account", name: "Somebody" }
    await page.goto(`${tracker.origin}/security`)
    await page.getByRole("button", { name: "Link an account at Example ID" }).click()
    await page.getByText("The account is linked.").waitFor()
    await page.goto(`${tracker.origin}/security`)
    const unlink = page.getByRole("button", { name: /^Unlink the account/ })
    await unlink.first().click()
    await expect.poll(() => unlink.count()).toBe(1)
    provider.person = { sub: "owners-account", name: "Somebody" }
    await context.clearCookies()
    await signIn()
    expect(await refusal()).toContain("not verified your email address")
  })

  test("is signed in with a key that the provider has just rotated", async () => {
    provider.person = colleague("erin")
    provider.rotate()
    await signIn()
    await isSignedIn("erin")
    expect(await sessionStatus()).toBe(200)
  })

  test("with a mail address only in the user information is signed in", async () => {
    provider.person = { sub: "frank", name: "frank" }
    provider.userInfo = { email: "frank@example.org", email_verified: true }
    await signIn()
    await isSignedIn("frank")
    expect(await sessionStatus()).toBe(200)
  })
})

const nowSeconds = () => Math.floor(Date.now() / 1000)
const other = newSigningKey("first")
const invalid = /not valid/

describe("a hostile provider or browser", () => {
  const faults: ReadonlyArray<readonly [string, Fault, RegExp]> = [
    ["alg none", { token: tokenWithoutAlgorithm }, invalid],
    ["no signature", { token: tokenWithoutSignature }, invalid],
    ["a MAC with the public key", { token: tokenWithMac }, invalid],
    ["the key of another provider", { token: (claims) => signedToken(claims, other) }, invalid],
    ["changed claims", { token: (claims, key) => tokenWithChangedClaims(claims, { sub: "owner" }, key) }, invalid],
    ["another audience", { claims: (claims) => ({ ...claims, aud: "another-client" }) }, invalid],
    ["another issuer", { claims: (claims) => ({ ...claims, iss: "https://evil.example" }) }, invalid],
    ["another nonce", { claims: (claims) => ({ ...claims, nonce: "stolen" }) }, invalid],
    ["no nonce", { claims: (claims) => ({ ...claims, nonce: undefined }) }, invalid],
    ["an expired token", { claims: (claims) => ({ ...claims, exp: nowSeconds() - 3600 }) }, invalid],
    ["no subject", { claims: (claims) => ({ ...claims, sub: undefined }) }, invalid],
    ["another state", { answer: (query) => query.set("state", "forged") }, invalid],
    [
      "mix-up: the answer names another provider",
      { answer: (query) => query.set("iss", "https://evil.example") },
      invalid
    ],
    ["mix-up: the answer names no provider", { answer: (query) => query.delete("iss") }, invalid],
    ["a code of another attempt", { answer: (query) => query.set("code", "0".repeat(32)) }, invalid],
    [
      "a person who cancels",
      { answer: (query) => (query.delete("code"), query.set("error", "access_denied")) },
      /cancelled/
    ],
    [
      "no ID token",
      { tokenAnswer: (response) => void response.end('{"access_token":"a","token_type":"Bearer"}') },
      invalid
    ],
    [
      "a token endpoint that fails",
      { tokenAnswer: (response) => void response.writeHead(502).end("bad gateway") },
      /does not answer/
    ]
  ]
  test.each(faults)("%s does not sign in", async (_, fault, sentence) => {
    provider.person = colleague("mallory")
    provider.fault = fault
    await signIn()
    expect(await refusal()).toMatch(sentence)
    expect(await sessionStatus()).toBe(401)
  })

  test.each([
    ["no mail address", { sub: "m1", name: "M" }, /not verified/],
    ["a mail address that is not verified", { ...colleague("m2"), email_verified: false }, /not verified/],
    ["a verified flag that is a text", { ...colleague("m3"), email_verified: "true" }, /not verified/],
    [
      "a mail address of another domain",
      { ...colleague("m4"), email: "m4@example.org.evil.example" },
      /domain of this team/
    ]
  ] as const)("a stranger with %s does not join", async (_, person, sentence) => {
    provider.person = person
    await signIn()
    expect(await refusal()).toMatch(sentence)
    expect(await sessionStatus()).toBe(401)
  })

  test("a person who was removed does not come back through the mail domain", async () => {
    provider.person = colleague("gone")
    await signIn()
    await isSignedIn("gone")
    await tracker.tt("people", "remove", "gone")
    await context.clearCookies()
    await signIn()
    expect(await refusal()).toContain("You were removed")
    expect(await sessionStatus()).toBe(401)
  })

  /** The address with which the provider sends this browser back, before the page uses it. */
  const stolenAnswer = async (on: BrowserContext = context) => {
    const begun = await on.request.post(`${tracker.origin}/api/sign-in/oidc`, { data: {} })
    const { address } = (await begun.json()) as { readonly address: string }
    const answer = await on.request.get(address, { maxRedirects: 0 })
    return answer.headers()["location"] ?? ""
  }

  test("another browser does not finish the attempt, and the first one still does", async () => {
    provider.person = colleague("heidi")
    const address = await stolenAnswer()
    const elsewhere = await browser.newContext({ locale: "en-GB" })
    const their = await elsewhere.newPage()
    await their.goto(address)
    expect(await refusal(their)).toContain("started in another browser")
    expect(await sessionStatus(elsewhere)).toBe(401)
    await elsewhere.close()
    await page.goto(address)
    await isSignedIn("heidi")
  })

  test("an answer is used once", async () => {
    provider.person = colleague("ivan")
    const address = await stolenAnswer()
    await page.goto(address)
    await isSignedIn("ivan")
    await signOutOf(page)
    await page.goto(address)
    expect(await refusal()).toContain("completed already")
    expect(await sessionStatus()).toBe(401)
  })

  test("the answer of a stranger, opened by a person who has not begun a sign-in, does not sign them in", async () => {
    const attacker = await browser.newContext({ locale: "en-GB" })
    provider.person = colleague("eve")
    const address = await stolenAnswer(attacker)
    await attacker.close()
    await page.goto(address)
    expect(await refusal()).toContain("started in another browser")
    expect(await sessionStatus()).toBe(401)
  })

  test.each(["//evil.example/", "https://evil.example/", "/\\evil.example", "/%09/evil.example/../.."])(
    "the return path %s stays on this site",
    async (returnTo) => {
      provider.person = colleague("judy")
      await page.goto(tracker.origin)
      const answer = await page.evaluate(
        (returnTo) =>
          fetch("/api/sign-in/oidc", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ returnTo })
          }).then((response) => response.json() as Promise<{ readonly address: string }>),
        returnTo
      )
      await page.goto(answer.address)
      await isSignedIn("judy")
      expect(new URL(page.url()).origin).toBe(tracker.origin)
    }
  )

  test("no code, state, token or mail address is in the log of the process or in the events", async () => {
    provider.person = colleague("kim")
    const address = new URL(await stolenAnswer())
    await page.goto(address.href)
    await isSignedIn("kim")
    const written = `${tracker.printed()}${JSON.stringify(await tracker.log())}`
    const { code, state } = Object.fromEntries(address.searchParams)
    const secrets = ["kim@example.org", provider.clientSecret, String(code), String(state)]
    expect(secrets.filter((secret) => written.includes(secret))).toEqual([])
  })
})

test("a provider that is away is named, and the page stays usable", async () => {
  const away = await startProvider()
  await away.stop()
  const alone = await product({ TT_OIDC_ISSUER: away.issuer, TT_OIDC_CLIENT_ID: "tracker", TT_OIDC_NAME: "Example ID" })
  try {
    await alone.start()
    await page.goto(alone.origin)
    await page.getByRole("button", { name: "Sign in with Example ID" }).click()
    expect(await refusal()).toContain("Example ID does not answer")
    await page.goto(await alone.link("Olga"))
    await isSignedIn("Olga")
    expect(alone.printed()).toContain("the identity provider does not answer")
  } finally {
    await alone.remove()
  }
})

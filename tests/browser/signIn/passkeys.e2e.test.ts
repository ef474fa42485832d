/** Passkeys and recovery codes in a real browser, with chromium's virtual authenticator. */
import type { Browser, BrowserContext, CDPSession, Page } from "playwright"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Product, product } from "../../support/product/product.ts"
import { openBrowser } from "../browser.ts"
import { barriers } from "../visitor.ts"
import { newcomer, sessionStatusOf, signedInAs, signOutOf } from "./newcomer.ts"

let browser: Browser
let tracker: Product
/** A passkey needs a host name, so the page is not opened by its address. */
let site: string
let context: BrowserContext
let page: Page
let authenticator: Authenticator

interface Authenticator {
  readonly cdp: CDPSession
  readonly authenticatorId: string
}

/** A device that unlocks for its person, with its passkeys in it. */
const withAuthenticator = async (on: Page): Promise<Authenticator> => {
  const cdp = await on.context().newCDPSession(on)
  await cdp.send("WebAuthn.enable")
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true
    }
  })
  return { cdp, authenticatorId }
}

beforeAll(async () => {
  browser = await openBrowser()
  tracker = await product()
  await tracker.start()
  site = tracker.origin.replace("127.0.0.1", "localhost")
})
beforeEach(async () => {
  ;({ context, page } = await newcomer(browser))
  authenticator = await withAuthenticator(page)
})
afterEach(() => context.close())
afterAll(async () => {
  await tracker.remove()
  await browser.close()
})

const enter = async (name: string, role = "admin", on: Page = page) => {
  await on.goto((await tracker.link(name, role)).replace("127.0.0.1", "localhost"))
  await isSignedIn(name, on)
}
const isSignedIn = (name: string, on: Page = page) => signedInAs(on, name)
const signOut = () => signOutOf(page)
const openSecurity = () => page.goto(`${site}/security`)
const addPasskey = async (name: string, on: Page = page) => {
  await on.getByLabel("Name of the new passkey").fill(name)
  await on.keyboard.press("Enter")
  await on.getByRole("button", { name: `Remove the passkey ${name}` }).waitFor()
}
const signIn = (on: Page = page) => on.getByRole("button", { name: "Sign in with a passkey" }).click()
const says = (sentence: string) => page.getByRole("alert").getByText(sentence).waitFor()
const sessionStatus = (on: BrowserContext = context) => sessionStatusOf(on, site)

let people = 0
/** A new person with a passkey, who is signed out. Returns the name. */
const withPasskey = async () => {
  const name = `Person ${++people}`
  await enter(name)
  await openSecurity()
  await addPasskey("Laptop")
  await signOut()
  await page.getByRole("button", { name: "Sign in with a passkey" }).waitFor()
  return name
}

interface Sent {
  readonly answer: { readonly id: string; readonly response: Record<string, string> }
}
/** The answer of the authenticator, which the server does not get. */
const interceptedAnswer = async (): Promise<Sent> => {
  const sent = new Promise<Sent>((resolve) => {
    void page.route("**/api/sign-in/passkey/finish", async (route) => {
      resolve(route.request().postDataJSON() as Sent)
      await route.abort()
    })
  })
  await signIn()
  await page.getByRole("alert").waitFor()
  const answer = await sent
  await page.unroute("**/api/sign-in/passkey/finish")
  return answer
}
/** Sends an answer from a page, with the cookies of its browser. Returns the status and the reason. */
const sendAnswer = (sent: unknown, on: Page = page) =>
  on.evaluate(async (sent) => {
    const response = await fetch("/api/sign-in/passkey/finish", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(sent)
    })
    const { reason } = (await response.json()) as { readonly reason?: string }
    return [response.status, reason ?? null] as const
  }, sent)
const startAttempt = (on: Page = page) =>
  on.evaluate(() =>
    fetch("/api/sign-in/passkey", { method: "POST" }).then((response) => response.json() as Promise<object>)
  )
const changed = ({ answer }: Sent, change: (response: Record<string, string>) => Record<string, string>) => ({
  answer: { ...answer, response: { ...answer.response, ...change(answer.response) } }
})
const first = <A>(found: A | undefined): A => {
  if (found === undefined) throw new Error("the authenticator has no passkey")
  return found
}
const encoded = (text: string) => Buffer.from(text).toString("base64url")
const decoded = (text: string | undefined) => Buffer.from(text ?? "", "base64url").toString()

describe("a passkey", () => {
  test("is added, renamed, used and removed, with the keyboard and without barriers", async () => {
    await enter("Ada", "owner")
    await openSecurity()
    await addPasskey("Laptop")
    expect(await barriers(page)).toEqual([])
    await page.getByLabel("Name of the passkey Laptop").fill("Work laptop")
    await page.keyboard.press("Enter")
    await page.getByRole("button", { name: "Remove the passkey Work laptop" }).waitFor()
    await signOut()
    await signIn()
    await isSignedIn("Ada")
    await openSecurity()
    // The last sign-in method cannot be removed, so there must be another one.
    await page.getByRole("button", { name: "Make recovery codes" }).click()
    await page.getByText("Write these codes down now").waitFor()
    await page.getByRole("button", { name: "Remove the passkey Work laptop" }).click()
    await page.getByRole("button", { name: "Remove the passkey Work laptop" }).waitFor({ state: "detached" })
    await signOut()
    await signIn()
    await says("This passkey was removed")
    expect(await sessionStatus()).toBe(401)
  })

  test("is not offered to a member, and the server refuses to make one", async () => {
    await enter("Mel", "member")
    await openSecurity()
    await page.getByText("Owners and administrators can add passkeys").waitFor()
    const status = await page.evaluate(() =>
      fetch("/api/session/passkeys/begin", { method: "POST" }).then((response) => response.status)
    )
    expect(status).toBe(403)
  })
})

describe("a hostile use of a passkey", () => {
  test("an answer is used once", async () => {
    await withPasskey()
    const sent = await interceptedAnswer()
    expect(await sendAnswer(sent)).toEqual([200, null])
    await context.clearCookies({ name: "tracker-session" })
    expect(await sendAnswer(sent)).toEqual([403, "flow-over"])
    expect(await sessionStatus()).toBe(401)
  })

  test("another browser cannot use the answer", async () => {
    await withPasskey()
    const sent = await interceptedAnswer()
    const elsewhere = await browser.newContext()
    const their = await elsewhere.newPage()
    await their.goto(site)
    expect(await sendAnswer(sent, their)).toEqual([403, "flow-over"])
    await startAttempt(their)
    expect(await sendAnswer(sent, their)).toEqual([403, "passkey-invalid"])
    expect(await sessionStatus(elsewhere)).toBe(401)
    await elsewhere.close()
  })

  const faults: ReadonlyArray<readonly [string, (response: Record<string, string>) => Record<string, string>]> = [
    ["a changed signature", ({ signature }) => ({ signature: `${signature?.slice(0, -8)}AAAAAAAA` })],
    [
      "another origin",
      ({ clientDataJSON }) => ({
        clientDataJSON: encoded(decoded(clientDataJSON).replace("http://localhost", "https://evil.example"))
      })
    ],
    [
      "another type of ceremony",
      ({ clientDataJSON }) => ({
        clientDataJSON: encoded(decoded(clientDataJSON).replace("webauthn.get", "webauthn.create"))
      })
    ],
    [
      "the challenge of another attempt",
      ({ clientDataJSON }) => ({
        clientDataJSON: encoded(JSON.stringify({ ...JSON.parse(decoded(clientDataJSON)), challenge: "A".repeat(43) }))
      })
    ],
    [
      "another site in the signed data",
      ({ authenticatorData }) => ({ authenticatorData: `AAAAAAAA${authenticatorData?.slice(8)}` })
    ],
    ["no signed data", () => ({ authenticatorData: "" })]
  ]
  test.each(faults)("%s is refused", async (_, change) => {
    await withPasskey()
    expect(await sendAnswer(changed(await interceptedAnswer(), change))).toEqual([403, "passkey-invalid"])
    expect(await sessionStatus()).toBe(401)
  })

  test("a passkey does not sign in another person, and an unknown one no person", async () => {
    await enter("Victim", "owner")
    const victim = await page.evaluate(() =>
      fetch("/api/session").then((answer) => answer.json() as Promise<{ readonly actor: string }>)
    )
    await context.clearCookies()
    await withPasskey()
    const userHandle = encoded(victim.actor.slice("person:".length))
    const sent = await interceptedAnswer()
    expect(await sendAnswer(changed(sent, () => ({ userHandle })))).toEqual([403, "passkey-unknown"])
    await startAttempt()
    expect(await sendAnswer({ answer: { ...sent.answer, id: "AAAA" } })).toEqual([403, "passkey-unknown"])
    await startAttempt()
    expect(await sendAnswer(changed(sent, () => ({ userHandle: "" })))).toEqual([403, "passkey-unknown"])
    expect(await sessionStatus()).toBe(401)
  })

  test("a device that does not unlock for its person signs no person in", async () => {
    await withPasskey()
    const { cdp, authenticatorId } = authenticator
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false })
    await signIn()
    await says("The browser gave no passkey")
    expect(await sessionStatus()).toBe(401)
  })

  test("a copy with a counter that is behind is refused", async () => {
    const name = await withPasskey()
    const { cdp, authenticatorId } = authenticator
    const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId })
    const [copy] = credentials
    await signIn()
    await isSignedIn(name)
    await signOut()
    await cdp.send("WebAuthn.clearCredentials", { authenticatorId })
    await cdp.send("WebAuthn.addCredential", { authenticatorId, credential: { ...first(copy), signCount: 0 } })
    await signIn()
    await says("may have been copied")
    expect(await sessionStatus()).toBe(401)
  })

  test("a new passkey is not added to another person, or after its attempt has ended", async () => {
    await enter("Ivy")
    await openSecurity()
    const sent = new Promise<unknown>((resolve) => {
      void page.route("**/api/session/passkeys", async (route) => {
        resolve(route.request().postDataJSON())
        await route.abort()
      })
    })
    await page.getByLabel("Name of the new passkey").fill("Stolen")
    await page.keyboard.press("Enter")
    const made = await sent
    await page.unroute("**/api/session/passkeys")
    const add = () =>
      page.evaluate(async (made) => {
        const response = await fetch("/api/session/passkeys", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(made)
        })
        return response.status
      }, made)
    await context.clearCookies({ name: "tracker-session" })
    await enter("Jan")
    expect(await add()).toBe(403)
    await context.clearCookies({ name: "tracker-session" })
    await enter("Ivy")
    expect(await add()).toBe(403)
  })

  test("a person who was removed does not sign in", async () => {
    const name = await withPasskey()
    await tracker.tt("people", "remove", name)
    await signIn()
    await says("This passkey was removed")
    expect(await sessionStatus()).toBe(401)
  })
})

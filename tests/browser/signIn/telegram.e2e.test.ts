/** Sign-in that the bot confirms, in a real browser and with the test server of Telegram. */
import type { Browser, BrowserContext, Page } from "playwright"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { startBotApi, type TestBotApi } from "../../telegram/server/botApi.ts"
import { openBrowser } from "../browser.ts"
import { barriers } from "../visitor.ts"
import { newcomer, sessionStatusOf, signedInAs } from "./newcomer.ts"

let browser: Browser
let tracker: Product
let api: TestBotApi
let ann: ReturnType<TestBotApi["person"]>
let eve: ReturnType<TestBotApi["person"]>
let context: BrowserContext
let page: Page

const link = async (person: typeof ann, name: string) => {
  const { code } = JSON.parse(await tracker.tt("login", "--name", name, "--telegram", "--json"))
  const before = api.cards(person.chat).length
  api.send(person.chat, person.user, `/start ${code}`)
  await api.until(() => api.cards(person.chat).length > before)
}

beforeAll(async () => {
  browser = await openBrowser()
  api = await startBotApi()
  tracker = await product({ TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.url })
  await tracker.start()
  ann = api.person("Ann")
  eve = api.person("Eve")
  await link(ann, "Ann")
  await waitUntil(
    () => fetch(`${tracker.origin}/api/sign-in`).then((answer) => answer.json() as Promise<{ telegram: boolean }>),
    ({ telegram }) => telegram
  )
})
beforeEach(async () => {
  ;({ context, page } = await newcomer(browser))
})
afterEach(() => context.close())
afterAll(async () => {
  await tracker.remove()
  await api.stop()
  await browser.close()
})

/** The code that the page shows. */
const shownCode = async (on: Page = page) => {
  await on.goto(tracker.origin)
  await on.getByRole("button", { name: "Sign in with Telegram" }).click()
  return ((await on.locator("output.device-code").textContent()) ?? "").replace(/^\/login /, "")
}
/** Sends a text to the bot, and returns its reply. */
const sendToBot = async (person: typeof ann, text: string) => {
  const said = api.send(person.chat, person.user, text)
  const reply = () => api.cards(person.chat).find(({ replyTo }) => replyTo === said.id)
  await api.until(() => reply() !== undefined)
  return reply() ?? expect.fail("no reply")
}
const isSignedIn = (name: string, on: Page = page) => signedInAs(on, name)
const sessionStatus = (on: BrowserContext = context) => sessionStatusOf(on, tracker.origin)
const unknown = /^This code does not work/

describe("a browser", () => {
  test("gets its session once the person has confirmed in the bot, and the page has no barrier", async () => {
    const code = await shownCode()
    expect(await barriers(page)).toEqual([])
    expect(await page.getByRole("link", { name: "Open the bot" }).getAttribute("href")).toBe(
      `https://t.me/tracker_bot?start=login-${code}`
    )
    const question = await sendToBot(ann, `/login ${code.toLowerCase()}`)
    expect(question.text).toMatch(/^Sign in on a browser \(\w+, address 127\.0\.0\.1\)\?\nConfirm only if you opened/)
    expect(await sessionStatus()).toBe(401)
    expect(await api.press(question, "✓ Sign in", ann.user)).toMatchObject({
      text: expect.stringMatching(/You are signed in/)
    })
    await isSignedIn("Ann")
    await api.until(() => question.text.startsWith("You are signed in."))
  })

  test("gets its session by the deep link as well", async () => {
    const question = await sendToBot(ann, `/start login-${await shownCode()}`)
    await api.press(question, "✓ Sign in", ann.user)
    await isSignedIn("Ann")
    expect(await sessionStatus()).toBe(200)
  })
})

describe("a hostile use", () => {
  test("a refused request signs no browser in, and cannot be confirmed later", async () => {
    const question = await sendToBot(ann, `/login ${await shownCode()}`)
    const data = { data: question.buttons.flat()[0]?.callback_data ?? "" }
    await api.press(question, "✕ It was not me", ann.user)
    await page.getByRole("alert").getByText("was refused in Telegram").waitFor()
    expect(await api.press(question, data, ann.user)).toMatchObject({ alert: true })
    expect(await sessionStatus()).toBe(401)
  })

  test("another browser that has read the code gets no session", async () => {
    const code = await shownCode()
    const elsewhere = await browser.newContext()
    const poll = () => elsewhere.request.post(`${tracker.origin}/api/sign-in/telegram/poll`, { data: { code } })
    expect((await poll()).status()).toBe(403)
    const question = await sendToBot(ann, `/login ${code}`)
    await api.press(question, "✓ Sign in", ann.user)
    expect((await poll()).status()).toBe(403)
    expect(await sessionStatus(elsewhere)).toBe(401)
    await elsewhere.close()
    await isSignedIn("Ann")
  })

  test("another browser with the cookie of its own code gets no session of this one", async () => {
    const code = await shownCode()
    const elsewhere = await browser.newContext()
    await elsewhere.request.post(`${tracker.origin}/api/sign-in/telegram`, { data: {} })
    const question = await sendToBot(ann, `/login ${code}`)
    await api.press(question, "✓ Sign in", ann.user)
    const poll = await elsewhere.request.post(`${tracker.origin}/api/sign-in/telegram/poll`, { data: { code } })
    expect(poll.status()).toBe(403)
    await elsewhere.close()
  })

  test("a session is given once", async () => {
    const code = await shownCode()
    const question = await sendToBot(ann, `/login ${code}`)
    await api.press(question, "✓ Sign in", ann.user)
    await isSignedIn("Ann")
    const again = await context.request.post(`${tracker.origin}/api/sign-in/telegram/poll`, {
      data: { code },
      headers: { origin: tracker.origin }
    })
    expect(again.status()).toBe(403)
  })

  test("a stranger of the team gets no question", async () => {
    const code = await shownCode()
    const reply = await sendToBot(eve, `/login ${code}`)
    expect(reply.buttons.flat()).toEqual([])
    expect(reply.text).not.toContain("chrome")
    expect(await sessionStatus()).toBe(401)
  })

  test("in a group the bot does not ask", async () => {
    const code = await shownCode()
    const group = api.group("Team")
    const said = api.send(group, ann.user, `/login ${code}`)
    await api.until(() => api.cards(group).some(({ replyTo }) => replyTo === said.id))
    const reply = api.cards(group).find(({ replyTo }) => replyTo === said.id)
    expect([reply?.text, reply?.buttons.flat()]).toEqual(["Send the code to me in a private chat, not here.", []])
    expect(await sessionStatus()).toBe(401)
  })

  test("another Telegram user cannot press the button", async () => {
    const question = await sendToBot(ann, `/login ${await shownCode()}`)
    const data = { data: question.buttons.flat()[0]?.callback_data ?? "" }
    expect(await api.press(question, data, eve.user)).toMatchObject({ alert: true })
    expect(await sessionStatus()).toBe(401)
  })

  test("a code that a person has used is not asked for again, and a second confirmation has no effect", async () => {
    const code = await shownCode()
    const question = await sendToBot(ann, `/login ${code}`)
    const data = { data: question.buttons.flat()[0]?.callback_data ?? "" }
    await api.press(question, data, ann.user)
    await isSignedIn("Ann")
    expect(await api.press(question, data, ann.user)).toMatchObject({ alert: true })
    expect((await sendToBot(ann, `/login ${code}`)).text).toMatch(unknown)
  })

  test("a person who was removed after the question cannot sign a browser in", async () => {
    const gone = api.person("Gone")
    await link(gone, "Gone")
    const question = await sendToBot(gone, `/login ${await shownCode()}`)
    await tracker.tt("people", "remove", "Gone")
    expect(await api.press(question, "✓ Sign in", gone.user)).toMatchObject({ alert: true })
    expect(await sessionStatus()).toBe(401)
  })

  test("after five wrong codes the right one is not accepted from this user", async () => {
    const guesser = api.person("Guesser")
    await link(guesser, "Guesser")
    const code = await shownCode()
    for (let i = 0; i < 5; i++) expect((await sendToBot(guesser, `/login ABCDEFG${i + 2}`)).text).toMatch(unknown)
    expect((await sendToBot(guesser, `/login ${code}`)).text).toMatch(unknown)
    expect(await sessionStatus()).toBe(401)
  })

  test("no code is in the log of the process or in the events", async () => {
    const code = await shownCode()
    const question = await sendToBot(ann, `/login ${code}`)
    await api.press(question, "✓ Sign in", ann.user)
    await isSignedIn("Ann")
    expect(`${tracker.printed()}${JSON.stringify(await tracker.log())}`).not.toContain(code)
  })
})

/** Invitations and merges in a real browser, each with the variants that an attacker would try. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Browser, Page } from "playwright"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Product, product, waitUntil } from "../support/product/product.ts"
import { openBrowser } from "./browser.ts"

let tracker: Product
let browser: Browser
/** A page of the owner, and one of an administrator. */
let owner: Page
let admin: Page
/** The person who is known from an import and has no account. */
let olga = ""

interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, any>>
}

/** Sends a request from a page, with its cookies. */
const send = (page: Page, method: string, path: string, body?: object): Promise<Answer> =>
  page.evaluate(
    async ([method, path, body]): Promise<Answer> => {
      const sent =
        method === "GET"
          ? {}
          : {
              headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
              body: JSON.stringify(body ?? {})
            }
      const answer = await fetch(`/api${path}`, { method, ...sent })
      return { status: answer.status, body: (await answer.json()) as Answer["body"] }
    },
    [method, path, body] as const
  )
const outcome = ({ status, body }: Answer) => [status, body["reason"] ?? null]

const newPage = async (locale = "en-GB") => (await browser.newContext({ locale })).newPage()
const signedIn = async (name: string | null, role = "member") => {
  const page = await newPage()
  await page.goto(await tracker.link(name, role))
  await page.locator(".page").waitFor()
  return page
}
const idOf = async (page: Page) => String((await send(page, "GET", "/session")).body["actor"]).slice("person:".length)

const invite = async (page: Page, more: object = {}) => {
  const { body } = await send(page, "POST", "/invitations", { role: "member", ...more })
  return { id: String(body["id"]), secret: String(body["invitation"]) }
}
const opened = async (secret: string, locale?: string) => {
  const page = await newPage(locale)
  await page.goto(`${tracker.origin}/join#${secret}`)
  return page
}
const joinWith = async (page: Page, name: string) => {
  await page.getByLabel("Your name").fill(name)
  await page.getByRole("button", { name: "Join" }).click()
}
const alertOf = async (page: Page) => (await page.getByRole("alert").textContent()) ?? ""

beforeAll(async () => {
  tracker = await product({ TT_RATE_PERSON: "100000", TT_RATE_ADDRESS: "100000", TT_SIGN_INS: "100000" })
  await tracker.start()
  browser = await openBrowser()
  owner = await signedIn(null)
  admin = await signedIn("Ida", "admin")
  const file = join(tracker.folder, "result.json")
  const message = {
    id: 1,
    type: "message",
    date: "2026-11-20T10:00:00",
    date_unixtime: "1795255200",
    from: "Olga Smith",
    from_id: "user500",
    text: "The pier leaks"
  }
  writeFileSync(file, JSON.stringify({ name: "Pier", type: "private_group", id: 77, messages: [message] }))
  await tracker.tt("import", file)
  const { body } = await waitUntil(
    () => send(owner, "GET", "/messages"),
    ({ body }) => body["items"]?.length === 1
  )
  olga = String(body["items"][0].author).slice("person:".length)
})
afterAll(async () => {
  await browser.close()
  await tracker.remove()
})

describe("an invitation as a known person", () => {
  test("shows the name, asks for none, and the messages are then the person's own", async () => {
    const { secret } = await invite(admin, { as: olga })
    const page = await opened(secret)
    await page.getByText("You join as Olga Smith").waitFor()
    expect(await page.getByLabel("Your name").count()).toBe(0)
    await page.getByRole("button", { name: "Join" }).click()
    await page.locator(".page").waitFor()
    expect((await send(page, "GET", "/session")).body).toMatchObject({ actor: `person:${olga}`, role: "member" })
    // A second browser cannot use the link.
    expect(await alertOf(await opened(secret))).toContain("This invitation is incomplete, was used")
    // The person has an account now.
    expect(outcome(await send(admin, "POST", "/invitations", { role: "member", as: olga }))).toEqual([
      409,
      "on-the-team"
    ])
    await page.context().close()
  })
})

describe("an invitation is refused", () => {
  test.each([
    ["en-GB", "Ask for a new one"],
    ["uk-UA", "Попросіть нове"],
    ["ru-RU", "Попросите новое"]
  ])("after it was used, in a sentence of the reader (%s)", async (locale, sentence) => {
    const { secret } = await invite(admin)
    const first = await opened(secret)
    await joinWith(first, `Used ${locale}`)
    await first.locator(".page").waitFor()
    const page = await opened(secret, locale)
    expect(await alertOf(page)).toContain(sentence)
    expect(await page.getByRole("textbox").count()).toBe(0)
  })

  test("after it was revoked", async () => {
    const { id, secret } = await invite(admin)
    await send(admin, "POST", `/invitations/${id}/revoke`)
    expect(await alertOf(await opened(secret))).toContain("revoked")
  })

  test("with the secret of another one", async () => {
    const [one, two] = [await invite(admin), await invite(admin)]
    expect(await alertOf(await opened(`${one.id}.${two.secret.split(".")[1]}`))).toContain("Ask for a new one")
  })

  test("when its issuer was removed", async () => {
    const leaver = await signedIn("Leaver", "admin")
    const { secret } = await invite(leaver)
    const page = await opened(secret)
    await page.getByLabel("Your name").waitFor()
    await send(owner, "POST", `/people/${await idOf(leaver)}/remove`)
    await joinWith(page, "Late")
    expect(await alertOf(page)).toContain("Ask for a new one")
  })

  test.each([
    ["the name of another member", "Ida"],
    ["the same name in other letters", "Id\u0430"],
    ["the same name with an invisible character", "I\u200bda"],
    ["the same name in other case", "IDA"]
  ])("with %s, and works with another name", async (_, name) => {
    const { secret } = await invite(admin)
    const page = await opened(secret)
    await joinWith(page, name)
    expect(await alertOf(page)).toContain("Choose another name")
    await joinWith(page, `Zoe ${secret.slice(0, 6)}`)
    await page.locator(".page").waitFor()
  })

  test("in a browser of another person, who stays signed in", async () => {
    const { secret } = await invite(admin)
    const page = await signedIn("Visitor")
    const before = await idOf(page)
    await page.goto(`${tracker.origin}/join#${secret}`)
    await page.locator(".page").waitFor()
    expect(await idOf(page)).toBe(before)
    const forged = await send(page, "POST", "/invitations/accept", { invitation: secret, name: "Stolen" })
    expect(outcome(forged)).toEqual([409, "signed-in"])
  })

  test("as a person who got a role after it was made", async () => {
    const file = join(tracker.folder, "other.json")
    const message = { id: 1, type: "message", date: "2026-11-20T10:00:00", date_unixtime: "1795255200" }
    const said = { ...message, from: "Petro", from_id: "user501", text: "The crane is stuck" }
    writeFileSync(file, JSON.stringify({ name: "Crane", type: "private_group", id: 78, messages: [said] }))
    await tracker.tt("import", file)
    const { body } = await waitUntil(
      () => send(owner, "GET", "/messages"),
      ({ body }) => body["items"]?.some(({ text }: { readonly text: string }) => text === said.text)
    )
    const petro = String(body["items"].find(({ text }: { readonly text: string }) => text === said.text).author).slice(
      "person:".length
    )
    const { secret } = await invite(admin, { as: petro })
    await send(owner, "POST", `/people/${petro}/role`, { role: "admin" })
    expect(await alertOf(await opened(secret))).toContain("Ask for a new one")
  })

  test("as a person who is not known, or to a higher role than the issuer's", async () => {
    const as = "absent00absent00"
    expect(outcome(await send(admin, "POST", "/invitations", { role: "member", as }))).toEqual([404, "not-found"])
    expect((await send(admin, "POST", "/invitations", { role: "owner" })).status).toBe(403)
  })
})

describe("a merge", () => {
  test("shows tasks and words under the survivor on an open page, and signs the merged browser in as the survivor", async () => {
    const [first, second] = [await signedIn("Mira Phone"), await signedIn("Mira")]
    const [away, into] = [await idOf(first), await idOf(second)]
    await send(first, "POST", "/tasks", { title: "Paint the boat", assignee: `person:${away}` })
    await second.getByText("Paint the boat").waitFor()
    const preview = await send(admin, "GET", `/people/${away}/merge?into=${into}`)
    expect(preview.body["person"]).toMatchObject({ name: "Mira Phone", assigned: 1, created: 1, sessions: 1 })
    expect((await send(admin, "POST", `/people/${away}/merge`, { into })).status).toBe(200)
    const { body } = await waitUntil(
      () => send(second, "GET", `/tasks?assignee=person:${into}`),
      ({ body }) => body["items"]?.length === 1
    )
    expect(body["items"][0]).toMatchObject({ assignee: `person:${into}`, createdBy: `person:${into}` })
    expect((await send(first, "GET", "/session")).body).toMatchObject({ actor: `person:${into}`, name: "Mira" })
    // The socket starts again with the new rows, without a reload of the page.
    await second.getByText("Paint the boat").waitFor()
  })

  test("is refused in each variant of an attacker", async () => {
    const member = await signedIn("Max")
    const other = await signedIn("Nora")
    const gone = await signedIn("Gone")
    const [ida, max, nora, left] = [await idOf(admin), await idOf(member), await idOf(other), await idOf(gone)]
    const boss = await idOf(owner)
    await send(owner, "POST", `/people/${left}/remove`)
    const out = await newPage()
    await out.goto(tracker.origin)
    const merge = async (page: Page, away: string, into: string) =>
      outcome(await send(page, "POST", `/people/${away}/merge`, { into }))
    expect(await merge(out, max, nora)).toEqual([401, null])
    expect((await merge(member, nora, max))[0]).toBe(403)
    expect((await merge(admin, boss, ida))[0]).toBe(403)
    expect((await merge(admin, max, boss))[0]).toBe(403)
    expect(await merge(owner, boss, max)).toEqual([409, "last-owner"])
    expect(await merge(owner, max, max)).toEqual([409, "same-person"])
    expect(await merge(owner, left, max)).toEqual([409, "left"])
    expect(await merge(owner, max, left)).toEqual([409, "left"])
    expect(await merge(owner, "absent00absent00", max)).toEqual([404, "not-found"])
    expect(await merge(owner, max, nora)).toEqual([200, null])
    expect(await merge(owner, nora, max)).toEqual([409, "same-person"])
    expect((await merge(gone, max, nora))[0]).toBe(401)
  })

  test("gives the actor neither the private items nor the role of the merged person", async () => {
    const victim = await signedIn("Victor", "admin")
    await send(victim, "POST", "/tasks", { title: "My secret", audience: "private" })
    const [away, into] = [await idOf(victim), await idOf(admin)]
    expect((await send(admin, "POST", `/people/${away}/merge`, { into })).status).toBe(200)
    const { body } = await send(admin, "GET", "/tasks?limit=200")
    expect(JSON.stringify(body)).not.toContain("My secret")
    expect((await send(admin, "GET", "/session")).body).toMatchObject({ role: "admin" })
  })
})

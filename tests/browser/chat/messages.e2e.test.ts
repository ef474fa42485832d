/** Messages: a long chat in both directions, links to a message, what became of it, and the messages of other people. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright"
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { expectFits } from "../scene/expectFits.ts"
import { browserScene } from "../scene/browserScene.ts"
import { waitUntil } from "../../support/product/product.ts"
import type { Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let visitor: Visitor
let page: Page

/** Messages of the chat. */
const most = 400
const begins = Date.UTC(2026, 10, 2, 8) / 1000
const hostile = "Message number 202 <b>not bold</b> & <script>alert(1)</script>"
const exported = Array.from({ length: most }, (_, i) => ({
  id: i + 1,
  type: "message",
  date_unixtime: String(begins + i * 600),
  from: i % 2 === 0 ? "Ines" : "Taras",
  from_id: `user${100 + (i % 2)}`,
  ...(i === 200 ? { reply_to_message_id: 200 } : {}),
  ...(i === 201 ? { file: "files/plan.pdf", file_name: "plan.pdf", file_size: 312_000 } : {}),
  text: i === 202 ? hostile : `Message number ${i}`,
  text_entities: [{ type: "plain", text: i === 202 ? hostile : `Message number ${i}` }]
}))

beforeAll(async () => {
  const file = join(scene.tracker.folder, "result.json")
  writeFileSync(file, JSON.stringify({ name: "Harbour", type: "private_supergroup", id: 77, messages: exported }))
  await scene.tracker.tt("import", file, "--yes")
})
beforeEach(async () => {
  visitor = await scene.enter("Ann", "member")
  page = visitor.page
})
afterEach(() => visitor.close())

const idOf = async (text: string): Promise<string> => {
  for (let cursor = ""; ;) {
    const { body } = await request("GET", `/api/messages?limit=200${cursor}`)
    const found = body.items?.find((each) => each["text"] === text)
    if (found !== undefined) return String(found["id"])
    if (typeof body["next"] !== "string") throw new Error(`there is no message ${text}`)
    cursor = `&cursor=${body["next"]}`
  }
}
const row = (text: string) => page.locator(".said").filter({ hasText: text })
const openAt = async (text: string) => {
  await page.goto(`${scene.tracker.origin}/messages?message=${await idOf(text)}`)
  await page.locator(".said.found").filter({ hasText: text }).waitFor()
}
/** The place of a row in the window, in whole pixels. */
const topOf = (text: string) => row(text).evaluate((each) => Math.round(each.getBoundingClientRect().top))
const numbersShown = () =>
  page
    .locator(".said-words > p:not(.said-head)")
    .evaluateAll((all) => all.flatMap((each) => /number (\d+)/.exec(each.textContent ?? "")?.[1] ?? []).map(Number))
const scrollTo = (end: "top" | "bottom") =>
  page.locator(".said-scroll").evaluate((list, to) => list.scrollTo(0, to === "top" ? 0 : list.scrollHeight), end)

test("a link lands on its message, lit and in sight, with its neighbours, its answer and its file", async () => {
  await openAt("Message number 200")
  expect(await row("Message number 200").evaluate((each) => each.matches(":focus"))).toBe(true)
  const shown = await numbersShown()
  expect(shown).toEqual([...shown].toSorted((a, b) => a - b))
  expect([shown.includes(190), shown.includes(210), shown.length < 150]).toEqual([true, true, true])
  await page.getByRole("heading", { level: 2, name: "Harbour" }).waitFor()
  expect(await row("Message number 200").locator(".said-reply").innerText()).toContain("Message number 199")
  expect(await row("Message number 201").locator(".file").innerText()).toMatch(/plan\.pdf\s+312 kB/)
  // Hostile text is only text.
  expect(await row("not bold").locator(".said-words").innerText()).toContain("<script>alert(1)</script>")
  // The message that it answers is another link of this page.
  await row("Message number 200").locator(".said-reply").click()
  await page.locator(".said.found").filter({ hasText: "Message number 199" }).waitFor()
  expect(visitor.complaints).toEqual([])
})

test("both directions load every message once, and the message in sight stays in its place", async () => {
  await openAt("Message number 200")
  for (let seen = 200; seen > 0;) {
    await scrollTo("top")
    const all = await waitUntil(numbersShown, ([first = seen]) => first < seen)
    expect(all).toEqual(Array.from({ length: all.length }, (_, i) => (all[0] ?? 0) + i))
    expect(all.length).toBeLessThanOrEqual(300)
    seen = all[0] ?? 0
  }
  await page.getByRole("button", { name: "To the newest" }).click()
  await row("Message number 399").waitFor()
  expect(await page.locator(".said.found").count()).toBe(0)
})

test("a page that is loaded above, and a message that arrives, move nothing under the pointer", async () => {
  await page.goto(`${scene.tracker.origin}/messages`)
  await row("Message number 399").waitFor()
  await row("Message number 396").hover()
  const before = await topOf("Message number 396")
  for (const n of [1, 2]) await request("POST", "/api/messages", { text: `News ${n}` }, `news-${n}`)
  await page.getByRole("button", { name: "2 new below" }).waitFor()
  expect(await topOf("Message number 396")).toBe(before)
  await page.getByRole("button", { name: "2 new below" }).click()
  expect(await row("News 2").evaluate((each) => each.getBoundingClientRect().bottom <= 800)).toBe(true)
  await page.getByRole("button", { name: "2 new below" }).waitFor({ state: "detached" })
})

test("C makes a task of the message with the focus, which shows it, and whose reason is the message", async () => {
  await openAt("Message number 204")
  await page.keyboard.press("j")
  await page.keyboard.press("c")
  const made = row("Message number 205").locator(".became a").filter({ hasText: "T-1" })
  await made.waitFor()
  expect(await row("Message number 205").getByRole("button", { name: "Make a task" }).count()).toBe(0)
  await page.keyboard.press("Enter")
  await page.locator("h2.big").filter({ hasText: "Message number 205" }).waitFor()
  await page.locator(".why-part").getByText("Ines").or(page.locator(".why-part").getByText("Taras")).first().waitFor()
})

test("the tabs filter the loaded messages, and load no others by themselves", async () => {
  await page.goto(`${scene.tracker.origin}/messages`)
  await row("Message number 399").waitFor()
  await page.getByRole("tab", { name: "With a result" }).click()
  await page.locator(".said-part").waitFor()
  await row("Message number 399").waitFor({ state: "detached" })
  await page.getByRole("button", { name: "Look in earlier messages" }).waitFor()
  expect(await page.locator(".said").count()).toBe(0)
  await page.getByRole("tab", { name: "Not processed" }).click()
  await row("Message number 399").waitFor()
  await page.getByRole("tab", { name: "All" }).click()
  await row("Message number 398").waitFor()
})

test("a chat opens at the first message that is new for the reader, under a mark", async () => {
  await page.goto(`${scene.tracker.origin}/messages`)
  await row("Message number 399").waitFor()
  expect(await page.locator(".said-new").count()).toBe(0)
  await page.goto(`${scene.tracker.origin}/tasks`)
  await request("POST", "/api/messages", { text: "The crane is back" }, "crane")
  await page.goto(`${scene.tracker.origin}/messages`)
  await page.locator(".said-new").waitFor()
  const next = page.locator(".said-new + .said")
  expect(await next.innerText()).toContain("The crane is back")
  await page.reload()
  await row("The crane is back").waitFor()
  expect(await page.locator(".said-new").count()).toBe(0)
})

test("a person finds no message of another one: not by its link, not in the list, not by its outcome", async () => {
  const secret = await page.evaluate(async () => {
    const answer = await fetch("/api/messages", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "secret" },
      body: JSON.stringify({ text: "Only for me", audience: "private" })
    })
    return (await answer.json()) as { readonly id: string }
  })
  await page.goto(`${scene.tracker.origin}/messages?message=${secret.id}`)
  await page.locator(".said.found").filter({ hasText: "Only for me" }).waitFor()
  const other = await scene.enter("Bob", "member")
  await other.page.goto(`${scene.tracker.origin}/messages?message=${secret.id}`)
  await other.page.getByText("There is no such message, or you may not see it.").waitFor()
  await other.page.goto(`${scene.tracker.origin}/messages`)
  await other.page.locator(".said").first().waitFor()
  expect(await other.page.locator("main").innerText()).not.toContain("Only for me")
  const outcomes = await other.page
    .context()
    .request.get(`${scene.tracker.origin}/api/messages/outcomes?ids=${secret.id}`)
  expect((await outcomes.json()).items).toEqual([])
  await other.close()
})

test("the button of a message that became something covers none of its links", async () => {
  await request("POST", "/api/messages", { text: "We decided to keep the old crane until spring." }, "decided")
  await request("POST", "/api/knowledge/extract", {}, "extract")
  await waitUntil(
    () => request("GET", "/api/proposals?status=open"),
    ({ body }) => (body.items ?? []).length > 0
  )
  await page.goto(`${scene.tracker.origin}/messages`)
  const said = row("keep the old crane")
  const link = said.locator(".became a").first()
  await link.waitFor()
  await said.hover()
  const make = await said.getByRole("button", { name: "Make a task" }).boundingBox()
  const shown = await link.boundingBox()
  expect((make?.x ?? 0) >= (shown?.x ?? 0) + (shown?.width ?? Infinity)).toBe(true)
})

test("fits each size in both themes, without a barrier", async () => {
  await openAt("Message number 200")
  await expectFits(page, "messages-light")
  await page.emulateMedia({ colorScheme: "dark" })
  await expectFits(page, "messages-dark")
  expect(await page.locator(".said.found").count()).toBe(1)
})

/** Knowledge by keys, with two people: versions, conflicts, contradictions, topics, undo, and what the second may not see. */
import type { Page } from "playwright"
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest"
import { extractAndWait, listProposals, sendAccepted } from "../../support/knowledge/requests.ts"
import { waitUntil } from "../../support/product/product.ts"
import { browserScene } from "../scene/browserScene.ts"
import { expectFits } from "../scene/expectFits.ts"
import { addKnowledge } from "../screens/content/knowledge.ts"
import type { Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let visitor: Visitor
let page: Page

beforeAll(() => addKnowledge(request), 120_000)
beforeEach(async () => {
  visitor = await scene.enter("Bob", "member")
  page = visitor.page
  await open("/knowledge")
})
afterEach(() => visitor.close())

const open = async (path: string) => {
  await page.goto(`${scene.tracker.origin}${path}`)
  await page.locator(".stm").first().waitFor()
}
const row = (text: string) => page.locator(".stm", { hasText: text })
const focused = () => page.evaluate<string>("document.activeElement.textContent")
const statement = async (text: string) => {
  const { body } = await request("GET", "/api/atoms?limit=100")
  const items = body["items"] as ReadonlyArray<{
    id: string
    text: string
    revision: number
    type: string
    life: string
    tags: ReadonlyArray<string>
  }>
  const found = items.find((each) => each.text.includes(text))
  if (found === undefined) throw new Error(`no statement has ${text}`)
  return found
}

test("J and K move, the row in focus has its quotes, E edits, and Z brings the text back", async () => {
  await page.keyboard.press("j")
  const first = await focused()
  await page.keyboard.press("j")
  expect(await focused()).not.toBe(first)
  await page.keyboard.press("k")
  expect(await focused()).toBe(first)
  await page.locator(".stm.cur mark").first().waitFor()
  await row("dogs travel free").locator(".stm-text").click()
  await page.keyboard.press("e")
  await page.keyboard.press("ControlOrMeta+a")
  await page.keyboard.type("dogs travel free on weekdays.")
  await page.keyboard.press("ControlOrMeta+Enter")
  await row("dogs travel free on weekdays.").waitFor()
  // Two versions, and the words that differ.
  await page.locator(".detail ins", { hasText: "weekdays." }).waitFor()
  await page.locator(".detail del", { hasText: "every sailing." }).waitFor()
  await page.locator("body").press("z")
  await row("dogs travel free on every sailing.").waitFor()
  // The page shows an undo before the server has stored it.
  const stored = await waitUntil(
    () => statement("dogs travel free"),
    ({ text }) => text.includes("every sailing")
  )
  expect(stored.revision).toBe(3)
})

test("a text that another person changed meanwhile is saved only after both versions were read, and is never lost", async () => {
  const { id, type, revision } = await statement("card terminal on quay two")
  await open(`/knowledge?atom=${id}`)
  await page.keyboard.press("e")
  const field = page.getByRole("textbox", { name: "Text" })
  await field.fill("the card terminal fails at high tide, says Bob.")
  const theirs = "the card terminal loses the network when the tide is high."
  await sendAccepted(request, `/api/atoms/${id}/revise`, { type, text: theirs, revision })
  await page.locator(".conflict blockquote", { hasText: theirs }).waitFor()
  await page.reload()
  await page.locator(".conflict blockquote", { hasText: theirs }).waitFor()
  expect(await field.inputValue()).toBe("the card terminal fails at high tide, says Bob.")
  expect((await statement("tide is high")).text).toBe(theirs)
  await page.getByRole("button", { name: "Keep my version" }).click()
  await row("says Bob").waitFor()
  await waitUntil(
    () => statement("says Bob").catch(() => null),
    (found) => found !== null
  )
})

test("a pair that contradicts is decided by a key, and the other statement is replaced", async () => {
  const card = page.getByRole("region", { name: "These two cannot both hold" })
  await card.waitFor()
  await page.keyboard.press("2")
  await card.waitFor({ state: "detached" })
  await page.keyboard.press("z")
  await card.waitFor()
  // The first is the older one, and the model numbers the statements.
  const isFree = (await card.locator(".half").first().textContent())?.includes("dogs travel free") === true
  const [kept, other] = isFree
    ? (["dogs travel free", "dogs pay four"] as const)
    : (["dogs pay four", "dogs travel free"] as const)
  await page.keyboard.press("1")
  await card.waitFor({ state: "detached" })
  await page.getByRole("tab", { name: /^Withdrawn or replaced/ }).click()
  await row(other).waitFor()
  const ends = await waitUntil(
    () => statement(other),
    ({ life }) => life !== "open"
  )
  expect(ends.life).toBe("replaced")
  expect((await statement(kept)).life).toBe("open")
})

test("tags, links and states are set from the details, and each is undone", async () => {
  await row("starts on Sunday").locator(".stm-text").click()
  const detail = page.locator(".detail")
  await page.keyboard.press("t")
  await page.keyboard.type("#evening boats")
  await page.keyboard.press("Enter")
  await detail.locator(".tag-chip", { hasText: "#evening boats" }).waitFor()
  await page.locator("main").press("z")
  await detail.locator(".tag-chip", { hasText: "#evening boats" }).waitFor({ state: "detached" })
  await page.locator(".stm.cur .stm-text").focus()
  await page.keyboard.press("l")
  await page.getByRole("textbox", { name: "Number or words" }).fill("timetable on the pier")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await detail.getByText(/^relates to A-/).waitFor()
  await page.locator(".stm.cur .stm-text").focus()
  await page.keyboard.press("s")
  await page.getByRole("button", { name: "done", exact: true }).click()
  await page.locator(".stm.cur.over").waitFor()
  await page.locator(".stm.cur .stm-text").focus()
  await page.keyboard.press("z")
  await page.locator(".stm.cur:not(.over)").waitFor()
  await waitUntil(
    () => statement("starts on Sunday"),
    ({ life }) => life === "open"
  )
  expect((await statement("starts on Sunday")).tags).not.toContain("evening boats")
})

test("a topic is renamed, merged into another one and brought back, and its statements follow", async () => {
  await page.locator(".topic-link", { hasText: "winter timetable" }).click()
  await page.getByRole("heading", { level: 2, name: "winter timetable" }).waitFor()
  await page.getByRole("button", { name: "Actions on the topic winter timetable" }).click()
  await page.getByRole("menuitem", { name: "Rename" }).click()
  await page.getByRole("textbox", { name: "Name" }).fill("Winter")
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { level: 2, name: "Winter" }).waitFor()
  const count = await page.locator(".stm").count()
  await page.getByRole("button", { name: "Actions on the topic Winter" }).click()
  await page.getByRole("menuitem", { name: /^Merge into/ }).click()
  await page.getByRole("dialog").getByRole("button", { name: "card terminal" }).click()
  await page.locator(".topic-link", { hasText: "Winter" }).waitFor({ state: "detached" })
  await page.locator("main").press("z")
  await page.locator(".topic-link", { hasText: "Winter" }).click()
  await page.getByRole("heading", { level: 2, name: "Winter" }).waitFor()
  expect(await page.locator(".stm").count()).toBe(count)
})

test("a statement for one person is in no list, count, link and history of another", async () => {
  const ann = scene.tracker.as(await scene.tracker.token("member", "ann"))
  const text = "Decision: the wage of the captain rises in May."
  await sendAccepted(ann, "/api/messages", { text, audience: "private" })
  await extractAndWait(ann)
  const mine = (await listProposals(ann, "?status=open&kind=atom")).find(
    ({ draft }) => draft.kind === "atom" && draft.text.includes("wage of the captain")
  )
  expect(mine).toBeDefined()
  const before = await page.locator(".topic-link .n").first().innerText()
  const { seq } = await sendAccepted(ann, `/api/proposals/${mine?.id}/approve`)
  const own = (await ann("GET", `/api/atoms/${mine?.id}?after=${seq}`)).body["atom"] as { number: number }
  const known = await statement("dogs travel free")
  await sendAccepted(ann, `/api/atoms/${mine?.id}/link`, { relation: "contradicts", to: known.id })
  // A change for the team that comes later is shown, so the page has heard of everything before it.
  await sendAccepted(ann, `/api/atoms/${known.id}/tag`, { add: ["heard"], remove: [] })
  await page.locator(".stm .tag", { hasText: "heard" }).waitFor()
  expect(await page.locator(".topic-link .n").first().innerText()).toBe(before)
  expect(await row("captain").count()).toBe(0)
  await page.goto(`${scene.tracker.origin}/knowledge?atom=${mine?.id}`)
  await page.locator(".stm").first().waitFor()
  expect(await page.getByText("captain").count()).toBe(0)
  for (const path of [`/api/atoms/${mine?.id}`, `/api/atoms/A-${own.number}/history`])
    expect((await request("GET", path)).status).toBe(404)
})

test("the page fits each window, and Escape leaves the details of a phone", async () => {
  await expectFits(page, "knowledge")
  await row("starts on Sunday").locator(".stm-text").click()
  await page.locator(".detail .versions").waitFor()
  await expectFits(page, "knowledge-details")
  await page.keyboard.press("Escape")
  await page.locator(".detail").waitFor({ state: "hidden" })
  expect(await focused()).toContain("starts on Sunday")
})

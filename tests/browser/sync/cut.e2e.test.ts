/**
 * Two browsers and the API change the same tasks while the sockets are cut: both browsers end with exactly the rows of the
 * table, and a text that is typed meanwhile stays.
 */
import type { Browser, BrowserContext, Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, product } from "../../support/product/product.ts"
import { openBrowser } from "../browser.ts"
import { type CutSockets, cutSockets } from "./cutSockets.ts"

const tasksAtFirst = 8
const acts = 90
/** After one act in so many the frames of a browser are lost, and after another one its socket is closed. */
const actsToCut = 4
/** After one act in so many a word is typed. */
const actsToWord = 4
const fewestCuts = 3
/** Milliseconds: far longer than the longest pause before a page connects again. */
const longest = 90_000
const seed = 20_261_129

let browser: Browser
let tracker: Product
let request: ReturnType<Product["as"]>

beforeAll(async () => {
  browser = await openBrowser()
  tracker = await product({ TT_RATE_PERSON: "100000", TT_RATE_ADDRESS: "100000", TT_RATE_TOKEN: "100000" })
  await tracker.start()
  request = tracker.as(await tracker.token("member"))
})
afterAll(async () => {
  await browser.close()
  await tracker.remove()
})

/** Numbers from 0 to 1 that depend on the seed only (mulberry32). */
const randomFrom = (start: number) => {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let n = Math.imul(state ^ (state >>> 15), 1 | state)
    n = (n + Math.imul(n ^ (n >>> 7), 61 | n)) ^ n
    return ((n ^ (n >>> 14)) >>> 0) / 2 ** 32
  }
}
const random = randomFrom(seed)
const below = (n: number) => Math.floor(random() * n)
const oneOf = <A>(values: ReadonlyArray<A>): A => values[below(values.length)] as A

interface Person {
  readonly context: BrowserContext
  readonly page: Page
  readonly sockets: CutSockets
}

/** A person with the list of tasks. The window is high enough for each row. */
const enter = async (name: string): Promise<Person> => {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 4000 } })
  const sockets = await cutSockets(context)
  const page = await context.newPage()
  await page.goto(await tracker.link(name, "member"))
  await page.getByText("Live", { exact: true }).waitFor({ state: "attached" })
  await page.goto(`${tracker.origin}/tasks`)
  await page.locator("li[data-task]").first().waitFor()
  return { context, page, sockets }
}

const newest = async () => (await request("GET", "/api/tasks?limit=200")).body.items ?? []
const idOfAny = async () => String(oneOf(await newest())["id"])

/** Changes over the API. A change may be refused, for example when a task is already done. */
const apiActs: ReadonlyArray<(n: number) => Promise<unknown>> = [
  (n) => request("POST", "/api/tasks", { title: `Oil the winch ${n}` }, `api-create-${n}`),
  async (n) => request("POST", `/api/tasks/${await idOfAny()}/retitle`, { title: `Oil it again ${n}` }, `retitle-${n}`),
  async (n) => request("POST", `/api/tasks/${await idOfAny()}/complete`, {}, `complete-${n}`),
  async (n) => request("POST", `/api/tasks/${await idOfAny()}/reopen`, {}, `reopen-${n}`),
  async (n) => request("POST", `/api/tasks/${await idOfAny()}/start`, {}, `start-${n}`),
  async (n) =>
    request("POST", `/api/tasks/${await idOfAny()}/prioritise`, { priority: oneOf(["low", "high"]) }, `priority-${n}`)
]

const createOn = async (page: Page, n: number) => {
  await page.keyboard.press("c")
  const dialog = page.getByRole("dialog")
  await dialog.getByRole("textbox", { name: "Title" }).fill(`Paint the hut ${n}`)
  await dialog.getByRole("button", { name: "Create" }).click()
  await dialog.waitFor({ state: "detached" })
}
/** Completes or reopens a task that the page shows. */
const toggleOn = async (page: Page) => {
  const answered = page.waitForResponse((response) => response.request().method() === "POST")
  const rows = page.locator("li[data-task] .status-button")
  await rows.nth(below(await rows.count())).click()
  await answered
}
const actOn = (page: Page, n: number) => (below(3) === 0 ? createOn(page, n) : toggleOn(page))

type ShownRow = readonly [id: string, title: string, status: string]
const byId = (a: ShownRow, b: ShownRow) => (a[0] < b[0] ? -1 : 1)
const words: { readonly [status: string]: string } = { open: "Open", "in-progress": "In progress" }
/** The rows of the table that are not finished, as a page shows them. */
const tableRows = async (): Promise<ReadonlyArray<ShownRow>> =>
  (await newest())
    .flatMap((row): ReadonlyArray<ShownRow> => {
      const status = words[String(row["status"])]
      return status === undefined ? [] : [[String(row["id"]), String(row["title"]), status]]
    })
    .toSorted(byId)
// A text, since the browser's types are not those of the tests.
const readRows = `[...document.querySelectorAll("li[data-task]:not(.over)")].map((row) => [
  row.dataset.task,
  row.querySelector(".title").textContent.trim(),
  row.querySelector(".status-button").title
])`
const shownRows = async (page: Page): Promise<ReadonlyArray<ShownRow>> => {
  // While the pointer or the focus is in the list, new rows wait above it.
  await page.mouse.move(2, 2)
  await page.evaluate("document.activeElement?.blur()")
  return ((await page.evaluate(readRows)) as Array<ShownRow>).toSorted(byId)
}

test("both browsers end with the rows of the table, and the typed text stays", { timeout: 480_000 }, async () => {
  for (let n = 0; n < tasksAtFirst; n++) await request("POST", "/api/tasks", { title: `Mend plank ${n}` }, `first-${n}`)
  const people = [await enter("Ann"), await enter("Bob")] as const
  const [ann] = people
  const typing = await ann.context.newPage()
  await typing.goto(`${tracker.origin}/tasks/${await idOfAny()}`)
  const field = typing.getByRole("textbox", { name: "Comment" })
  let typed = ""

  for (let n = 0; n < acts; n++) {
    const actor = below(4)
    const person = people[actor]
    if (person === undefined) await oneOf(apiActs)(n)
    else await actOn(person.page, n)
    if (below(actsToCut) === 0) oneOf(people).sockets.mute()
    if (below(actsToCut) === 0) await oneOf(people).sockets.close()
    if (n % actsToWord !== 0) continue
    typed += `word${n} `
    await field.press("End")
    await field.pressSequentially(`word${n} `)
  }
  for (const { sockets } of people) await sockets.close()
  expect(people.map(({ sockets }) => sockets.closed() >= fewestCuts)).toEqual([true, true])

  const wanted = await tableRows()
  expect(wanted.length).toBeGreaterThan(tasksAtFirst / 2)
  for (const { page } of people)
    await expect.poll(() => shownRows(page), { timeout: longest, interval: 500 }).toEqual(wanted)
  expect(await tableRows()).toEqual(wanted)

  expect(await field.inputValue()).toBe(typed)
  await typing.reload()
  await field.waitFor()
  expect(await field.inputValue()).toBe(typed)
})

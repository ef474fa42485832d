/** The board: cards move by the pointer, by keys and by their menu, a refused move goes back, and a move is undone. */
import type { Page } from "playwright"
import { afterEach, beforeEach, expect, test } from "vitest"
import { waitUntil } from "../../support/product/product.ts"
import { browserScene } from "../scene/browserScene.ts"
import { barriers, type Visitor } from "../visitor.ts"

const scene = browserScene()
const { request } = scene
let visitor: Visitor
let page: Page

beforeEach(async () => {
  visitor = await scene.enter("Ann", "member")
  page = visitor.page
})
afterEach(() => visitor.close())

const make = async (title: string) =>
  String((await request("POST", "/api/tasks", { title }, title.replaceAll(" ", "-"))).body.id)
const column = (name: string) => page.getByRole("region", { name, exact: true })
const card = (title: string, of = "") =>
  (of === "" ? page : column(of)).getByRole("listitem").filter({ hasText: title })
const openBoard = async (title: string) => {
  await page.goto(`${scene.tracker.origin}/board`)
  await card(title).waitFor()
}
const statusOf = async (id: string) => (await request("GET", `/api/tasks/${id}`)).body["status"]
const statusBecomes = (id: string, status: string) =>
  waitUntil(
    () => statusOf(id),
    (now) => now === status
  )

test("a card that is dragged to a column gets its status, and Z moves it back", async () => {
  const id = await make("Oil the winch")
  await openBoard("Oil the winch")
  await card("Oil the winch").dragTo(column("In progress"))
  await card("Oil the winch", "In progress").waitFor()
  await statusBecomes(id, "in-progress")
  await page.keyboard.press("z")
  await card("Oil the winch", "Open").waitFor()
  await statusBecomes(id, "open")
  // The navigation ends the requests of the page before.
  expect(visitor.complaints.filter((complaint) => !complaint.startsWith("failed:"))).toEqual([])
})

let huts = 0
test("Shift with an arrow moves the card with the focus, and its menu moves it to any column", async () => {
  // A repeated test needs a card that its first try has not moved.
  const hut = `Paint the hut ${++huts}`
  const id = await make(hut)
  await openBoard(hut)
  await card(hut).getByRole("link").focus()
  await page.keyboard.press("Shift+ArrowRight")
  await card(hut, "In progress").waitFor()
  const title = () => page.evaluate("document.activeElement.textContent")
  expect(await title()).toBe(hut)
  await page.keyboard.press("z")
  await card(hut, "Open").waitFor()
  await waitUntil(title, (now) => now === hut)
  await page.keyboard.press("Shift+ArrowRight")
  await card(hut, "In progress").waitFor()
  await page.keyboard.press("m")
  await page.getByRole("menuitem", { name: "Done" }).waitFor()
  // The items are shown before the menu has the focus; until then a letter is a key of the page.
  await page.locator("[role=menu]:focus-within").waitFor()
  await page.keyboard.press("d")
  await page.locator("[role=menuitem][data-highlighted]").filter({ hasText: "Done" }).waitFor()
  await page.keyboard.press("Enter")
  await card(hut, "Done").waitFor()
  await statusBecomes(id, "done")
  await waitUntil(title, (now) => now === hut)
})

test("a refused move puts the card back and says why", async () => {
  const id = await make("Mend the pier")
  let deaf = false
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      if (!deaf) socket.send(message)
    })
  })
  await openBoard("Mend the pier")
  deaf = true
  await request("POST", `/api/tasks/${id}/complete`, {}, "pier")
  await card("Mend the pier").dragTo(column("In progress"))
  await page.getByText("The task is done already. Reopen it first.").first().waitFor()
  await card("Mend the pier", "Open").waitFor()
  expect(await card("Mend the pier", "In progress").count()).toBe(0)
})

test("a task is made in a column, and the field stays open for the next one", async () => {
  await make("Count the bicycles")
  await openBoard("Count the bicycles")
  await column("In progress")
    .getByRole("button", { name: /^New task/ })
    .click()
  await page.keyboard.type("Tell the school")
  await page.keyboard.press("Enter")
  await card("Tell the school", "In progress").waitFor()
  await page.keyboard.type("Ask the yard")
  await page.keyboard.press("Enter")
  await card("Ask the yard", "In progress").waitFor()
  await page.keyboard.press("Escape")
  expect(await page.getByRole("textbox", { name: /^New task/ }).count()).toBe(0)
})

test("a change of another person moves a card, and under the pointer it stays and says where it belongs", async () => {
  const id = await make("Check the tide")
  await openBoard("Check the tide")
  await page.mouse.move(5, 5)
  await request("POST", `/api/tasks/${id}/start`, {}, "tide-start")
  await card("Check the tide", "In progress").waitFor()
  await card("Check the tide").hover()
  await request("POST", `/api/tasks/${id}/complete`, {}, "tide-done")
  await card("Check the tide", "In progress").getByText("→ Done").waitFor()
  await page.mouse.move(5, 5)
  await card("Check the tide", "Done").waitFor()
  expect(await card("Check the tide").getByText("→").count()).toBe(0)
})

test("the board has other columns, and no barriers", async () => {
  const id = await make("Sign the contract")
  await request("POST", `/api/tasks/${id}/prioritise`, { priority: "low" }, "low")
  await page.goto(`${scene.tracker.origin}/board?group=priority`)
  await card("Sign the contract", "low").dragTo(column("critical"))
  await card("Sign the contract", "critical").waitFor()
  expect(await barriers(page)).toEqual([])
})

test("a long column has only the cards near its visible part, and shows its last one", async () => {
  const many = 210
  await Promise.all(Array.from({ length: many }, (_, n) => make(`Sailing ${n} of many`)))
  await page.goto(`${scene.tracker.origin}/board`)
  const cards = column("Open").getByRole("listitem")
  await cards.first().waitFor()
  const heading = column("Open").getByRole("heading", { level: 2 })
  await waitUntil(
    () => heading.innerText(),
    (text) => Number(/\d+/.exec(text)?.[0]) >= many
  )
  expect(await cards.count()).toBeLessThan(many / 2)
  const last = card("Oil the winch", "Open")
  // The heights of the cards above are known only when they were shown.
  await waitUntil(
    async () => {
      await page.evaluate(`document.querySelector("[data-column]").scrollTo(0, 1e6)`)
      return await last.count()
    },
    (shown) => shown === 1
  )
})

test("the column Done shows the newest done tasks, however many tasks were cancelled after them", async () => {
  const done = await make("Empty the bilge")
  await request("POST", `/api/tasks/${done}/complete`, {}, "bilge")
  for (let n = 0; n < 51; n++) {
    const id = await make(`Wash deck ${n}`)
    await request("POST", `/api/tasks/${id}/cancel`, {}, `wash-${n}`)
  }
  await page.goto(`${scene.tracker.origin}/board`)
  await card("Empty the bilge", "Done").waitFor()
  expect(await column("Done").getByRole("button", { name: "Show more" }).count()).toBe(0)
  await page.goto(`${scene.tracker.origin}/board?status=done,cancelled`)
  await card("Wash deck 50", "Cancelled").waitFor()
  expect(await column("Cancelled").getByRole("button", { name: "Show more" }).count()).toBe(1)
})

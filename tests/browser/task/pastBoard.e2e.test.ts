/** The board of the past: a moment of the address, its cards, and the way back. */
import { expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"
import { expectFits } from "../scene/expectFits.ts"

const scene = browserScene()
const { request } = scene

test("a person sees the board as it was, changes nothing, and comes back", async () => {
  const { id, seq } = (await request("POST", "/api/tasks", { title: "Paint the pier" }, "paint")).body
  const { body } = await request("GET", `/api/tasks/${id}?after=${seq}`)
  const before = new Date(Date.parse(String(body["createdAt"])) - 1).toISOString()
  const done = (await request("POST", `/api/tasks/${id}/complete`, {}, "done")).body
  const later = (await request("GET", `/api/tasks/${id}?after=${done.seq}`)).body
  // The task was open until the instant of its completion.
  const open = new Date(Date.parse(String(later["updatedAt"])) - 1).toISOString()
  const visitor = await scene.enter("Ann", "member", { reducedMotion: "reduce" })
  const { page } = visitor
  const column = (name: string) => page.locator(".past").getByRole("region", { name })

  await page.goto(`${scene.tracker.origin}/board?asOf=${open}`)
  await column("Open").getByText("Paint the pier").waitFor()
  await column("Open").getByText("now Done").waitFor()
  expect(await page.locator(".past [draggable=true], .past .card-move").count()).toBe(0)
  // The verbs of the list do not reach a card of the past.
  await column("Open").getByRole("link", { name: "Paint the pier" }).focus()
  await page.keyboard.press("e")
  await expectFits(page, "past-board", ".past")
  await page.setViewportSize({ width: 1440, height: 900 })
  expect((await request("GET", `/api/tasks/${id}`)).body["status"]).toBe("done")

  await page.goto(`${scene.tracker.origin}/board?asOf=${before}`)
  await page.getByText("There were no tasks at that time.").waitFor()
  // The sentence takes the place of the columns.
  expect(await page.locator(".past .board").isVisible()).toBe(false)

  await page.keyboard.press("Escape")
  await page.locator(".board-place").getByText("Paint the pier").waitFor()
  expect(new URL(page.url()).searchParams.get("asOf")).toBeNull()
  await page.keyboard.press("h")
  await page.getByText("There were no tasks at that time.").waitFor()
  await page.keyboard.press("ArrowRight")
  await page.locator(".board-place").getByText("Paint the pier").waitFor()

  await page.goto(`${scene.tracker.origin}/board?asOf=${open}`)
  await column("Open").getByRole("link", { name: "Paint the pier" }).click()
  await page.locator(".tt-scrub").waitFor()
  await visitor.close()
})

/** The first page goes on by itself, but never away from the page that the person has chosen. */
import { expect, test } from "vitest"
import { browserScene } from "../scene/browserScene.ts"

const scene = browserScene()

/** Milliseconds: more than the longest wait of the first page. */
const longWait = 5000

test("a click on another page counts, also while its code is loaded and the proposals are not here", async () => {
  const { page, close } = await scene.enter("Ann", "member")
  const loaded = Promise.withResolvers<void>()
  await page.route("**/assets/RunsPage*.js", async (route) => {
    await loaded.promise
    await route.fallback()
  })
  // The page has no rows: its socket is never answered.
  await page.routeWebSocket("**/ws", () => undefined)
  await page.clock.install()
  await page.goto(scene.tracker.origin)
  await page.getByRole("link", { name: "Runs", exact: true }).click()
  await page.clock.fastForward(longWait)
  loaded.resolve()
  await page.getByRole("heading", { level: 1, name: "Runs" }).waitFor()
  expect(new URL(page.url()).pathname).toBe("/runs")
  await close()
})

test("without a click it shows the tasks when nothing waits", async () => {
  const { page, close } = await scene.enter("Ann", "member")
  await page.goto(scene.tracker.origin)
  await page.getByRole("heading", { level: 1, name: "Tasks" }).waitFor()
  expect(new URL(page.url()).pathname).toBe("/tasks")
  await close()
})

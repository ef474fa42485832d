/** Metrics in a real browser: a number opens what it counts, the period is in the address, and a plot is read by keyboard. */
import { beforeAll, expect, test } from "vitest"
import { allClassified, waitUntil } from "../../support/product/product.ts"
import { browserScene } from "../scene/browserScene.ts"
import { startReceiver } from "../../journey/webhooks/receiver.ts"
import { expectFits } from "../scene/expectFits.ts"

const scene = browserScene({ TT_WEBHOOK_NETWORKS: "127.0.0.1" })
const { request } = scene

beforeAll(async () => {
  await request("POST", "/api/tasks", { title: "Mend the pier" }, "pier")
  await request("POST", "/api/tasks", { title: "Paint the boat" }, "boat")
  await allClassified(request)
})

test.each(["light", "dark"] as const)("a member opens a number by keyboard (%s)", async (theme) => {
  const { page, complaints, close } = await scene.enter(`Mia ${theme}`, "member", { colorScheme: theme })
  await page.keyboard.press("g")
  await page.keyboard.press("f")
  await page.locator(".chart-place canvas").first().waitFor()
  await expectFits(page, `metrics-${theme}`)
  const number = page.getByRole("link", { name: "2 Tasks created" })
  await number.focus()
  await page.keyboard.press("Enter")
  await page.getByRole("link", { name: "Paint the boat" }).waitFor()
  await page.keyboard.press("Escape")
  await page.getByRole("dialog").waitFor({ state: "detached" })
  expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe("2 Tasks created")
  const plot = page.getByRole("slider", { name: "Tasks created" })
  await plot.focus()
  const today = await plot.getAttribute("aria-valuetext")
  await page.keyboard.press("ArrowLeft")
  expect(await plot.getAttribute("aria-valuenow")).toBe("28")
  expect(await plot.getAttribute("aria-valuetext")).not.toBe(today)
  await page.locator(".pick").click()
  await page.getByRole("option", { name: "7 days" }).click()
  await page.waitForURL(/days=7/)
  await page.locator(".metrics[aria-busy=false]").waitFor()
  await page.reload()
  expect(await page.getByRole("slider", { name: "Tasks created" }).getAttribute("aria-valuemax")).toBe("6")
  expect(complaints).toEqual([])
  await close()
})

test("an administrator sees how many webhooks arrived, and a number opens the deliveries of its webhook", async () => {
  const { tracker } = scene
  const admin = tracker.as(await tracker.token("admin"))
  const receiver = await startReceiver({ "/hook": () => 200 })
  const added = await admin("POST", "/api/webhooks", { name: "Builds", url: `${receiver.origin}/hook` })
  await request("POST", "/api/tasks", { title: "Oil the winch" }, "winch")
  await waitUntil(
    () => admin("GET", `/api/webhooks/${added.body.id}/deliveries`),
    ({ body }) => (body.items?.length ?? 0) > 0
  )
  const { page, complaints, close } = await scene.enter("Ada", "admin")
  await page.goto(`${tracker.origin}/figures`)
  const panel = page.getByRole("region", { name: "Webhooks delivered" })
  await panel.locator("canvas").waitFor()
  await expectFits(page, "metrics-webhooks")
  await panel.getByRole("link", { name: /Arrived/ }).click()
  await page.waitForURL(/settings\/webhooks\?webhook=/)
  expect(await page.getByRole("button", { name: /Builds/ }).getAttribute("aria-expanded")).toBe("true")
  await page.locator(".hook-try-line").first().waitFor()
  expect(complaints).toEqual([])
  await close()
  await receiver.stop()
})

/** Webhooks in a real browser: an owner adds one, tests it, looks at a delivery, sends it again, pauses it, and replaces its secret. */
import type { Page } from "playwright"
import { Webhook } from "standardwebhooks"
import { afterAll, beforeAll, expect, test } from "vitest"
import { startReceiver } from "../../journey/webhooks/receiver.ts"
import { sendAccepted } from "../../support/knowledge/requests.ts"
import { browserScene } from "../scene/browserScene.ts"
import { expectFits } from "../scene/expectFits.ts"
import { barriers } from "../visitor.ts"

const scene = browserScene({ TT_WEBHOOK_NETWORKS: "127.0.0.1" })
let receiver: Awaited<ReturnType<typeof startReceiver>>
beforeAll(async () => {
  receiver = await startReceiver({ "/hook": () => 200, "/broken": () => 500 })
})
afterAll(() => receiver.stop())

/** The product may be busy. */
const patiently = { timeout: 20_000 }

const open = (page: Page) => page.goto(`${scene.tracker.origin}/settings/webhooks`)
const dialog = (page: Page) => page.getByRole("dialog")
const add = async (page: Page, name: string, url: string) => {
  await page.getByRole("button", { name: "Add a webhook" }).click()
  await dialog(page).getByLabel("Name").fill(name)
  await dialog(page).getByLabel("Address").fill(url)
  await dialog(page).getByRole("button", { name: "Add", exact: true }).click()
}
const secretIn = async (page: Page) => {
  const field = page.getByRole("textbox", { name: /Copy the secret now/ })
  const secret = await field.inputValue()
  await page.keyboard.press("Escape")
  await dialog(page).waitFor({ state: "detached" })
  return secret
}
const rowOf = (page: Page, name: string) => page.locator(".hook-line", { hasText: name })

test("an owner adds a webhook, tests it, and sees each delivery with its request and answer", async () => {
  const { page, complaints, close } = await scene.enterAsOwner({ colorScheme: "light" })
  await open(page)
  await page.getByText("No webhooks yet").waitFor()
  await add(page, "Builds", `${receiver.origin}/hook`)
  const secret = await secretIn(page)
  await rowOf(page, "Builds").getByText("nothing sent yet").waitFor()

  await rowOf(page, "Builds").click()
  await page.getByText("Nothing was sent yet.").waitFor()
  await page.getByRole("button", { name: "Test", exact: true }).click()
  await page.getByText("Test: arrived, 200").waitFor()
  await rowOf(page, "Builds").getByText("works").waitFor()

  const { seq } = await sendAccepted(scene.request, "/api/tasks", { title: "Mend the pier" })
  await expect.poll(() => receiver.received.some(({ body }) => body.includes("Mend the pier")), patiently).toBe(true)
  const made = page.locator("[data-try]", { hasText: "Tasks: created" })
  await expect
    .poll(async () => {
      await page.getByRole("button", { name: "Refresh" }).click()
      return made.count()
    }, patiently)
    .toBe(1)
  await made.click()
  await page.getByLabel("Request").getByText(`"position": ${seq}`).waitFor()
  await page.getByLabel("Answer").getByText("noted").waitFor()
  expect(await barriers(page)).toEqual([])

  await page.getByRole("button", { name: "Send again", exact: true }).click()
  const sent = () => receiver.received.filter(({ body }) => body.includes('"task.created"'))
  await expect.poll(() => sent().length, patiently).toBe(2)
  expect(new Set(sent().map(({ id }) => id)).size).toBe(1)
  for (const { body, headers } of sent()) expect(new Webhook(secret).verify(body, { ...headers })).toBeTruthy()
  await expectFits(page, "webhooks-light", ".set-page")
  expect(complaints).toEqual([])
  await close()
})

test("a webhook is paused with an undo, gets another secret, and is removed after a question", async () => {
  const { page, complaints, close } = await scene.enterAsOwner({ colorScheme: "dark" })
  await open(page)
  await add(page, "Chat", `${receiver.origin}/hook`)
  const first = await secretIn(page)
  await rowOf(page, "Chat").click()
  await page.getByRole("button", { name: "Pause", exact: true }).click()
  await rowOf(page, "Chat").getByText("paused").waitFor()
  await page.getByRole("button", { name: "Undo" }).click()
  await page.getByRole("button", { name: "Pause", exact: true }).waitFor()
  await page.getByRole("button", { name: "New secret…" }).click()
  await page.getByRole("button", { name: "Make a new secret" }).click()
  expect(await secretIn(page)).not.toBe(first)
  await expectFits(page, "webhooks-dark", ".set-page")
  await page.getByRole("button", { name: "Remove…" }).click()
  // Escape closes one layer: the question, and not the row below it.
  await page.getByRole("alertdialog").waitFor()
  await page.keyboard.press("Escape")
  await page.getByRole("alertdialog").waitFor({ state: "detached" })
  await page.getByRole("button", { name: "Remove…" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove", exact: true }).click()
  await rowOf(page, "Chat").waitFor({ state: "detached" })
  expect(complaints).toEqual([])
  await close()
})

test("a refused address keeps the typed words, and says what to do", async () => {
  const { page, close } = await scene.enterAsOwner()
  await open(page)
  await add(page, "Inside", "https://10.0.0.1/hook")
  await dialog(page)
    .getByText(/Address: must not be in a private network.*TT_WEBHOOK_NETWORKS/)
    .waitFor()
  expect(await dialog(page).getByLabel("Name").inputValue()).toBe("Inside")
  expect(await barriers(page)).toEqual([])
  await page.reload()
  await page.getByRole("button", { name: "Add a webhook" }).click()
  expect(await dialog(page).getByLabel("Address").inputValue()).toBe("https://10.0.0.1/hook")
  await close()
})

test("by keyboard: chosen events of one thing, and the rows by the arrow keys", async () => {
  const { page, close } = await scene.enterAsOwner()
  await open(page)
  await page.getByRole("button", { name: "Add a webhook" }).focus()
  await page.keyboard.press("Enter")
  await dialog(page).getByLabel("Name").fill("Failing")
  await dialog(page).getByLabel("Address").fill(`${receiver.origin}/broken`)
  await dialog(page).getByRole("radio", { name: "All events" }).focus()
  await page.keyboard.press("ArrowDown")
  await dialog(page).getByRole("checkbox", { name: "Messages" }).focus()
  await page.keyboard.press("Space")
  await dialog(page).getByLabel("Name").focus()
  await page.keyboard.press("Enter")
  await secretIn(page)
  await sendAccepted(scene.request, "/api/tasks", { title: "Paint the door" })
  await expect.poll(() => receiver.received.some(({ path }) => path === "/broken"), patiently).toBe(true)
  await page.reload()
  await rowOf(page, "Failing").getByText("last try failed, tries again").waitFor()
  await rowOf(page, "Failing").focus()
  await page.keyboard.press("ArrowDown")
  expect(await page.evaluate("document.activeElement.textContent")).toContain("Builds")
  await page.keyboard.press("ArrowUp")
  await page.keyboard.press("Enter")
  await page.getByText("Tasks: all; Messages: all").waitFor()
  await page.getByText("failed: answer 500").first().waitFor()
  await page.keyboard.press("Escape")
  await page.getByText("failed: answer 500").first().waitFor({ state: "detached" })
  await close()
})

test("a member may not see the page", async () => {
  const { page, close } = await scene.enter("Mia", "member")
  await open(page)
  await page.getByRole("heading", { name: "This page is for administrators" }).waitFor()
  expect(await page.getByRole("link", { name: "Webhooks" }).count()).toBe(0)
  await close()
})
